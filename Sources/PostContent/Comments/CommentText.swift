import ByteText
import CharacterReferences

/// The text of comments, as WordPress shows it (`comment_text`): addresses become links
/// (`make_clickable`), and line ends paragraphs.
enum CommentText {
  static func html(of text: String) -> [UInt8] {
    var html = PassedText(Array(CDATAWrapper.removed(from: text).utf8))
    if html.contains("\u{1}") {
      html = PassedText(html.bytes.filter { $0 != 1 })
    }
    html.pass(keepCode)
    html.pass(removeTagsOfText)
    _ = LostMarkup.mend(&html)
    if html.mayHaveAddress { html.pass(CommentLinks.link) }
    return Autop.paragraphs(html.bytes)
  }

  /// Keeps what browsers would take for tags but is none: code between `<pre lang="…">` and `</pre>`, where
  /// WP-Syntax and its like show text as it is, and `<` before a word that no tag has, as in `i<len;`.
  private static func keepCode(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var nextEnd = ForwardSearch("</pre", ignoringCase: true)
    var tag = text.find(UInt8(ascii: "<"), from: 0)
    while tag < text.count {
      var end = tag + 1
      if text.hasIgnoringCase("<pre ", at: tag) {
        end = text.endOfElement(at: tag, nextGreater: &nextGreater)
        if Bytes(rebasing: text[tag..<end]).find(" lang=", from: 0) != nil {
          let close = nextEnd.next(in: text, from: end)
          if close < text.count {
            escapeSigns(text, end..<close, &edits)
            end = close + 1
          }
        }
      } else if !mayBeTag(text, at: tag) {
        edits.replace(tag..<end, of: text, with: "&lt;")
      }
      tag = text.find(UInt8(ascii: "<"), from: end)
    }
  }

  private static func escapeSigns(_ text: Bytes, _ range: Range<Int>, _ edits: inout Rewriting) {
    for index in range {
      if text[index] == UInt8(ascii: "<") {
        edits.replace(index..<index + 1, of: text, with: "&lt;")
      } else if text[index] == UInt8(ascii: ">") {
        edits.replace(index..<index + 1, of: text, with: "&gt;")
      }
    }
  }

  /// Whether what follows `<` can be the name of a tag, or no letter follows it.
  private static func mayBeTag(_ text: Bytes, at tag: Int) -> Bool {
    var index = tag + 1
    guard index < text.count, text[index].isASCIILetter else { return true }
    while index < text.count, text[index].isASCIIWord || nameMarks.contains(text[index]) {
      index += 1
    }
    return index == text.count || text[index].isSpace || text[index] == UInt8(ascii: ">")
      || text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: "<")
  }

  private static let nameMarks = ByteSet("-:.")

  /// Takes the tags away between which HTML sees no tags: visitors may not use them, and what they wrote
  /// behind one stays.
  ///
  /// A frame or a player becomes a link: one, if an `object` and the `embed` in it have the same address.
  private static func removeTagsOfText(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var lastLink = ""
    func newLink(_ name: Int, _ end: Int) -> String? {
      guard let link = link(toSourceOf: Bytes(rebasing: text[name..<end])) else { return nil }
      if link == lastLink { return "" }
      lastLink = link
      return link
    }
    var tag = text.find(UInt8(ascii: "<"), from: 0)
    while tag < text.count {
      let isEnd = tag + 1 < text.count && text[tag + 1] == UInt8(ascii: "/")
      let name = tag + (isEnd ? 2 : 1)
      var end = tag + 1
      guard name < text.count else { return }
      if textElements(text[name].asciiLowercased).contains(where: {
        text.hasIgnoringCase($0, at: name)
      }) {
        end = text.endOfElement(at: tag, nextGreater: &nextGreater)
        let link = isEnd ? "" : newLink(name, end) ?? ""
        edits.replace(tag..<end, of: text, with: link.utf8)
      } else if !isEnd,
        players(text[name].asciiLowercased).contains(where: { text.hasIgnoringCase($0, at: name) })
      {
        end = text.endOfElement(at: tag, nextGreater: &nextGreater)
        if let link = newLink(name, end) {
          edits.replace(tag..<end, of: text, with: link.utf8)
        }
      }
      tag = text.find(UInt8(ascii: "<"), from: end)
    }
  }

  /// The elements without tags in them whose names begin with a letter.
  private static func textElements(_ initial: UInt8) -> [StaticString] {
    switch initial {
    case UInt8(ascii: "t"): ["title", "textarea"]
    case UInt8(ascii: "i"): ["iframe"]
    case UInt8(ascii: "n"): ["noembed", "noframes"]
    case UInt8(ascii: "x"): ["xmp"]
    case UInt8(ascii: "p"): ["plaintext"]
    default: []
    }
  }

  private static func players(_ initial: UInt8) -> [StaticString] {
    switch initial {
    case UInt8(ascii: "e"): ["embed"]
    case UInt8(ascii: "v"): ["video"]
    case UInt8(ascii: "a"): ["audio"]
    case UInt8(ascii: "s"): ["source"]
    case UInt8(ascii: "o"): ["object"]
    default: []
    }
  }

  /// A link to the page of the video, or to the page or file, that a tag shows.
  private static func link(toSourceOf tag: Bytes) -> String? {
    let tag = Bytes(rebasing: tag.dropLast(tag.has("/>", at: tag.count - 2) ? 2 : 1))
    guard
      let source = ShortcodeAttributes(tag).first(of: ["src", "data"]),
      source.isWebAddress || source.hasPrefix("//")
    else { return nil }
    let page = Array(source.utf8).withUnsafeBufferPointer { VideoPage.address(of: $0[...]) }
    let address = (page.map { String(decoding: $0, as: UTF8.self) } ?? source).escapedForHTML
    return " <a href=\"\(address)\">\(address)</a> "
  }
}
