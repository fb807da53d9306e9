import ByteText
import CharacterReferences
import Glibc

/// Reads tokens as HTML Standard §13.2.5 has it, in runs: each state that only gathers is one search.
///
/// Text, names and values are ranges of the source where they can be. What has to be decoded, put into lower case or
/// cleaned of U+0000 is appended behind the source.
struct HTMLTokenizer: ~Copyable {
  /// The names of elements, the source, some bytes that are 0, and what was appended.
  var bytes = Arena<UInt8>(capacity: 0)
  /// The attributes of all start tags so far, before them the tag's name if it has no number.
  var attributes = Arena<HTMLAttribute>(capacity: 0)
  var attributeNames = AttributeNames()
  var token = HTMLToken()
  /// How the text at `position` is read.
  ///
  /// Text that is no markup ends at the end tag `lastStartTag`.
  var textKind = TextKind.data
  var lastStartTag = PackedName("")
  var lastStartTagLength = 0

  /// Where the next token begins.
  var position = 0
  /// Where the source begins and ends.
  private(set) var start = 0
  private(set) var end = 0
  /// Whether there is a U+0000 anywhere in the source.
  private(set) var hasNUL = false

  private let tags = NameTable.tags

  /// So many bytes can be read behind the source and behind each name, value and text.
  static var padding: Int { 16 }

  /// Begins with a new source, whose line ends become line feeds (§13.2.3.5).
  mutating func start(_ source: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll()
    ElementNames.append(to: &bytes)
    start = bytes.count
    attributes.removeAll()
    attributeNames.removeAll()
    appendNormalized(source)
    end = bytes.count
    bytes.append(repeating: 0, count: Self.padding)
    hasNUL = firstIndex(of: 0, in: bytes.base, start..<end) < end
    position = start
    textKind = .data
    lastStartTagLength = 0
  }

  private mutating func appendNormalized(_ source: UnsafeBufferPointer<UInt8>) {
    guard let base = source.baseAddress else { return }
    let carriageReturn = UInt8(ascii: "\r")
    var mark = 0
    while true {
      let found = firstIndex(of: carriageReturn, in: base, mark..<source.count)
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + mark, count: found - mark))
      guard found < source.count else { return }
      bytes.append(UInt8(ascii: "\n"))
      mark = found + 1
      if mark < source.count, base[mark] == UInt8(ascii: "\n") { mark += 1 }
    }
  }

  /// Reads the next token into `token`; false at the end of the source.
  ///
  /// `allowsCDATA` says whether the place is in SVG or MathML.
  mutating func advance(allowsCDATA: Bool) -> Bool {
    while position < end {
      let isToken =
        switch textKind {
        case .data: readData(allowsCDATA)
        case .escapableRawText, .rawText, .scriptData: readRawText()
        case .plainText: readPlainText()
        case .cdata: readCDATA()
        }
      if isToken { return true }
    }
    return false
  }

  // MARK: Data (§13.2.5.1)

  @inline(__always)
  private mutating func readData(_ allowsCDATA: Bool) -> Bool {
    let text = bytes.base
    if text[position] == UInt8(ascii: "<") {
      let following = text[position &+ 1]
      if following.isASCIILetter { return readStartTag() }
      if following == UInt8(ascii: "/"), text[position &+ 2].isASCIILetter { return readEndTag() }
      if beginsMarkup(at: position) { return readDeclaration(allowsCDATA) }
    }
    return readText()
  }

  /// Whether a `<` begins markup, and not text.
  @inline(__always)
  private func beginsMarkup(at index: Int) -> Bool {
    let text = bytes.base
    return switch text[index &+ 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): true
    // `</` at the end is text; `</>` is nothing at all and does not divide text.
    case UInt8(ascii: "/"): index &+ 2 < end && text[index &+ 2] != UInt8(ascii: ">")
    case let byte: byte.isASCIILetter
    }
  }

  /// Reads text up to the next markup; false if it is empty, as `</>` is.
  private mutating func readText() -> Bool {
    var run = TextRun(start: position)
    var index = position
    var hasNUL = false
    scan: while true {
      index = firstIndex(
        of: UInt8(ascii: "<"), UInt8(ascii: "&"), 0, in: bytes.base, from: index)
      switch bytes.base[index] {
      case UInt8(ascii: "<"):
        if beginsMarkup(at: index) { break scan }
        if bytes.base[index &+ 1] == UInt8(ascii: "/"), index + 2 < end {
          flush(&run, upTo: index)
          run.mark = index + 3
          index += 3
        } else {
          index += 1
        }
      case UInt8(ascii: "&"): index = appendReference(at: index, &run, isInAttribute: false, end)
      default:
        if index >= end { break scan }
        hasNUL = true
        index += 1
      }
    }
    position = index
    setText(run, end: index)
    token.hasNUL = hasNUL
    return token.end > token.start
  }

  // MARK: Runs

  /// Text, of which a part had to be decoded, from where on it stands behind the source.
  struct TextRun {
    /// Where the text begins: in the source, or behind it.
    var start: Int
    /// From where on the source has not been copied.
    var mark: Int
    var isCopied = false

    init(start: Int) {
      self.start = start
      mark = start
    }
  }

  /// Copies what stands before an index.
  mutating func flush(_ run: inout TextRun, upTo index: Int) {
    if !run.isCopied {
      run.isCopied = true
      run.start = bytes.count
    }
    bytes.appendCopy(of: run.mark..<index)
    run.mark = index
  }

  mutating func setText(_ run: TextRun, end: Int) {
    token.kind = .text
    token.hasNUL = false
    (token.start, token.end) = finish(run, end: end)
  }

  mutating func finish(_ run: TextRun, end: Int) -> (start: Int, end: Int) {
    guard run.isCopied else { return (run.start, end) }
    bytes.appendCopy(of: run.mark..<end)
    bytes.reserve(Self.padding)
    return (run.start, bytes.count)
  }

  /// Decodes the reference at an ampersand and returns where the text goes on.
  mutating func appendReference(
    at index: Int, _ run: inout TextRun, isInAttribute: Bool, _ end: Int
  ) -> Int {
    let text = UnsafeBufferPointer(start: bytes.base, count: end)
    guard let reference = CharacterReference(in: text, at: index, isInAttribute: isInAttribute)
    else { return index + 1 }
    flush(&run, upTo: index)
    append(reference.character)
    if let second = reference.secondCharacter { append(second) }
    run.mark = reference.end
    return reference.end
  }

  mutating func append(_ character: Unicode.Scalar) {
    if character.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: character.value))
    } else {
      for unit in character.utf8 { bytes.append(unit) }
    }
  }

  /// A range with U+FFFD in place of each U+0000, or without them.
  @inline(__always)
  mutating func replacingNUL(_ start: Int, _ end: Int, dropping: Bool = false) -> (Int, Int) {
    hasNUL ? copyReplacingNUL(start, end, dropping) : (start, end)
  }

  private mutating func copyReplacingNUL(_ start: Int, _ end: Int, _ drops: Bool) -> (Int, Int) {
    var run = TextRun(start: start)
    var index = firstIndex(of: 0, in: bytes.base, start..<end)
    while index < end {
      flush(&run, upTo: index)
      if !drops { append("\u{FFFD}") }
      run.mark = index + 1
      index = firstIndex(of: 0, in: bytes.base, run.mark..<end)
    }
    return finish(run, end: end)
  }

  /// The number of the name in a range, which has no upper case.
  @inline(__always)
  func tag(named start: Int, _ end: Int) -> HTMLTag {
    guard end &- start <= 16 else { return .unknown }
    let number = tags.number(of: PackedName(bytes.base + start, count: end &- start))
    return HTMLTag(rawValue: number) ?? .unknown
  }
}
