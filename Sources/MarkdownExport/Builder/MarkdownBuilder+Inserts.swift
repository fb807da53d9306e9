import ByteText
import HTMLFragment
import PostContent

/// Inserts: content that PostContent has taken out of the HTML because HTML cannot express it.
extension MarkdownBuilder {
  /// The number in a comment that represents an insert: U+0001 and digits.
  static func insertNumber(_ comment: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard comment.first == 1, (2...9).contains(comment.count) else { return nil }
    var number = 0
    for byte in comment.dropFirst() {
      guard byte.isASCIIDigit else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// What PostContent has taken out where a comment stands.
  func insert(at comment: Int) -> ContentInsert? {
    guard html[comment].kind == .comment,
      let number = Self.insertNumber(html.bytes[html[comment].text]), number < inserts.count
    else { return nil }
    return inserts[number]
  }

  mutating func addComment(_ range: Range<Int>) {
    guard let number = Self.insertNumber(html.bytes[range]), number < inserts.count else {
      return notePHP(range)
    }
    switch inserts[number] {
    case .code(let text, let language): addInsertedCode(text, language)
    case .embed(let url): addEmbed(url)
    case .more(let text): addMarker(text.isEmpty ? "<!--more-->" : "<!--more \(text)-->")
    case .nextPage: addMarker("<!--nextpage-->")
    case .math(let tex, let isBlock):
      if isBlock && !leaf.isInCell && heading.level == 0 {
        addCodeBlock(Array(tex.utf8), language: Array(dialect.mathFence.description.utf8))
      } else {
        addFormula(Array(tex.utf8))
      }
    case .verbatim(let text): addVerbatim(Array(text.utf8))
    case .markdown(let text): addMarkdown(text)
    case .footnote(let id): addFootnoteReference(id)
    @unknown default: break
    }
  }

  /// Notes PHP code, which HTML reads as a comment; Word's `<?xml:namespace …>` is none.
  private mutating func notePHP(_ comment: Range<Int>) {
    guard html.bytes[comment].first == UInt8(ascii: "?"),
      !html.has("?xml", at: comment.lowerBound, comment.upperBound)
    else { return }
    notes.add(.phpCode, Array("<".utf8) + html.bytes[comment] + Array(">".utf8))
  }

  private mutating func addInsertedCode(_ text: String, _ language: String) {
    if leaf.isInCell || heading.isOpen {
      boundary()
      addCodeLines(Array(text.utf8))
      boundary()
    } else {
      addCodeBlock(Array(text.utf8), language: Array(language.utf8))
    }
  }

  private mutating func addEmbed(_ url: String) {
    boundary()
    addPage(Array(url.utf8))
    boundary()
  }

  /// Adds a comment that programs recognise in the Markdown source.
  private mutating func addMarker(_ comment: String) {
    if leaf.isInCell || trust == .visitor { return }
    endLeaf()
    addHTMLBlock(Array(comment.utf8))
  }

  private mutating func addMarkdown(_ text: String) {
    if leaf.isInCell { return addPlain(text.utf8.map { $0 < 0x20 ? 0x20 : $0 }) }
    var lines = Array(text.utf8)[...]
    while let last = lines.last, last <= 0x20 { lines = lines.dropLast() }
    while lines.first == 0x0A || lines.first == 0x0D { lines = lines.dropFirst() }
    if !lines.isEmpty { addHTMLBlock(Array(lines)) }
  }

  // MARK: - Footnotes

  private mutating func addFootnoteReference(_ id: String) {
    if let number = footnotes.cite(id) { addFootnoteReference(number: number) }
  }

  /// Adds the text of a footnote.
  mutating func addFootnote(_ number: Int, _ fragment: borrowing HTMLTree) {
    let node = tree.open(.footnote)
    tree.nodes[node].number = Int32(number)
    blocks.append(OpenBlock(kind: .footnote, node: node))
    add(fragment, inserts: [])
  }
}
