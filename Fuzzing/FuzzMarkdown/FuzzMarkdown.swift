import ByteText
import FuzzSupport
import MarkdownExport
import PostContent

// HTML to Markdown, as authors' and as visitors': any bytes give lines, no more than a multiple of what
// went in, and the same whatever was converted before.

private struct NoContext: ContentContext {
  var postID: Int? { nil }
  func attachment(_ id: Int) -> ContentAttachment? { nil }
  func attachments(ofPost id: Int) -> [ContentAttachment] { [] }
  func reusableBlock(_ id: Int) -> String? { nil }
  func metaValue(_ key: String) -> String? { nil }
}

private let inserts: [ContentInsert] = [
  .code(text: "a\n```\nb", language: "php"), .embed(url: "https://x.example/a_b"), .more(text: ""),
  .nextPage, .math(tex: "x_1", isBlock: true), .verbatim("[x y=\"*z*\"]"), .markdown("# a\n"),
  .footnote(id: "f"),
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Array(UnsafeBufferPointer(start: start, count: count))
  var content = PostContent(of: "", context: NoContext(), shortcodes: .keep)
  content.html = source
  content.inserts = inserts
  content.footnotes = [ContentFootnote(id: "f", html: "<b>note</b>")]
  let isText = String(validating: source, as: UTF8.self) != nil
  for trust in [MarkdownOptions.Trust.author, .visitor] {
    var converter = BodyConverter(options: MarkdownOptions(trust: trust))
    let first = convert(content, &converter)
    check(first, sourceLength: count, isText: isText)
    require(convert(content, &converter) == first, "the second conversion differs")
    // Bytes that are no UTF-8 may be a character together with those of the text beside them.
    if isText { checkParts(source, trust) }
    // An archive's text is valid, and has no controls.
    let isPlain = !source.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
    if isText && isPlain {
      checkRoundTrip(
        source, convert(PostContent(html: String(decoding: source, as: UTF8.self)), &converter))
    }
  }
  return 0
}

/// A text in the smallest parts becomes the same Markdown.
private func checkParts(_ source: [UInt8], _ trust: MarkdownOptions.Trust) {
  var content = PostContent(html: "")
  content.html = source
  var options = MarkdownOptions(trust: trust)
  var whole = BodyConverter(options: options)
  options.nodesPerPart = 1
  var inParts = BodyConverter(options: options)
  require(convert(content, &inParts) == convert(content, &whole), "parts are to be seen")
}

private func convert(_ content: PostContent, _ converter: inout BodyConverter) -> [UInt8] {
  var output = ByteBuffer()
  _ = converter.convert(content, into: &output)
  return output.finish().withBytes { Array($0) }
}

private func check(_ text: [UInt8], sourceLength: Int, isText: Bool) {
  require(text.isEmpty || text.last == UInt8(ascii: "\n"), "the last line does not end")
  // A line has a mark for each of the quotes and lists it stands in, forty at most; and inserts have text.
  require(text.count <= 256 * sourceLength + 256, "\(text.count) bytes of \(sourceLength)")
  if isText { require(String(validating: text, as: UTF8.self) != nil, "not UTF-8") }
}
