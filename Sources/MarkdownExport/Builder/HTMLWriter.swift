import HTMLFragment
import PostContent

/// Writes part of an HTML tree as clean HTML: without styles, scripts and empty lines.
struct HTMLWriter {
  let html: HTMLSource
  let inserts: [ContentInsert]
  /// The anchors.
  ///
  /// Only ids that are targets of links are kept.
  let anchors: Anchors
  /// The numbers of the footnotes to which comments and links refer.
  var footnoteMarks: [Int: Int] = [:]

  /// Writes an element with its content.
  func write(_ root: Int, to output: inout [UInt8]) {
    var preDepth = 0
    var cursor = HTMLCursor(at: root)
    while let step = cursor.step(in: html.nodes) {
      switch step {
      case .leave(let node): closeTag(node, &preDepth, to: &output)
      case .enter(let node):
        if let number = footnoteMarks[node] {
          writeFootnoteMark(number, at: node, to: &output)
          cursor.skip()
          continue
        }
        switch html[node].kind {
        case .text: writeText(html.bytes[html[node].text], inPre: preDepth > 0, to: &output)
        case .comment: writeInsert(html.bytes[html[node].text], to: &output)
        case .element where Self.isDropped(html[node]): cursor.skip()
        case .element:
          if html[node].tag == .pre || html[node].tag == .textarea { preDepth += 1 }
          openTag(node, to: &output)
        case .root: break
        }
      }
    }
  }

  // MARK: - Tags

  private static func isDropped(_ node: HTMLNode) -> Bool {
    switch node.tag {
    case .script, .style, .noscript, .template, .head, .title, .link, .meta, .base, .param, .object,
      .embed, .applet, .canvas:
      true
    default: node.namespace == .svg
    }
  }

  /// Whether an element is written.
  ///
  /// If not, only its content is written.
  private func isKept(_ node: HTMLNode) -> Bool {
    if node.namespace == .mathML { return true }
    switch node.parent >= 0 ? html[Int(node.parent)].tag : .unknown {
    // Other elements have no effect between options.
    case .select, .optgroup: return node.tag == .option || node.tag == .optgroup
    default: break
    }
    switch node.tag {
    case .unknown, .span, .font, .html, .body, .center, .form, .label, .button, .input, .nobr, .big,
      .abbr, .acronym, .tt, .fieldset, .wbr, .bdo, .bdi, .blink, .marquee, .time, .data, .ins, .u,
      .small, .section, .article, .aside, .header, .footer, .main, .nav, .col, .colgroup:
      return false
    default: return true
    }
  }

  private static func isVoid(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .br, .hr, .img, .input, .source, .track, .wbr, .area, .col, .embed: true
    default: false
    }
  }

  func openTag(_ node: Int, to output: inout [UInt8]) {
    guard isKept(html[node]) else { return }
    switch html[node].tag {
    case .tr, .thead, .tbody, .tfoot, .td, .th, .caption:
      if output.last != 0x0A && !output.isEmpty { output.append(0x0A) }
    default: break
    }
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: html.bytes[html.name(of: node)])
    for index in html[node].attributes {
      writeAttribute(html.attributes[index], of: node, to: &output)
    }
    output.append(UInt8(ascii: ">"))
  }

  private func closeTag(_ node: Int, _ preDepth: inout Int, to output: inout [UInt8]) {
    if html[node].tag == .pre || html[node].tag == .textarea { preDepth -= 1 }
    guard isKept(html[node]), !Self.isVoid(html[node].tag) else { return }
    switch html[node].tag {
    case .tr, .thead, .tbody, .tfoot, .table:
      if output.last != 0x0A { output.append(0x0A) }
    default: break
    }
    output += "</".utf8
    output.append(contentsOf: html.bytes[html.name(of: node)])
    output.append(UInt8(ascii: ">"))
  }

  // MARK: - Attributes

  private func writeAttribute(
    _ attribute: HTMLAttribute, of node: Int, to output: inout [UInt8]
  ) {
    let value = html.bytes[attribute.value]
    switch attribute.knownName {
    case .href, .src, .poster:
      guard !isUnsafe(value, allowsImages: html[node].tag == .img) else { return }
    case .alt, .title, .colspan, .rowspan, .start, .controls, .type, .scope, .label, .value,
      .checked, .selected, .reversed, .open, .width, .height, .srcset, .kind, .align, .encoding,
      .loop, .muted, .name, .headers:
      let isOfTable = attribute.knownName == .width || attribute.knownName == .height
      if isOfTable && !Self.hasSize(html[node].tag) { return }
      if attribute.knownName == .name && html[node].tag != .a { return }
      if attribute.knownName == .headers { return }
    case .id: guard anchors.contains(Array(value)) else { return }
    default: return
    }
    output.append(0x20)
    output.append(contentsOf: html.bytes[attribute.name])
    if value.isEmpty { return }
    output += "=\"".utf8
    Self.appendAttribute(value, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private static func hasSize(_ tag: HTMLTag) -> Bool {
    tag == .img || tag == .iframe || tag == .video
  }

  private func isUnsafe(_ value: Slice<UnsafeBufferPointer<UInt8>>, allowsImages: Bool) -> Bool {
    let isImage = allowsImages && value.starts(with: "data:".utf8)
    return AddressScheme(of: value).isUnsafe && !isImage
  }

  /// Appends ` name="value"`.
  static func appendAttribute(
    named name: HTMLAttributeName, _ value: Slice<UnsafeBufferPointer<UInt8>>,
    to output: inout [UInt8]
  ) {
    output.append(0x20)
    output += String(describing: name).utf8
    output += "=\"".utf8
    appendAttribute(value, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends an attribute's value, on one line.
  ///
  /// Backticks are written as references, because code in Markdown before them would end there.
  static func appendAttribute(
    _ value: some Collection<UInt8>, to output: inout some RangeReplaceableCollection<UInt8>
  ) {
    for byte in value {
      switch byte {
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "`"): output.append(contentsOf: "&#96;".utf8)
      case 0x0A, 0x0D: output.append(0x20)
      default: output.append(byte)
      }
    }
  }

  // MARK: - Text

  /// Writes text without an empty line, which would end raw HTML.
  private func writeText(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, inPre: Bool, to output: inout [UInt8]
  ) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case 0x0A where inPre: output += "&#10;".utf8
      case ...0x20:
        if inPre {
          output.append(byte)
        } else if output.last != 0x20 && output.last != 0x0A {
          output.append(0x20)
        }
      default: output.append(byte)
      }
    }
  }

  private func writeInsert(_ comment: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    guard let number = MarkdownBuilder.insertNumber(comment), number < inserts.count else { return }
    switch inserts[number] {
    case .code(let text, _):
      output += "<pre><code>".utf8
      write(escaped: text, to: &output)
      output += "</code></pre>".utf8
    case .embed(let url):
      output += "<a href=\"".utf8
      Self.appendAttribute(url.utf8, to: &output)
      output += "\">".utf8
      write(escaped: url, to: &output)
      output += "</a>".utf8
    case .math(let text, _), .verbatim(let text), .markdown(let text):
      write(escaped: text, to: &output)
    case .more, .nextPage, .footnote: break
    @unknown default: break
    }
  }

  /// Writes the number of a footnote, superscript.
  private func writeFootnoteMark(_ number: Int, at node: Int, to output: inout [UInt8]) {
    let isSuperscript = html[Int(html[node].parent)].tag == .sup
    output += (isSuperscript ? "\(number)" : "<sup>\(number)</sup>").utf8
  }

  private func write(escaped text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { writeText($0[...], inPre: true, to: &output) }
  }
}
