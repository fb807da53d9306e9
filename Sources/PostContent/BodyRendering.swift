/// A body on its way from what is stored to HTML, by WordPress's filters in their order.
///
/// A step is a folder. It takes the text, and of this value what it needs.
///
/// | folder | WordPress | |
/// |---|---|---|
/// | `Languages` | qTranslate | one language of a text that has several, or all |
/// | `Builders` | page builders | a page in a meta, where the body is empty |
/// | `Code` | plugins that highlight code | takes out what is no HTML |
/// | `HTML` | browsers | text that they would lose; HTML in attributes |
/// | `Pages` | `get_the_content` | where a summary and where pages end |
/// | `Formulas` | Jetpack's latex.php | TeX between dollar signs |
/// | `Embeds` | `WP_Embed::autoembed` | addresses that stand alone |
/// | `Blocks` | `do_blocks` | blocks become HTML; or else: |
/// | `Autop` | `wpautop` | line ends become paragraphs |
/// | `Shortcodes` | `shortcode_unautop`, `do_shortcode` | shortcodes become what they show |
/// | `Reblogs` | WordPress.com | the source behind the reblogger's own words |
/// | `Footnotes` | `core/footnotes` | where the body refers to its footnotes |
/// | `Inserts` | | stand-ins become placeholders |
struct BodyRendering {
  let context: any ContentContext
  let policy: ShortcodePolicy
  /// The language to show of texts in several; all of them where it is `nil`.
  let language: String?
  /// What is set aside; the text has a stand-in for each.
  var standIns = StandIns()
  /// The footnotes that stand in the text.
  private(set) var footnotes: [ContentFootnote] = []
  /// The ids of those that have a name.
  private var footnoteIDs: [String: String] = [:]
  var notes = ContentNotes()

  init(context: any ContentContext, policy: ShortcodePolicy, language: String? = nil) {
    self.context = context
    self.policy = policy
    self.language = language
  }

  /// Adds a footnote that stands in the text, and returns what stands for its mark.
  mutating func addFootnote(_ html: String, name: String? = nil) -> String {
    let id = "in-text-\(footnotes.count + 1)"
    footnotes.append(ContentFootnote(id: id, html: html))
    if let name { footnoteIDs[name] = id }
    return standIns.inline(.footnote(id: id))
  }

  /// What stands for the mark of a footnote that the text has given a name.
  mutating func markOfFootnote(named name: String) -> String? {
    footnoteIDs[name].map { standIns.inline(.footnote(id: $0)) }
  }

  /// The HTML of a body, with stand-ins.
  ///
  /// `isBody` says whether the text is what the post itself has, to which its metas belong.
  mutating func render(_ stored: String, isBody: Bool = true) -> [UInt8] {
    let body = LanguageText.body(stored, in: language)
    if isBody, BuilderPage.isNeeded(for: body), let page = BuilderPage.html(&self) {
      return page.utf8.contains(UInt8(ascii: "["))
        ? ShortcodePass.html(of: Array(page.utf8), &self) : Array(page.utf8)
    }
    var text = prepare(body)
    // Where there is a block, WordPress makes no paragraphs in all of the body.
    text = PassedText(
      text.contains("<!-- wp:") ? BlockStep.html(of: text.bytes, &self) : paragraphs(text.bytes))
    if text.contains("[") { text = PassedText(ShortcodePass.html(of: text.bytes, &self)) }
    return text.bytes
  }

  /// What comes before blocks and paragraphs: what must be taken out of the text as it is stored.
  mutating func prepare(_ body: String) -> PassedText {
    var text = PassedText(Array(CDATAWrapper.removed(from: body).utf8))
    StandIns.makeRoom(in: &text)
    // Kept tags stay around HTML in blocks, where editors store code with references; classic text has
    // it raw, which would not survive.
    if policy != .keep || !text.contains("<!-- wp:") { CodeStep.takeCode(&text, &self) }
    let hasFrames = LostMarkup.mend(&text)
    AttributeMarkup.show(&text, hasFrames: hasFrames)
    if text.contains("<!--") { PageStep.markPages(&text, &standIns) }
    if policy != .keep && text.contains("$latex") { FormulaStep.takeFormulas(&text, &standIns) }
    if text.contains("://") { LoneAddresses.embed(&text, &standIns) }
    return text
  }

  /// A text of its own in a page, with its paragraphs.
  func paragraphs(of text: String) -> String {
    String(decoding: paragraphs(Array(text.utf8)), as: UTF8.self)
  }

  /// Classic text with its paragraphs.
  func paragraphs(_ text: [UInt8]) -> [UInt8] {
    var text = PassedText(Autop.paragraphs(text))
    // Tags that stay are text.
    if policy != .keep && text.contains("[") { text.pass(ShortcodeParagraphs.unwrap) }
    return text.bytes
  }
}
