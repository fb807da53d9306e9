import CharacterReferences
import SiteModel

/// The text of the leaf element that is open, and what it means as a field.
///
/// A leaf's text may come as plain text, as CDATA, as several sections or as a mix of these.
struct LeafText: ~Copyable {
  /// The text that is gathered: all but a CDATA section that stands alone.
  private var text = TextBuffer()
  /// The text of elements inside the leaf.
  private var inner = TextBuffer()
  /// The one CDATA section so far, where it stands in the archive, and how much text came before it.
  ///
  /// Nearly every leaf is one section and nothing else; its value is used where it is.
  private var section: (bytes: UnsafeBufferPointer<UInt8>, place: Int)?
  /// The runs of `text` that stood in CDATA, once sections are gathered there.
  private var cdata: [Range<Int>] = []
  /// Whether anything but white space stands outside CDATA.
  private var hasPlainText = false
  private var hasElements = false
  /// The value, once the leaf has ended; valid until the next leaf begins.
  private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether the leaf's parent had one of this name before, whose value this one replaces.
  private(set) var isRepeat = false
  /// Whether bytes had to be replaced or removed, or text stands beside CDATA, since the flag was
  /// last cleared.
  var isSuspicious = false

  mutating func begin(isRepeat: Bool) {
    text.removeAll()
    section = nil
    hasPlainText = false
    self.isRepeat = isRepeat
    guard hasElements || !cdata.isEmpty else { return }
    hasElements = false
    inner.removeAll()
    cdata = []
  }

  /// Takes all that the leaf holds at once.
  ///
  /// - Parameters:
  ///   - bytes: Must stay where they are until the leaf has ended.
  ///   - isCDATA: Whether they are one CDATA section; else they are text without line ends.
  mutating func set(_ bytes: UnsafeBufferPointer<UInt8>, isCDATA: Bool) {
    if isCDATA { append(cdata: bytes) } else { section = (bytes, 0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !hasPlainText { hasPlainText = !isWhiteSpace(bytes) }
    text.append(bytes)
  }

  mutating func beginElement() { hasElements = true }

  mutating func append(inElement bytes: UnsafeBufferPointer<UInt8>) { inner.append(bytes) }

  /// Takes a CDATA section, whose bytes must stay where they are until the leaf has ended.
  mutating func append(cdata bytes: UnsafeBufferPointer<UInt8>) {
    let controls = ControlCharacters(in: bytes)
    let isClean = !controls.hasCarriageReturn && !controls.hasForbidden
    if section == nil && cdata.isEmpty && isClean {
      section = (bytes, text.count)
      return
    }
    gatherSection()
    let start = text.count
    if isClean { text.append(bytes) } else { appendCleaning(bytes, controls) }
    cdata.append(start..<text.count)
  }

  /// Moves the section that stood alone to where it belongs in the text.
  private mutating func gatherSection() {
    guard let (bytes, place) = section else { return }
    section = nil
    text.insert(bytes, at: place)
    cdata = [place..<place + bytes.count]
  }

  /// Appends text with line ends as XML 1.0 §2.11 asks for, and without forbidden characters.
  private mutating func appendCleaning(
    _ bytes: UnsafeBufferPointer<UInt8>, _ controls: ControlCharacters
  ) {
    var mark = 0
    while let index = nextToClean(in: bytes, from: mark, controls) {
      text.append(UnsafeBufferPointer(rebasing: bytes[mark..<index]))
      mark = index + 1
      if bytes[index] != UInt8(ascii: "\r") {
        isSuspicious = true
      } else if mark == bytes.count || bytes[mark] != UInt8(ascii: "\n") {
        text.append(UInt8(ascii: "\n"))
      }
    }
    text.append(UnsafeBufferPointer(rebasing: bytes[mark...]))
  }

  private func nextToClean(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ controls: ControlCharacters
  ) -> Int? {
    if !controls.hasForbidden {
      return firstIndex(of: UInt8(ascii: "\r"), in: bytes, from: start)
    }
    return bytes[start...].firstIndex {
      $0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t")
    }
  }

  /// Settles the value: with CDATA and only white space around it the CDATA, else all the text, that
  /// of elements inside the leaf after its own.
  ///
  /// WordPress 5.0 and 5.1 wrote white space around the CDATA of bodies; pretty-printers do too.
  mutating func end(trimmed: Bool) {
    if hasPlainText || hasElements {
      if section != nil || !cdata.isEmpty || holdsMessage { isSuspicious = true }
      gatherSection()
      if hasElements { text.append(inner.bytes) }
      bytes = text.bytes
    } else if let section {
      bytes = section.bytes
    } else {
      bytes = cdata.isEmpty ? text.bytes : text.bytes(text.join(cdata))
    }
    if trimmed { trim() }
  }

  /// Whether the plain text has what is likely a message of PHP, which stands on a line of its own.
  private var holdsMessage: Bool {
    text.bytes.contains(UInt8(ascii: "\n"))
      && firstIndex(of: " on line ", in: text.bytes, from: 0) != nil
  }

  private mutating func trim() {
    var start = 0
    var end = bytes.count
    while start < end, isWhiteSpace(bytes[start]) { start += 1 }
    while end > start, isWhiteSpace(bytes[end - 1]) { end -= 1 }
    if end - start < bytes.count { bytes = UnsafeBufferPointer(rebasing: bytes[start..<end]) }
  }

  var isEmpty: Bool { bytes.isEmpty }
}

// The value as a field.
extension LeafText {
  /// The value as stored.
  mutating func string() -> String {
    let (text, isValid) = makeString(bytes)
    if !isValid { isSuspicious = true }
    return text
  }

  /// The value with its character references decoded.
  mutating func text(_ field: String, _ raw: inout [StoredText]) -> String {
    let decoded = CharacterReferences.decode(bytes)
    return neutral(decoded.map { String(decoding: $0, as: UTF8.self) }, field, &raw)
  }

  /// The value with its percent escapes decoded.
  mutating func slug(_ field: String, _ raw: inout [StoredText]) -> String {
    neutral(decodedSlug(bytes), field, &raw)
  }

  /// `nil` for an empty value, and for one that is no integer: that goes to `raw`.
  mutating func integer(_ field: String, _ raw: inout [StoredText]) -> Int? {
    let value = integerValue(bytes)
    settle(field, &raw, stored: value == nil && !isEmpty ? string() : nil)
    return value
  }

  /// `nil` for an empty value and a zero date, and for one that is no date: that goes to `raw`.
  mutating func dateTime(_ field: String, _ raw: inout [StoredText]) -> DateTime? {
    let value = DateTime(mySQL: bytes)
    let isMeant = value != nil || isEmpty || isZeroDate(bytes)
    settle(field, &raw, stored: isMeant ? nil : string())
    return value
  }

  /// `1` is true; what is neither that nor `0` goes to `raw`.
  mutating func flag(_ field: String, _ raw: inout [StoredText]) -> Bool {
    let text = string()
    settle(field, &raw, stored: ["1", "0", ""].contains(text) ? nil : text)
    return text == "1"
  }

  private mutating func neutral(
    _ decoded: String?, _ field: String, _ raw: inout [StoredText]
  ) -> String {
    let stored = string()
    let value = decoded ?? stored
    settle(field, &raw, stored: decoded == nil || value == stored ? nil : stored)
    return value
  }

  /// Keeps `stored` in `raw`, in place of what a leaf that this one repeats left there.
  private func settle(_ field: String, _ raw: inout [StoredText], stored: String?) {
    if isRepeat { raw.removeAll { $0.field == field } }
    if let stored { raw.append(StoredText(field: field, text: stored)) }
  }
}
