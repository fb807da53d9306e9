import ByteText
public import SiteModel

// The format, byte for byte (lengths count bytes; nothing is escaped; no white space):
//
//   N;                        null
//   b:1;  i:-42;  d:0.5;      boolean, integer, float (also NAN, INF, -INF)
//   s:5:"hello";              string; S: the same with \xx escapes
//   a:2:{KEY VALUE …}         array; a key is an i or an s
//   O:8:"stdClass":1:{…}      object, its properties written like an array's elements
//   C:3:"Abc":5:{hello}       object with a format of its own
//   E:11:"Suit:Hearts";       case of an enum
//   r:2;  R:2;                the object, or the variable, that is the second value met

/// Reads values in the format of PHP's `serialize`, which plugins store in custom fields.
///
/// The input is the value of a custom field as bytes. The reader calls `looksSerialized` for each
/// custom field, and decodes the few that look serialised.
public enum PHPUnserializer {
  /// A decoded value.
  public struct Decoded: Sendable, Equatable {
    public var value: DecodedValue
    /// Whether the text is not exactly what PHP wrote: a length or a count is wrong, or something
    /// follows the value, or copies of references were left out because they would fill the memory.
    public var repaired: Bool
  }

  /// Whether WordPress would treat a custom field's value as serialised.
  ///
  /// It is the test of WordPress's `is_serialized`, which looks only at the ends of an array or a
  /// string.
  public static func looksSerialized(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count, bytes[start].isXMLWhiteSpace { start += 1 }
    guard start < bytes.count, isTag(bytes[start]) else { return false }
    var end = bytes.count
    while bytes[end - 1].isXMLWhiteSpace { end -= 1 }

    let tag = bytes[start]
    let last = bytes[end - 1]
    if tag == UInt8(ascii: "N") { return end - start == 2 && last == UInt8(ascii: ";") }
    guard end - start >= 4, bytes[start + 1] == UInt8(ascii: ":"),
      last == UInt8(ascii: ";") || last == UInt8(ascii: "}")
    else { return false }

    var index = start + 2
    switch tag {
    case UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "d"):
      while index < end, isNumeric(bytes[index]) { index += 1 }
      return index > start + 2 && index == end - 1 && last == UInt8(ascii: ";")
    case UInt8(ascii: "s") where bytes[end - 2] != UInt8(ascii: "\""):
      return false
    default:
      while index < end, bytes[index].isASCIIDigit { index += 1 }
      return index > start + 2 && bytes[index] == UInt8(ascii: ":")
    }
  }

  /// Decodes a custom field's value, without the white space around it, or returns `nil`.
  ///
  /// The lengths of strings may be wrong. Many archives have such lengths: a line end that was CRLF
  /// when PHP counted it is LF in XML. A repeated reference is copied; it is null if the copy would
  /// be endless. Bytes that are not UTF-8 become U+FFFD. The result is `nil` for a truncated value,
  /// and for a value with more than 200 levels.
  public static func decode(_ bytes: [UInt8]) -> Decoded? {
    let text = trimmed(bytes)
    var strict = PHPParser(text)
    if let value = strict.parse() {
      return Decoded(value: value, repaired: !strict.isAtEnd || strict.leftOut)
    }
    // If one wrong unit explains all lengths, that is better than a search for each of them.
    for unit in PHPLengthUnit.allCases.dropFirst() {
      var parser = PHPParser(text, countingIn: unit)
      if let value = parser.parse(), parser.isAtEnd {
        return Decoded(value: value, repaired: true)
      }
    }
    return repair(text).map { Decoded(value: $0, repaired: true) }
  }

  /// Decodes as PHP does: the result is `nil` for any error, and bytes after the first value are
  /// ignored.
  public static func decodeStrictly(_ bytes: [UInt8]) -> DecodedValue? {
    var parser = PHPParser(bytes)
    return parser.parse()
  }

  /// Searches the ends of strings whose lengths are wrong.
  ///
  /// The number of elements shows which end is right, so it is doubted last.
  private static func repair(_ text: [UInt8]) -> DecodedValue? {
    let terminators = PHPTerminators(text)
    for countsHold in [true, false] {
      var search = PHPSearch(terminators, countsHold: countsHold)
      // Sixteen tries are enough for two or three doubtful strings. A large text gets fewer tries,
      // because a hostile one would cost seconds.
      var tries = min(16, max(1, (1 << 20) / max(1, text.count)))
      repeat {
        var parser = PHPParser(text, searchingWith: search)
        if let value = parser.parse(), parser.isAtEnd { return value }
        guard let tried = parser.search else { break }
        search = tried
        tries -= 1
      } while tries > 0 && search.takeNextChoice()
    }
    return nil
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isInner = { (byte: UInt8) in !byte.isXMLWhiteSpace }
    guard let first = bytes.firstIndex(where: isInner),
      let last = bytes.lastIndex(where: isInner)
    else { return [] }
    return last - first + 1 == bytes.count ? bytes : Array(bytes[first...last])
  }

  private static func isTag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "s"), UInt8(ascii: "O"), UInt8(ascii: "N"),
      UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "d"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "E")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
