import ByteText
import HTMLFragment
import MarkdownExport
import PostContent

/// The text of a response as HTML that a page shows as it is.
///
/// It has only the elements that WordPress lets visitors use, paragraphs and lists; of others the text
/// stays, and scripts, styles and frames go with their content.
///
/// - Source: wordpress-develop, `$allowedtags` in `src/wp-includes/kses.php`.
struct CommentHTML: ~Copyable {
  private var parser = HTMLParser()
  private var tree = HTMLTree()

  /// Writes a text of a visitor.
  ///
  /// - Parameters:
  ///   - text: The text as it is stored.
  ///   - links: What becomes of addresses.
  /// - Returns: HTML without white space around it.
  mutating func html(of text: String, _ links: (any LinkMap)?) -> String {
    let content = PostContent(ofComment: text)
    var writer = Writer(links: links)
    if !text.utf8.span.withUnsafeBufferPointer({ $0.contains(UInt8(ascii: "<")) }),
      content.html.withUnsafeBufferPointer({ writer.appendParagraphs($0) })
    {
      return writer.finish()
    }
    parser.parse(content.html, into: &tree)
    var cursor = HTMLCursor()
    while let step = cursor.step(in: tree) {
      switch step {
      case .enter(let node):
        switch tree[node].kind {
        case .text: tree.withBytes(tree[node].text) { writer.append(text: $0) }
        case .element:
          if Self.isDropped(tree[node]) { cursor.skip() } else { writer.enter(node, tree) }
        case .root, .comment: break
        }
      case .leave(let node): if tree[node].kind == .element { writer.leave(node, tree) }
      }
    }
    return writer.finish()
  }

  private static func isDropped(_ node: HTMLNode) -> Bool {
    switch node.tag {
    case .script, .style, .iframe, .noscript, .template, .head, .title, .object, .embed, .applet,
      .select, .textarea, .canvas, .video, .audio:
      true
    default: node.namespace != .html
    }
  }
}

extension CommentHTML {
  /// Writes tags and text.
  private struct Writer: ~Copyable {
    let links: (any LinkMap)?
    private var bytes = ByteBuffer()
    /// Whether the link around what follows was opened here; links are not nested.
    private var openLinks: [Bool] = []

    init(links: (any LinkMap)?) { self.links = links }

    consuming func finish() -> String {
      bytes.finish().withBytes { bytes in
        var rest = bytes.bindMemory(to: UInt8.self)[...]
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        return String(decoding: rest, as: UTF8.self)
      }
    }

    /// Writes HTML that was made from a text without tags: most visitors write none, and what WordPress puts
    /// around their lines needs no parser.
    ///
    /// - Returns: `false`, and nothing written, for HTML with other tags than those of paragraphs and breaks, and
    ///   for what HTML reads in another way than it stands there.
    mutating func appendParagraphs(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
      for byte in html where byte < 0x20 && byte != 0x0A && byte != 0x09 { return false }
      if html.firstIndex(of: UInt8(ascii: "&"), from: 0) != nil { return false }
      var start = 0
      while true {
        let tag = html.find(UInt8(ascii: "<"), from: start)
        append(text: UnsafeBufferPointer(rebasing: html[start..<tag]))
        if tag == html.count { return true }
        if html.has("<p>", at: tag) {
          bytes.append("<p>")
          start = tag + 3
        } else if html.has("</p>", at: tag) {
          bytes.append("</p>")
          start = tag + 4
        } else if html.has("<br />", at: tag) {
          bytes.append("<br>")
          start = tag + 6
        } else {
          bytes.removeAll()
          return false
        }
      }
    }

    mutating func append(text: UnsafeBufferPointer<UInt8>) {
      var (copied, index) = (0, 0)
      while index < text.count {
        let byte = text[index]
        index += 1
        // Nearly all are letters and blanks.
        if byte > UInt8(ascii: ">") && byte != UInt8(ascii: "{") || byte == 0x20 { continue }
        guard let escape = Self.escape(byte) else { continue }
        bytes.append(UnsafeBufferPointer(rebasing: text[copied..<index - 1]))
        bytes.append(escape)
        copied = index
      }
      bytes.append(UnsafeBufferPointer(rebasing: text[copied...]))
    }

    private static func escape(_ byte: UInt8) -> StaticString? {
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      // What generators read as their own.
      case UInt8(ascii: "{"): "&#123;"
      default: nil
      }
    }

    mutating func enter(_ node: Int, _ tree: borrowing HTMLTree) {
      switch tree[node].tag {
      case .a: openLink(tree.attribute(.href, of: node), tree)
      case .img: appendImage(node, tree)
      case .br: bytes.append("<br>")
      case .hr: bytes.append("\n")
      default:
        guard let name = Self.name(tree[node].tag) else { return appendEdge(tree[node].tag) }
        bytes.append("<")
        bytes.append(name)
        bytes.append(">")
      }
    }

    mutating func leave(_ node: Int, _ tree: borrowing HTMLTree) {
      switch tree[node].tag {
      case .a: closeLink()
      case .img, .br, .hr: break
      default:
        guard let name = Self.name(tree[node].tag) else { return appendEdge(tree[node].tag) }
        bytes.append("</")
        bytes.append(name)
        bytes.append(">")
      }
    }

    /// Parts words that stand in different boxes.
    private mutating func appendEdge(_ tag: HTMLTag) {
      switch tag {
      case .span, .font, .big, .small, .u, .ins, .sup, .sub, .tt, .kbd, .label, .wbr, .nobr, .time,
        .mark:
        break
      default: bytes.append("\n")
      }
    }

    private static func name(_ tag: HTMLTag) -> StaticString? {
      switch tag {
      case .abbr: "abbr"
      case .acronym: "abbr"
      case .b: "b"
      case .blockquote: "blockquote"
      case .cite: "cite"
      case .code: "code"
      case .del: "del"
      case .em: "em"
      case .i: "i"
      case .li: "li"
      case .ol: "ol"
      case .p: "p"
      case .pre: "pre"
      case .q: "q"
      case .s, .strike: "s"
      case .strong: "strong"
      case .ul: "ul"
      default: nil
      }
    }

    // MARK: - Links

    private mutating func openLink(_ address: Range<Int>?, _ tree: borrowing HTMLTree) {
      let isOpen = openLinks.contains(true)
      let opened =
        !isOpen && address.map { address in tree.withBytes(address) { open($0) } } ?? false
      openLinks.append(opened)
    }

    private mutating func closeLink() {
      if openLinks.popLast() == true { bytes.append("</a>") }
    }

    private mutating func open(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
      let address = address.filter { $0 >= 0x20 && $0 != 0x7F }
      guard address.contains(where: { $0 > 0x20 }), AddressScheme(of: address).isForVisitors else {
        return false
      }
      let mapped = address.withUnsafeBufferPointer { links?.replacement(for: $0, of: .href) }
      bytes.append("<a href=\"")
      (mapped ?? address).withUnsafeBufferPointer { append(text: $0) }
      bytes.append(mapped == nil ? "\" rel=\"nofollow ugc\">" : "\">")
      return true
    }

    /// A picture of a visitor is a link to it: a page must not load what visitors choose.
    private mutating func appendImage(_ node: Int, _ tree: borrowing HTMLTree) {
      let source = URLReference(tree.string(tree.attribute(.src, of: node) ?? 0..<0))
      guard source.scheme == "http" || source.scheme == "https", !openLinks.contains(true),
        let address = tree.attribute(.src, of: node), tree.withBytes(address, { open($0) })
      else { return }
      bytes.append("🖼</a>")
    }
  }
}
