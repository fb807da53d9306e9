import ByteText
import CharacterReferences
import SiteModel
import WXRFormat

/// The text of the field that is open, and what it means.
///
/// A field's text may come as plain text, as CDATA, as several sections or as a mix of these.
struct FieldText: ~Copyable {
  /// The collected text.
  ///
  /// It does not have the text of a field that is a single CDATA section.
  private var text = ByteBuffer(capacity: 16 << 10)
  /// The text of elements inside the field.
  private var inner = ByteBuffer(capacity: 16 << 10)
  /// The only CDATA section so far, with its place in the archive and the length of the text before
  /// it.
  ///
  /// Nearly every field is a single section. Its value is used in place, without a copy.
  private var section: (bytes: UnsafeBufferPointer<UInt8>, place: Int)?
  /// The runs of `text` that come from CDATA, if sections are collected there.
  private var cdata: [Range<Int>] = []
  /// Whether there is anything but white space outside CDATA.
  private var hasPlainText = false
  private var hasElements = false
  /// The value, after the field has ended; valid until the next field begins.
  private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var rule = FieldRule.none
  /// Whether the record already had a field of this name, whose value this one replaces.
  private(set) var isRepeat = false
  /// Whether, since the flag was last cleared, bytes were replaced or removed, or there was text
  /// beside CDATA.
  var isSuspicious = false

  mutating func begin(_ rule: FieldRule, isRepeat: Bool) {
    self.rule = rule
    text.removeAll()
    section = nil
    hasPlainText = false
    self.isRepeat = isRepeat
    guard hasElements || !cdata.isEmpty else { return }
    hasElements = false
    inner.removeAll()
    cdata = []
  }

  /// Takes the whole content of the field at once.
  ///
  /// - Parameters:
  ///   - bytes: Must stay where they are until the field has ended.
  ///   - isCDATA: Whether they are one CDATA section; else they are text without line ends.
  mutating func set(_ bytes: UnsafeBufferPointer<UInt8>, isCDATA: Bool) {
    if isCDATA { append(cdata: bytes) } else { section = (bytes, 0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !hasPlainText { hasPlainText = !bytes.isXMLWhiteSpace }
    text.append(bytes)
  }

  mutating func beginElement() { hasElements = true }

  mutating func append(inElement bytes: UnsafeBufferPointer<UInt8>) { inner.append(bytes) }

  /// Takes a CDATA section, whose bytes must stay where they are until the field has ended.
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

  /// Moves the single section to its place in the text.
  private mutating func gatherSection() {
    guard let (bytes, place) = section else { return }
    section = nil
    text.insert(bytes, at: place)
    cdata = [place..<place + bytes.count]
  }

  /// Appends text with line ends as XML 1.0 §2.11 asks for, and without forbidden characters.
  ///
  /// The repair, which follows, tells of them.
  private mutating func appendCleaning(
    _ bytes: UnsafeBufferPointer<UInt8>, _ controls: ControlCharacters
  ) {
    var copiedEnd = 0
    while let index = nextToClean(in: bytes, from: copiedEnd, controls) {
      text.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd..<index]))
      copiedEnd = index + 1
      if bytes[index] != UInt8(ascii: "\r") {
        isSuspicious = true
        if ControlCharacters.isWhiteSpace(bytes[index]) { text.append(UInt8(ascii: " ")) }
      } else if copiedEnd == bytes.count || bytes[copiedEnd] != UInt8(ascii: "\n") {
        text.append(UInt8(ascii: "\n"))
      }
    }
    text.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd...]))
  }

  private func nextToClean(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ controls: ControlCharacters
  ) -> Int? {
    if !controls.hasForbidden {
      return bytes.firstIndex(of: UInt8(ascii: "\r"), from: start)
    }
    return bytes[start...].firstIndex {
      $0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t")
    }
  }

  /// Sets the value.
  ///
  /// If there is CDATA with only white space around it, the value is the CDATA. Else it is all the
  /// text: first the field's own, then the text of elements inside the field.
  ///
  /// WordPress 5.0 and 5.1 write white space around the CDATA of bodies, and so do pretty-printers.
  mutating func end() {
    if hasPlainText || hasElements {
      if section != nil || !cdata.isEmpty || holdsMessage { isSuspicious = true }
      gatherSection()
      if hasElements { text.append(inner.bytes) }
      bytes = text.bytes
    } else if let section {
      bytes = section.bytes
    } else {
      bytes = cdata.isEmpty ? text.bytes : text.bytes(joinedSections())
    }
    if !rule.traits.contains(.keepsWhiteSpace) { trim() }
  }

  /// Puts the sections together behind all the text, and returns where they are then.
  private mutating func joinedSections() -> Range<Int> {
    if cdata.count == 1 { return cdata[0] }
    let start = text.count
    for section in cdata { text.append(copyOf: section) }
    return start..<text.count
  }

  /// Whether the plain text probably contains a PHP message, which is on a line of its own.
  private var holdsMessage: Bool {
    text.bytes.contains(UInt8(ascii: "\n"))
      && text.bytes.find(" on line ", from: 0) != nil
  }

  private mutating func trim() {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start].isXMLWhiteSpace { start += 1 }
    while end > start, bytes[end - 1].isXMLWhiteSpace { end -= 1 }
    if end - start < bytes.count { bytes = UnsafeBufferPointer(rebasing: bytes[start..<end]) }
  }

  var isEmpty: Bool { bytes.isEmpty }

  var name: ElementName { rule.name }
}

// The value as a field.
extension FieldText {
  /// The value as stored.
  mutating func string() -> String {
    let (text, isValid) = makeString(bytes)
    if !isValid { isSuspicious = true }
    return text
  }

  /// The value with its character references decoded.
  mutating func text(_ raw: inout [StoredText]) -> String {
    let decoded = CharacterReferences.decode(bytes)
    return neutral(decoded.map { String(decoding: $0, as: UTF8.self) }, &raw)
  }

  /// The value with its percent escapes decoded.
  mutating func slug(_ raw: inout [StoredText]) -> String {
    neutral(decodedSlug(bytes), &raw)
  }

  /// `nil` for an empty value, and for a value that is not an integer; that value goes to `raw`.
  mutating func integer(_ raw: inout [StoredText]) -> Int? {
    let value = integerValue(bytes)
    settle(&raw, stored: value == nil && !isEmpty ? string() : nil)
    return value
  }

  /// `nil` for an empty value, a zero date, and a value that is not a date; that value goes to
  /// `raw`.
  mutating func dateTime(_ raw: inout [StoredText]) -> DateTime? {
    let value = DateTime(mySQL: bytes)
    let isMeant = value != nil || isEmpty || isZeroDate(bytes)
    settle(&raw, stored: isMeant ? nil : string())
    return value
  }

  /// `1` is true.
  ///
  /// A value other than `0` and `1` goes to `raw`.
  mutating func flag(_ raw: inout [StoredText]) -> Bool {
    let text = string()
    settle(&raw, stored: ["1", "0", ""].contains(text) ? nil : text)
    return text == "1"
  }

  /// `nil` for an empty value, and for a value that is not a date; that value goes to `raw`.
  mutating func rssDate(_ raw: inout [StoredText]) -> DateTime? {
    let stored = string()
    let value = RSSDate(stored)?.utc
    settle(&raw, stored: value == nil && !stored.isEmpty ? stored : nil)
    return value
  }

  /// Keeps a value in `raw` if the model has no other place for it.
  mutating func keepStored(_ raw: inout [StoredText]) {
    settle(&raw, stored: isEmpty ? nil : string())
  }

  private mutating func neutral(
    _ decoded: String?, _ raw: inout [StoredText]
  ) -> String {
    let stored = string()
    let value = decoded ?? stored
    settle(&raw, stored: decoded == nil || value == stored ? nil : stored)
    return value
  }

  /// Keeps `stored` in `raw`.
  ///
  /// It replaces the entry of an earlier field with the same name.
  private func settle(_ raw: inout [StoredText], stored: String?) {
    let name = rule.modelField.rawValue
    if isRepeat, let place = raw.firstIndex(where: { $0.field == name }) {
      if let stored { raw[place].text = stored } else { raw.remove(at: place) }
    } else if let stored {
      raw.append(StoredText(rule.modelField, text: stored))
    }
  }
}

extension StoredText {
  init(_ field: ModelField, text: String) { self.init(field: field.rawValue, text: text) }
}
