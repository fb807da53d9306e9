import ByteText
import SiteModel

/// Numbers, sizes and dates as a page shows them.
enum Numbers {
  /// `12,345`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.utf8.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  static func size(_ byteCount: Int) -> String {
    switch byteCount {
    case ..<1000: Wording.count(byteCount, "byte")
    case ..<1_000_000: "\(Wording.fixed(Double(byteCount) / 1e3, 1)) kB"
    case ..<1_000_000_000: Wording.megabytes(byteCount)
    default: "\(Wording.fixed(Double(byteCount) / 1e9, 2)) GB"
    }
  }

  /// `2014-09-15 18:40`.
  static func minute(_ date: DateTime) -> String {
    String(date.isoText.dropLast(3).replacing("T", with: " "))
  }

  static func day(_ date: DateTime) -> String { String(date.isoText.prefix(10)) }
}
