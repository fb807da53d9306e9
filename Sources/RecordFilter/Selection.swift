import ByteText
public import SiteModel

/// The posts that a user asks for.
///
/// A post is included if it meets every restriction. It meets a restriction if it matches one of
/// its values. The command applies the selection before `Redaction`, because that changes the
/// logins that the selection compares.
public struct Selection: Sendable {
  /// Post types; empty for all.
  public var types: Set<String> = []
  /// Post statuses; empty for all.
  public var statuses: Set<String> = []
  /// Logins; empty for all.
  public var authors: Set<String> = []
  /// Terms of which a post has at least one; empty for no restriction.
  public var terms: Set<TermReference> = []
  /// The first day that is in.
  public var since: Day?
  /// The last day that is in.
  public var until: Day?
  /// Whether posts keep their comments.
  ///
  /// The caller must drop them; `includes(_:)` ignores this property.
  public var includesComments = true

  public init() {}

  /// Whether nothing is left out, not even comments.
  public var isEverything: Bool {
    includesComments && types.isEmpty && statuses.isEmpty && authors.isEmpty && terms.isEmpty
      && since == nil && until == nil
  }

  /// Whether the post meets every restriction.
  ///
  /// The day is that of `dateGMT`, else of `date`. A post with neither is not included if days are
  /// restricted.
  public func includes(_ post: Post) -> Bool {
    guard types.isEmpty || types.contains(post.type),
      statuses.isEmpty || statuses.contains(post.status),
      authors.isEmpty || authors.contains(post.author),
      terms.isEmpty || post.terms.contains(where: selects)
    else { return false }
    guard since != nil || until != nil else { return true }
    guard let date = post.dateGMT ?? post.date else { return false }
    let day = Day(date)
    return since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }

  private func selects(_ term: PostTerm) -> Bool {
    if terms.contains(TermReference(taxonomy: term.taxonomy, slug: term.slug)) { return true }
    guard let stored = term.raw.last(where: { $0.field == "slug" }) else { return false }
    return terms.contains(TermReference(taxonomy: term.taxonomy, slug: stored.text))
  }
}

extension Selection {
  /// A term as a user names it.
  public struct TermReference: Sendable, Hashable {
    public let taxonomy: String
    /// With the digits of percent escapes in lower case, as WordPress stores them.
    public let slug: String

    /// Takes the slug, decoded or as stored.
    ///
    /// The case of percent escapes does not matter.
    public init(taxonomy: String, slug: String) {
      self.taxonomy = taxonomy
      self.slug = Self.lowercasingEscapes(of: slug)
    }

    /// Reads `TAXONOMY:SLUG`.
    ///
    /// The first colon divides it; a slug may contain others.
    public init(parsing text: String) throws(SelectionError) {
      guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
        colon != text.startIndex, text.utf8.index(after: colon) != text.endIndex
      else {
        throw SelectionError(
          .termSyntax, "“\(text)” names no term (write TAXONOMY:SLUG, such as category:news)")
      }
      self.init(
        taxonomy: String(text[..<colon]), slug: String(text[text.utf8.index(after: colon)...]))
    }

    private static func lowercasingEscapes(of slug: String) -> String {
      guard slug.utf8.contains(UInt8(ascii: "%")) else { return slug }
      var bytes = Array(slug.utf8)
      for index in bytes.indices.dropLast(2) where bytes[index] == UInt8(ascii: "%") {
        guard bytes[index + 1].hexDigitValue != nil, bytes[index + 2].hexDigitValue != nil else {
          continue
        }
        // The bit that tells small letters from capitals is set in digits already.
        bytes[index + 1] |= 0x20
        bytes[index + 2] |= 0x20
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A day of the Gregorian calendar.
  public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let year: UInt16
    private let month: UInt8
    private let day: UInt8

    public init(_ date: DateTime) {
      year = date.year
      month = date.month
      day = date.day
    }

    /// `2014-03-31`.
    public var description: String {
      func padded(_ number: some BinaryInteger, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Reads `YYYY-MM-DD`, and refuses a day that is not in the calendar.
    public init(parsing text: String) throws(SelectionError) {
      let bytes = Array(text.utf8)
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
        let day = Self.number(bytes[8..<10])
      else {
        throw SelectionError(
          .daySyntax, "“\(text)” is not a day (write YYYY-MM-DD, such as 2014-03-31)")
      }
      guard
        let date = DateTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
      else { throw SelectionError(.noSuchDay, "There is no day “\(text)”") }
      self.init(date)
    }

    public static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
  }
}

/// Why a text is not a valid selection.
public struct SelectionError: Error, Sendable, Equatable {
  public var code: Code
  /// One phrase; the user's text in it is not yet safe for a terminal.
  public var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The stable name of a kind of error.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The text is not `TAXONOMY:SLUG`.
    public static let termSyntax = Code(rawValue: "term-syntax")
    /// The text is not `YYYY-MM-DD`.
    public static let daySyntax = Code(rawValue: "day-syntax")
    /// The text has the form of a day, but the day is not in the calendar.
    public static let noSuchDay = Code(rawValue: "no-such-day")
  }
}
