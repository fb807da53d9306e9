import FuzzSupport
import PostContent
import SiteModel

// Bodies: any text becomes HTML whose placeholders are in order, and no text of it is lost.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzContent(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.takeChoice()
  let body = String(decoding: input.bytes, as: UTF8.self)
  checkParagraphs(Array(body.utf8))
  let policy = ShortcodePolicy.allCases[choice % ShortcodePolicy.allCases.count]
  let context = FuzzContext(body: body)
  check(PostContent(of: body, context: context, shortcodes: policy))
  if choice & 0x40 != 0 {
    var reblog = PostReblog()
    reblog.content = body
    reblog.title = body
    check(PostContent(ofReblog: reblog, body: "note", context: context, shortcodes: policy))
  }
  check(PostContent(ofComment: body))
  let document = BlockDocument(Array(body.utf8))
  require(document.roots.allSatisfy(document.blocks.indices.contains), "a root is no block")
  return 0
}

/// Every text that the context has is the input, so that it is fuzzed as well.
private struct FuzzContext: ContentContext {
  let body: String
  var postID: Int? { 1 }
  func attachment(_ id: Int) -> ContentAttachment? {
    id % 2 == 0 ? nil : ContentAttachment(id: id, url: body, altText: body, title: body)
  }
  func attachments(ofPost id: Int) -> [ContentAttachment] { [1, 2, 3].compactMap(attachment) }
  func reusableBlock(_ id: Int) -> String? { id % 2 == 0 ? nil : body }
  func metaValue(_ key: String) -> String? { body }
}

/// The mark stands in placeholders alone, and these are numbered as they first come: a text that is shown twice has
/// the same ones again.
private func check(_ content: PostContent) {
  let html = content.html
  require(String(validating: html, as: UTF8.self) != nil, "the HTML is not UTF-8")
  var next = 0
  var index = 0
  while let mark = html[index...].firstIndex(of: 1) {
    require(html[..<mark].suffix(4).elementsEqual("<!--".utf8), "a mark without its comment")
    let digits = html[(mark + 1)...].prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number <= next else {
      finding("a placeholder out of order")
    }
    require(html[digits.endIndex...].starts(with: "-->".utf8), "a placeholder without its end")
    if number == next { next += 1 }
    index = digits.endIndex
  }
  require(next == content.inserts.count, "\(next) placeholders, \(content.inserts.count) inserts")
}

/// Paragraphs and breaks are made of a few characters: all others stay as they are.
///
/// End tags of `pre` without a start are lost, and so is NUL where nothing else is.
private func checkParagraphs(_ text: [UInt8]) {
  let string = String(decoding: text, as: UTF8.self)
  guard !text.contains(0), !string.contains("pre"), !string.contains("wpnl") else { return }
  require(bare(ContentSteps.paragraphs(text)) == bare(text), "paragraphs change the text")
}

private func bare(_ text: [UInt8]) -> [UInt8] {
  let made = Set("<>/pbr \t\n\r\u{0B}\u{0C}".utf8)
  return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.filter { !made.contains($0) }
}
