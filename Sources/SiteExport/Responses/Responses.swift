import ByteText
import HTMLFragment
import MarkdownExport
import PostContent
import SiteModel

/// The section after a body that shows its responses as the blog does: a heading, and a list in
/// which each reply is below the response that it answers.
struct Responses: ~Copyable {
  /// Converts what the blog writes around the comments.
  private var author: BodyConverter
  private var visitor: BodyConverter
  /// What the blog writes, as HTML.
  private var page = HTMLTree()
  /// The notes about the comments of the last section.
  private(set) var notes = BodyNotes()

  private let dialect: MarkdownDialect
  private let words: ResponseWords
  private let dates: DateWords
  /// Whether the section is that of a product.
  private var isOfProduct = false

  init(dialect: MarkdownDialect, words: SiteWords, links: (any LinkMap)? = nil) {
    author = BodyConverter(
      options: MarkdownOptions(trust: .author, dialect: dialect, isPartOfPage: true))
    var options = MarkdownOptions(trust: .visitor, dialect: dialect, isPartOfPage: true)
    options.links = links
    visitor = BodyConverter(options: options)
    self.dialect = dialect
    (self.words, dates) = (words.responses, words.dates)
  }

  /// Appends the section, if there is a visible response.
  mutating func append(_ post: Post, to output: inout ByteBuffer) {
    notes = BodyNotes()
    isOfProduct = post.type == "product"
    let entries = ResponseThread(of: post.comments).entries
    if entries.isEmpty { return }
    // As in WordPress's own template: class-wp-comments.php, comment-template.php.
    let heading = words.heading(count: entries.count, title: PlainTitle.text(of: post))
    output.append("\n")
    page.appendText(heading, to: beginBlock(.h2))
    appendBlock(0, to: &output)
    for entry in entries {
      output.append("\n")
      append(post.comments[entry.index], depth: entry.depth, to: &output)
    }
  }

  private mutating func append(
    _ comment: Comment, depth: Int, to output: inout ByteBuffer
  ) {
    let indent = 2 * depth + 2
    for _ in 0..<depth { output.append("  ") }
    output.append("- ")
    switch comment.kind {
    case .pingback, .trackback:
      let paragraph = beginBlock(.p)
      page.appendText(words.pingback.before, to: paragraph)
      addLink(comment, to: paragraph)
      page.appendText(words.pingback.after, to: paragraph)
      appendBlock(indent, isFirst: true, to: &output)
    case .reblog:
      appendSignature(comment, indent, to: &output)
      appendReblog(comment, indent, to: &output)
    default:
      if let reaction = Reaction(comment) {
        appendName(of: comment, in: words[reaction], to: beginBlock(.p))
        return appendBlock(indent, isFirst: true, to: &output)
      }
      appendSignature(comment, indent, to: &output)
      if let rating = ReviewRating(comment, isOfProduct: isOfProduct) {
        output.append("\n")
        page.appendText(rating.text(words), to: beginBlock(.p))
        appendBlock(indent, to: &output)
      }
      output.append("\n")
      append(visitorText: comment.content, indent, quotes: false, to: &output)
    }
  }

  /// “Reblogged this on Blog and commented:”, and the note as a quotation.
  private mutating func appendReblog(
    _ comment: Comment, _ indent: Int, to output: inout ByteBuffer
  ) {
    guard let reblog = comment.reblog, !reblog.blogTitle.isEmpty || !reblog.note.isEmpty else {
      output.append("\n")
      return append(visitorText: comment.content, indent, quotes: false, to: &output)
    }
    let paragraph = beginBlock(.p)
    let sentence = reblog.note.isEmpty ? words.reblogged : words.rebloggedAndCommented
    page.appendText(sentence.before, to: paragraph)
    addLink(
      reblog.blogTitle, address: reblog.url, otherwise: comment.authorName, to: paragraph)
    page.appendText(sentence.after, to: paragraph)
    output.append("\n")
    appendBlock(indent, to: &output)
    if reblog.note.isEmpty { return }
    output.append("\n")
    append(visitorText: reblog.note, indent, quotes: true, to: &output)
  }

  /// Who wrote it and when: `Name says:` and the date on the next line.
  private mutating func appendSignature(
    _ comment: Comment, _ indent: Int, to output: inout ByteBuffer
  ) {
    let date = (comment.date ?? comment.dateGMT).map(dates.dateAndTime)
    guard Self.isPlain(comment.authorName), Self.isPlain(url: comment.authorURL) else {
      let paragraph = beginBlock(.p)
      appendName(of: comment, in: words.says, to: paragraph)
      if let date {
        page.appendElement(.br, to: paragraph)
        page.appendText(date, to: paragraph)
      }
      return appendBlock(indent, isFirst: true, to: &output)
    }
    // The fast way for plain names, which most names are. The result is that of the converter.
    let (name, url) = (comment.authorName, comment.authorURL)
    output.append(text: words.says.before)
    output.append(url.isEmpty ? "**" : "**[")
    output.append(text: name)
    if !url.isEmpty {
      output.append("](")
      output.append(text: url)
      output.append(")")
    }
    output.append("**")
    output.append(text: words.says.after)
    if let date {
      output.append(dialect.hardBreak)
      for _ in 0..<indent { output.append(0x20) }
      // The first of a German month would begin a list.
      let isMarker = date.utf8.starts(with: "1. ".utf8)
      output.append(text: isMarker ? "1\\" + date.dropFirst() : date)
    }
    output.append("\n")
  }

  /// Whether a name has only letters, digits and single spaces between them, and so no Markdown.
  private static func isPlain(_ name: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in name.utf8 {
      switch byte {
      case _ where byte.isASCIILetter || byte.isASCIIDigit: break
      case UInt8(ascii: " ") where last != UInt8(ascii: " "): break
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  /// Whether an address is empty, or is that of a page and contains only characters that a link
  /// allows.
  private static func isPlain(url: String) -> Bool {
    if url.isEmpty { return true }
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), url != "http://" else {
      return false
    }
    return url.utf8.allSatisfy { byte in
      switch byte {
      case 0x2D...0x3A, 0x3D, 0x3F: true
      default: byte.isASCIILetter
      }
    }
  }

  // MARK: - HTML of the blog's own

  /// Begins a block that is all of the page, and returns its number.
  private mutating func beginBlock(_ tag: HTMLTag) -> Int {
    page.removeAll()
    return page.appendElement(tag, to: HTMLTree.root)
  }

  /// Appends a sentence about who wrote a comment.
  ///
  /// For example `Name likes this.`
  private mutating func appendName(
    of comment: Comment, in sentence: Sentence, to paragraph: Int
  ) {
    page.appendText(sentence.before, to: paragraph)
    addLink(comment, to: page.appendElement(.strong, to: paragraph))
    page.appendText(sentence.after, to: paragraph)
  }

  /// Appends a link to who wrote a comment.
  private mutating func addLink(_ comment: Comment, to parent: Int) {
    addLink(
      comment.authorName, address: comment.authorURL, otherwise: words.anonymous, to: parent)
  }

  private mutating func addLink(
    _ text: String, address: String, otherwise: String, to parent: Int
  ) {
    // Visitors may enter any address. If they enter none, WordPress writes only the scheme.
    let scheme = address.prefix { $0 != "/" }.lowercased()
    let isLink = (scheme == "http:" || scheme == "https:") && address != "http://"
    let element = isLink ? page.appendElement(.a, to: parent, .href, address) : parent
    page.appendText(text.isEmpty ? otherwise : text, to: element)
  }

  // Markdown within a list's item, which is indented.

  private mutating func append(
    visitorText text: String, _ indent: Int, quotes: Bool, to output: inout ByteBuffer
  ) {
    var markdown = ByteBuffer()
    notes += visitor.convert(PostContent(ofComment: text), into: &markdown)
    Self.append(markdown.finish(), indent: indent, quotes: quotes, to: &output)
  }

  /// Appends the page; behind the marker of an item its first line needs no indent.
  private mutating func appendBlock(
    _ indent: Int, isFirst: Bool = false, to output: inout ByteBuffer
  ) {
    var markdown = ByteBuffer()
    author.convert(page, into: &markdown)
    Self.append(markdown.finish(), indent: indent, quotes: false, isFirst: isFirst, to: &output)
  }

  private static func append(
    _ markdown: ByteChunk, indent: Int, quotes: Bool, isFirst: Bool = false,
    to output: inout ByteBuffer
  ) {
    markdown.withBytes { bytes in
      var isFirst = isFirst
      var rest = bytes.bindMemory(to: UInt8.self)[...]
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
        let isBlank = rest[rest.startIndex] == 0x0A
        if !isFirst && (!isBlank || quotes) {
          for _ in 0..<indent { output.append(0x20) }
          if quotes { output.append(isBlank ? ">" : "> ") }
        }
        isFirst = false
        output.append(UnsafeBufferPointer(rebasing: rest[..<end]))
        rest = rest[end...]
      }
    }
  }
}
