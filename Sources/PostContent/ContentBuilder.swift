import ByteText

/// A body on its way: what is set aside and what is counted, while the steps pass over the text.
///
/// What becomes an insert has a stand-in in the text until the last step, which makes placeholders of
/// them all. The stand-in of a block is an empty `pre`, since it has to be to `wpautop` what WordPress
/// puts there: an element of its own, which is set aside. Anything else is a comment.
struct ContentBuilder {
  let context: any ContentContext
  let policy: ShortcodePolicy
  private(set) var inserts: [ContentInsert] = []
  private(set) var unknownShortcodes = ContentCounts()
  var unknownBlocks = ContentCounts()

  init(context: any ContentContext, policy: ShortcodePolicy) {
    self.context = context
    self.policy = policy
  }

  mutating func blockStandIn(_ insert: ContentInsert) -> String {
    inserts.append(insert)
    return "<pre \u{1}\(inserts.count - 1)></pre>"
  }

  mutating func inlineStandIn(_ insert: ContentInsert) -> String {
    inserts.append(insert)
    return "<!--\u{1}\(inserts.count - 1)-->"
  }

  mutating func countUnknownShortcode(_ name: String) {
    unknownShortcodes.count(name)
  }

  /// A body from what is stored to HTML with stand-ins.
  mutating func render(_ body: String) -> [UInt8] {
    var text = prepare(body)
    if text.contains("<!-- wp:") {
      text = PassedText(renderBlocks(text.bytes))
    } else {
      text = PassedText(paragraphs(text.bytes))
    }
    if text.contains("[") { text = PassedText(renderShortcodes(text.bytes)) }
    return text.bytes
  }

  /// What comes before blocks and paragraphs: what must be taken out of the text as it is stored.
  mutating func prepare(_ body: String) -> PassedText {
    var text = PassedText(Array(body.utf8))
    if text.contains("\u{1}") { text.pass(Self.removeMarks) }
    // Kept tags stay around HTML in blocks, where editors store code with references; classic text has
    // it raw, which would not survive.
    if text.contains("["), policy != .keep || !text.contains("<!-- wp:") { takeCode(&text) }
    if text.contains("<!--") { markPages(&text) }
    if policy != .keep && text.contains("$latex") { takeFormulas(&text) }
    if text.contains("://") { embedLoneAddresses(&text) }
    return text
  }

  /// Classic text with its paragraphs.
  func paragraphs(_ text: [UInt8]) -> [UInt8] {
    var text = PassedText(Autop.paragraphs(text))
    // Tags that stay are text.
    if policy != .keep && text.contains("[") { text.pass(ShortcodeParagraphs.unwrap) }
    return text.bytes
  }

  private static func removeMarks(_ text: Bytes, _ edits: inout Rewriting) {
    var index = text.find(1, from: 0)
    while index < text.count {
      edits.replace(index..<index + 1, of: text)
      index = text.find(1, from: index + 1)
    }
  }
}
