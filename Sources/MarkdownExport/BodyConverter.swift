package import ByteText
import HTMLFragment
package import PostContent

/// Turns bodies into Markdown; keeps its memory from one body to the next, one for each thread.
package struct BodyConverter: ~Copyable {
  private var parser = HTMLParser()
  private var html = HTMLTree()
  private var builder: MarkdownBuilder
  private var serializer: MarkdownSerializer
  private let isPartOfPage: Bool

  package init(options: MarkdownOptions = MarkdownOptions()) {
    builder = MarkdownBuilder(trust: options.trust, dialect: options.dialect)
    isPartOfPage = options.isPartOfPage
    serializer = MarkdownSerializer(dialect: options.dialect)
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
