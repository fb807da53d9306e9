import ByteText
import MarkdownExport
import PostContent
import Testing

/// A body that stands alone.
struct NoContext: ContentContext {
  var postID: Int? { nil }
  func attachment(_ id: Int) -> ContentAttachment? { nil }
  func attachments(ofPost id: Int) -> [ContentAttachment] { [] }
  func reusableBlock(_ id: Int) -> String? { nil }
  func metaValue(_ key: String) -> String? { nil }
}

/// HTML and the Markdown that it becomes.
struct Case: CustomTestStringConvertible, Sendable {
  let html: String
  let markdown: String

  init(_ html: String, _ markdown: String) {
    self.html = html
    self.markdown = markdown
  }

  var testDescription: String { html }
}

/// The Markdown of HTML, without its last line end.
func markdown(
  _ html: String, inserts: [ContentInsert] = [], footnotes: [ContentFootnote] = [],
  trust: MarkdownOptions.Trust = .author
) -> String {
  convert(html, inserts: inserts, footnotes: footnotes, trust: trust).markdown
}

func convert(
  _ html: String, inserts: [ContentInsert] = [], footnotes: [ContentFootnote] = [],
  trust: MarkdownOptions.Trust = .author
) -> (markdown: String, notes: BodyNotes) {
  var content = PostContent(of: "", context: NoContext(), shortcodes: .keep)
  content.html = Array(html.utf8)
  content.inserts = inserts
  content.footnotes = footnotes
  return convert(content, trust: trust)
}

func convert(
  _ content: PostContent, trust: MarkdownOptions.Trust
) -> (markdown: String, notes: BodyNotes) {
  var converter = BodyConverter(options: MarkdownOptions(trust: trust))
  var output = ByteBuffer()
  let notes = converter.convert(content, into: &output)
  var text = output.finish().withBytes { String(decoding: $0, as: UTF8.self) }
  if text.hasSuffix("\n") { text.removeLast() }
  return (text, notes)
}
