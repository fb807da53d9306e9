import PostContent
import SiteModel

/// A body's HTML with its inserts in their places, to be read at a glance.
func shown(
  _ body: String, _ policy: ShortcodePolicy = .convert,
  context: some ContentContext = TestContext()
) -> String {
  shown(PostContent(of: body, context: context, shortcodes: policy))
}

func shown(_ content: PostContent) -> String {
  var html = String(decoding: content.html, as: UTF8.self)
  for (number, insert) in content.inserts.enumerated() {
    html = html.replacing(
      "<!--\u{1}\(number)-->", with: "⟦\(text(of: insert))⟧", maxReplacements: 1)
  }
  while html.last?.isNewline == true { html.removeLast() }
  return html
}

private func text(of insert: ContentInsert) -> String {
  switch insert {
  case .code(let text, let language): "code \(language): \(text)"
  case .embed(let url): "embed \(url)"
  case .more(let text): text.isEmpty ? "more" : "more \(text)"
  case .nextPage: "next page"
  case .math(let tex, let isBlock): isBlock ? "formula \(tex)" : "math \(tex)"
  case .verbatim(let tag): tag
  case .markdown(let source): "markdown \(source)"
  case .footnote(let id): "note \(id)"
  }
}

/// An archive with a few images, a song and some blocks that refer to each other.
struct TestContext: ContentContext {
  var metas: [String: String] = [:]
  /// Metas that are serialised, which `metas` has, too.
  var data: [String: DecodedValue] = [:]
  var postID: Int? { 7 }
  var metaKeys: [String] { metas.keys.sorted() }

  func attachment(_ id: Int) -> ContentAttachment? {
    switch id {
    case 1...9:
      ContentAttachment(
        id: id, url: "https://boats.example/\(id).jpg", altText: "Boat \(id)",
        caption: id == 2 ? "The <em>second</em>" : "", title: "T\(10 - id)", mimeType: "image/jpeg")
    case 11: ContentAttachment(id: 11, url: "https://boats.example/horn.mp3", title: "Horn")
    default: nil
    }
  }

  func attachments(ofPost id: Int) -> [ContentAttachment] {
    id == 7 ? [1, 2, 3, 11].compactMap(attachment) : []
  }

  func reusableBlock(_ id: Int) -> String? {
    switch id {
    case 20: "<!-- wp:paragraph -->\n<p>Ahoy [youtube MENdMl-UAn8]</p>\n<!-- /wp:paragraph -->"
    case 21: "<p>once</p><!-- wp:block {\"ref\":21} /-->"
    case 22: String(repeating: "<!-- wp:block {\"ref\":20} /-->", count: 600)
    case 23: String(repeating: "<!-- wp:block {\"ref\":22} /-->", count: 600)
    case 30:
      """
      <!-- wp:heading {"metadata":{"name":"Head","bindings":{"__default":{"source":"core/pattern-overrides"}}}} -->
      <h2 class="x">Yours</h2>
      <!-- /wp:heading -->
      <!-- wp:button {"metadata":{"name":"Go","bindings":{"text":{"source":"core/pattern-overrides"},"url":{"source":"core/pattern-overrides"}}}} -->
      <div><a class="b" href="/old">Old</a></div>
      <!-- /wp:button -->
      <!-- wp:image {"metadata":{"name":"Pic","bindings":{"__default":{"source":"core/pattern-overrides"}}}} -->
      <figure><img src="/old.png" alt="a > b"/><figcaption>Old</figcaption></figure>
      <!-- /wp:image -->
      """
    default: nil
    }
  }

  func metaValue(_ key: String) -> String? { metas[key] }

  func metaData(_ key: String) -> DecodedValue? { data[key] }

  func table(_ id: String) -> ContentTable? {
    id == "3"
      ? ContentTable(
        name: "Fares",
        data: ##"[["To","Fare"],["Skye","£4"],["Mull","#colspan#"],["Lewis","x\ny"]]"##,
        options: #"{"table_head":true,"print_name":true}"#, visibility: #"{"rows":[1,1,1,1]}"#)
      : nil
  }
}
