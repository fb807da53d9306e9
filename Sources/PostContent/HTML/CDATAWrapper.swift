import ByteText

/// A second CDATA section around the whole of a text, which some programs put there.
enum CDATAWrapper {
  private static let start = Array("<![CDATA[".utf8)
  private static let end = Array("]]>".utf8)

  /// A text without it.
  static func removed(from text: String) -> String {
    guard text.utf8.drop(while: \.isSpace).starts(with: start) else { return text }
    // An end inside is written as the end of one section and the start of another.
    let joined = text.replacing("]]]]><![CDATA[>", with: "\u{1}")
    var rest = Array(joined.utf8)[...]
    while let content = content(of: rest) { rest = content }
    guard rest.count < joined.utf8.count else { return text }
    return String(decoding: rest, as: UTF8.self).replacing("\u{1}", with: "]]>")
  }

  /// The range without a section's marks at its ends.
  static func content(of range: Range<Int>, in text: Bytes) -> Range<Int> {
    let trimmed = text.trimmed(range)
    guard trimmed.count >= start.count + end.count, text.has("<![CDATA[", at: trimmed.lowerBound),
      text.has("]]>", at: trimmed.upperBound - end.count)
    else { return range }
    return trimmed.lowerBound + start.count..<trimmed.upperBound - end.count
  }

  /// What stands in a section; `nil` if the text is not one section.
  private static func content(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = text.drop(while: \.isSpace)
    while let last = text.last, last.isSpace { text.removeLast() }
    guard text.starts(with: start), text.count >= start.count + end.count,
      text.suffix(end.count).elementsEqual(end)
    else { return nil }
    let content = text.dropFirst(start.count).dropLast(end.count)
    return content.withUnsafeBufferPointer { $0.find("]]>", from: 0) } == nil
      || Self.content(of: content) != nil ? content : nil
  }
}
