import ByteText

/// The order in which people count: part 2 comes before part 10.
public enum NaturalOrder {
  public static func isBefore(
    _ left: some StringProtocol, _ right: some StringProtocol
  ) -> Bool {
    isBefore(Array(left.utf8), Array(right.utf8))
  }

  public static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    var (l, r) = (0, 0)
    while l < left.count && r < right.count {
      let (a, b) = (digits(left[l...]), digits(right[r...]))
      if a.isEmpty || b.isEmpty {
        if left[l] != right[r] { return rank(left[l]) < rank(right[r]) }
        l += 1
        r += 1
        continue
      }
      let (x, y) = (a.drop { $0 == zero }, b.drop { $0 == zero })
      if x.count != y.count { return x.count < y.count }
      if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
      if a.count != b.count { return a.count < b.count }
      l = a.endIndex
      r = b.endIndex
    }
    return left.count - l < right.count - r
  }
}

private let zero = UInt8(ascii: "0")

private func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  bytes.prefix(while: \.isASCIIDigit)
}

/// What is in a folder stays together.
private func rank(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "/") ? 0 : byte }
