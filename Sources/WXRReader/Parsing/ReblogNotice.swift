import ByteText
import CharacterReferences
import SiteModel

/// The text that WordPress.com leaves as a comment on a post that somebody reblogged:
/// `Reblogged this on <a href="URL">BLOG</a>.` or `… and commented: NOTE`.
struct ReblogNotice {
  var reblog = CommentReblog()

  /// Reads a notice that has the whole form and nothing before it.
  ///
  /// It is strict because the form is the only sign of a notice if the comment's metas have no
  /// mark.
  init?(exactly content: String) {
    var content = content
    let notice = content.withUTF8 { Self.parse($0, isStrict: true) }
    guard let notice else { return nil }
    reblog = notice
  }

  /// Reads the parts of a notice that are there, in a comment that is known to be a notice.
  init(anyForm content: String) {
    var content = content
    reblog =
      content.withUTF8 { Self.parse($0, isStrict: true) ?? Self.parse($0, isStrict: false) }
      ?? CommentReblog()
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, isStrict: Bool
  ) -> CommentReblog? {
    var start = 0
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    let lead: StaticString = "Reblogged this on <a "
    if isStrict && !bytes.has(lead, at: start) { return nil }
    guard let link = bytes.find("<a ", from: start),
      let tagEnd = bytes.firstIndex(of: UInt8(ascii: ">"), from: link),
      let url = address(bytes, in: link + 2..<tagEnd)
    else { return nil }

    // A blog's title may contain markup, even a link. The right end tag is the first one that is
    // followed by the rest of the form.
    var search = tagEnd + 1
    while let end = bytes.find("</a>", from: search) {
      search = end + 4
      guard let note = note(bytes, from: search, isStrict: isStrict) else { continue }
      var reblog = CommentReblog()
      reblog.url = CharacterReferences.decode(string(bytes, url))
      reblog.blogTitle = CharacterReferences.decode(string(bytes, trimmed(bytes, tagEnd + 1..<end)))
      reblog.note = string(bytes, trimmed(bytes, note))
      return reblog
    }
    return nil
  }

  /// The value of `href` among a tag's attributes.
  private static func address(
    _ bytes: UnsafeBufferPointer<UInt8>, in tag: Range<Int>
  ) -> Range<Int>? {
    var search = tag.lowerBound
    while let name = bytes.find("href=", from: search), name + 5 < tag.upperBound {
      search = name + 5
      let quote = bytes[search]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = bytes.firstIndex(of: quote, from: search + 1), end <= tag.upperBound
      else { continue }
      return search + 1..<end
    }
    return nil
  }

  /// The text after the link: only a full stop, or the note.
  private static func note(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isStrict: Bool
  ) -> Range<Int>? {
    let lead: StaticString = " and commented:"
    if bytes.has(lead, at: start) {
      var note = start + lead.utf8CodeUnitCount
      while note < bytes.count, isSpace(bytes[note]) { note += 1 }
      for lineBreak in ["<br>", "<br/>", "<br />"] as [StaticString]
      where bytes.has(lineBreak, at: note) {
        note += lineBreak.utf8CodeUnitCount
      }
      return note..<bytes.count
    }
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    while end < bytes.count, isSpace(bytes[end]) { end += 1 }
    return end == bytes.count || !isStrict ? bytes.count..<bytes.count : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte.isXMLWhiteSpace || byte == 0x0B || byte == 0x0C
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func string(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
