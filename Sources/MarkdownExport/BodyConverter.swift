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
  private let division: HTMLDivision
  private let links: (any LinkMap)?

  public init(options: MarkdownOptions = MarkdownOptions()) {
    builder = MarkdownBuilder(trust: options.trust, dialect: options.dialect)
    links = options.links
    isPartOfPage = options.isPartOfPage
    longestPart = options.longestPart
    division = HTMLDivision(
      nodeCount: options.nodesPerPart, mayDivide: MarkdownBuilder.mayDivide)
    serializer = MarkdownSerializer(dialect: options.dialect, links: options.links)
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
  ///
  /// The HTML of a body is given back as soon as it is parsed, if nobody else has it.
  package mutating func convert(
    _ content: consuming PostContent, into output: inout ByteBuffer
  ) -> BodyNotes {
    begin(content)
    notes = BodyNotes()
    var cited: Set<Int> = []
    var rest = 0..<content.html.count
    while rest.count > longestPart {
      let end = endOfPart(content.html, rest.lowerBound)
      begin(&content, rest.lowerBound..<end)
      addParts(to: &output)
      serializer.serialize(builder.tree, to: &output)
      output.append("\n")
      notes += builder.notes
      cited.formUnion(builder.footnotes.cited)
      rest = end..<rest.upperBound
      if rest.count <= longestPart { notes.add(.dividedText) }
      begin(content)
    }
    begin(&content, rest)
    content.html = []
    addParts(to: &output)
    cited.formUnion(builder.footnotes.cited)
    for (index, footnote) in content.footnotes.enumerated() where cited.contains(index + 1) {
      Array(footnote.html.utf8).withUnsafeBufferPointer { parser.parse($0, into: &html) }
      mapLinks()
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
    serializer.begin()
  }

  /// Parses what of a body is converted at a time, or the first part of it.
  private mutating func begin(_ content: inout PostContent, _ part: Range<Int>) {
    content.html.withUnsafeBufferPointer {
      let source = UnsafeBufferPointer(rebasing: $0[part])
      parser.parse(source, mayDivide(content, source) ? division : .none, into: &html)
    }
    mapLinks()
    builder.begin(html, inserts: content.inserts)
    // Growing in steps would leave holes of their sizes.
    if part.count > 1 << 20 { builder.tree.text.reserveCapacity(part.count) }
  }

  /// Adds all parts to the tree, whose blocks may be written already.
  private mutating func addParts(to output: inout ByteBuffer) {
    builder.addPart(html)
    while html.lastOfPart >= 0 {
      // What is complete is written.
      if builder.isBetweenBlocks {
        serializer.serialize(builder.tree, to: &output)
        builder.tree.removeBlocks()
      }
      parser.parseNextPart(into: &html)
      mapLinks()
      builder.addPart(html)
    }
    // Of a long text the memory is given back before it is written.
    if html.source.count > 1 << 20 { html = HTMLTree() }
  }

  private mutating func mapLinks() {
    guard let links else { return }
    html.replaceValues { name, value in
      switch name {
      case .href, .src, .poster: links.replacement(for: value, of: name)
      case .srcset: SourceSet.mapped(value, links)
      // Scripts that load pictures late have addresses and lists of them in names of their own.
      case .unknown where SourceSet.mayBe(value):
        links.replacement(for: value, of: .unknown) ?? SourceSet.mapped(value, links)
      default: nil
      }
    }
  }

  /// Whether no part of a body depends on later ones: by links between them, or by footnotes.
  private func mayDivide(_ content: borrowing PostContent, _ html: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    html.count > division.nodeCount && content.footnotes.isEmpty
      && (builder.trust == .visitor || !PageLinks.mayBe(in: html))
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
