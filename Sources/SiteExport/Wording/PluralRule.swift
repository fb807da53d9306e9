/// The grammatical number that a language uses for a count.
///
/// - Source: Unicode CLDR, plural rules, cardinals. They are for whole numbers below a million.
enum PluralRule: Sendable {
  /// One form for all: Japanese, Chinese, Korean.
  case other
  /// `one` for 1: English and most others.
  case oneOther
  /// `one` for 0 and 1: French, Brazilian Portuguese, Persian.
  case zeroOneOther
  case arabic, hebrew, polish, russian

  enum Category: Sendable {
    case zero, one, two, few, many, other
  }

  func category(of count: Int) -> Category {
    let (ones, hundreds) = (count % 10, count % 100)
    switch self {
    case .other: return .other
    case .oneOther: return count == 1 ? .one : .other
    case .zeroOneOther: return count <= 1 ? .one : .other
    case .hebrew: return count == 1 ? .one : count == 2 ? .two : .other
    case .arabic:
      switch (count, hundreds) {
      case (0, _): return .zero
      case (1, _): return .one
      case (2, _): return .two
      case (_, 3...10): return .few
      case (_, 11...99): return .many
      default: return .other
      }
    case .polish:
      return count == 1 ? .one : Self.isFew(ones, hundreds) ? .few : .many
    case .russian:
      return ones == 1 && hundreds != 11 ? .one : Self.isFew(ones, hundreds) ? .few : .many
    }
  }

  /// 2, 3, 4, 22, …, but not 12, 13, 14.
  private static func isFew(_ ones: Int, _ hundreds: Int) -> Bool {
    (2...4).contains(ones) && !(12...14).contains(hundreds)
  }
}
