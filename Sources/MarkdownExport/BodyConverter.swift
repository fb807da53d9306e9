package import ByteText
package import HTMLFragment
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
  private let longestPart: Int

  public init(options: MarkdownOptions = MarkdownOptions()) {
    builder = MarkdownBuilder(trust: options.trust, dialect: options.dialect)
    isPartOfPage = options.isPartOfPage
    longestPart = options.longestPart
    serializer = MarkdownSerializer(dialect: options.dialect)
  }

  /// What the last body had that Markdown has no words for.
  public private(set) var notes = BodyNotes()

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
    begin(content)
    notes = BodyNotes()
    var cited: Set<Int> = []
    var rest = 0..<content.html.count
    while rest.count > longestPart {
      let end = endOfPart(content.html, rest.lowerBound)
      add(content, rest.lowerBound..<end)
      serializer.serialize(builder.tree, to: &output)
      output.append("\n")
      notes += builder.notes
      cited.formUnion(builder.footnotes.cited)
      rest = end..<rest.upperBound
      if rest.count <= longestPart { notes.add(.dividedText) }
      begin(content)
    }
    add(content, rest)
    cited.formUnion(builder.footnotes.cited)
    for (index, footnote) in content.footnotes.enumerated() where cited.contains(index + 1) {
      Array(footnote.html.utf8).withUnsafeBufferPointer { parser.parse($0, into: &html) }
      builder.addFootnote(index + 1, html)
    }
    serializer.serialize(builder.tree, to: &output)
    notes += builder.notes
    return notes
  }

  /// Appends HTML that stands for itself as Markdown: nothing, or whole lines.
  package mutating func convert(_ html: borrowing HTMLTree, into output: inout ByteBuffer) {
    begin(footnotes: [])
    builder.add(html, inserts: [])
    serializer.serialize(builder.tree, to: &output)
    notes = builder.notes
  }

  private mutating func begin(_ content: PostContent) {
    begin(footnotes: content.footnotes.map(\.id))
  }

  private mutating func begin(footnotes ids: [String]) {
    builder.begin(footnotes: ids)
    if isPartOfPage { builder.tree.hasFootnotes = true }
  }

  private mutating func add(_ content: PostContent, _ part: Range<Int>) {
    content.html.withUnsafeBufferPointer {
      parser.parse(UnsafeBufferPointer(rebasing: $0[part]), into: &html)
    }
    builder.add(html, inserts: content.inserts)
  }

  /// Where a part ends that begins at `start`: behind a line end or a tag, so that no word is divided.
  private func endOfPart(_ html: [UInt8], _ start: Int) -> Int {
    let limit = start + longestPart
    // A line is hardly longer than this, which keeps the search short.
    let window = html[max(start, limit - (1 << 20))..<limit]
    let last =
      window.lastIndex(of: UInt8(ascii: "\n")) ?? window.lastIndex(of: UInt8(ascii: ">"))
      ?? window.lastIndex(of: UInt8(ascii: " "))
    return last.map { $0 + 1 } ?? limit
  }
}
