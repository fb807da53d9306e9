package import ByteText
import HTMLFragment
public import PostContent

/// Turns bodies and comments into Markdown.
///
///     var converter = BodyConverter()
///     let body = PostContent(of: post.content)
///     print(converter.markdown(of: body))
///
/// It keeps its memory from one body to the next; each thread has one of its own.
public struct BodyConverter: ~Copyable {
  private var parser = HTMLParser()
  private var html = HTMLTree()
  private var builder: MarkdownBuilder
  private var serializer: MarkdownSerializer
  private let isPartOfPage: Bool

  public init(options: MarkdownOptions = MarkdownOptions()) {
    builder = MarkdownBuilder(trust: options.trust, dialect: options.dialect)
    isPartOfPage = options.isPartOfPage
    serializer = MarkdownSerializer(dialect: options.dialect)
  }

  /// What the last body had that Markdown has no words for.
  public var notes: BodyNotes { builder.notes }

  /// The Markdown of a body: nothing, or whole lines.
  public mutating func markdown(of content: PostContent) -> String {
    converted(content).withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as UTF-8.
  public mutating func bytes(of content: PostContent) -> [UInt8] {
    converted(content).withBytes { Array($0) }
  }

  private mutating func converted(_ content: PostContent) -> ByteChunk {
    var output = ByteBuffer(capacity: content.html.count)
    _ = convert(content, into: &output)
    return output.finish()
  }

  /// Appends a body as Markdown: nothing, or whole lines.
  package mutating func convert(
    _ content: PostContent, into output: inout ByteBuffer
  ) -> BodyNotes {
    builder.begin(footnotes: content.footnotes.map(\.id))
    if isPartOfPage { builder.tree.hasFootnotes = true }
    content.html.withUnsafeBufferPointer { parser.parse($0, into: &html) }
    builder.add(html, inserts: content.inserts)
    for (index, footnote) in content.footnotes.enumerated()
    where builder.footnotes.cited.contains(index + 1) {
      Array(footnote.html.utf8).withUnsafeBufferPointer { parser.parse($0, into: &html) }
      builder.addFootnote(index + 1, html)
    }
    serializer.serialize(builder.tree, to: &output)
    return builder.notes
  }
}
