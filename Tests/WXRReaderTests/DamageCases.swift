import Foundation
import SiteModel
import Testing
import WXRReader

/// A kind of damage, and what a careful person would read in spite of it.
struct DamageCase: Sendable, CustomTestStringConvertible {
  typealias Step = @Sendable (inout DamageArchive, Int) throws -> Void

  var name: String
  /// All that is told.
  var codes: Set<Diagnostic.Code>
  /// Whether each item may have it, the first and the last among them.
  var isOfItem = false
  /// What the sound archive is like, too.
  var prepare: Step = { _, _ in }
  var damage: Step
  /// How what is read differs from what is read of the sound archive.
  var expect: @Sendable (inout DamageArchive.Content, Int) -> Void = { _, _ in }

  var testDescription: String { name }

  static func severity(of code: Diagnostic.Code) -> Diagnostic.Severity {
    switch code {
    case .c1Character, .declaredEncoding, .joinedArchives, .repeatedItem, .repairedMeta,
      .unknownVersion:
      .information
    case .truncatedItem, .truncatedArchive: .error
    default: .warning
    }
  }

  /// Damage in an item.
  static func item(
    _ name: String, _ codes: Set<Diagnostic.Code>, form: [ByteEdit] = [], _ edits: ByteEdit...,
    post: @escaping @Sendable (inout Post) -> Void = { _ in }
  ) -> DamageCase {
    DamageCase(
      name: name, codes: codes, isOfItem: true,
      prepare: { archive, index in
        for edit in form { try edit.apply(to: &archive.items[index]) }
      },
      damage: { archive, index in
        for edit in edits { try edit.apply(to: &archive.items[index]) }
      },
      expect: { content, index in post(&content.posts[index]) })
  }

  /// Damage in the channel's own fields.
  static func header(
    _ name: String, _ codes: Set<Diagnostic.Code>, form: [ByteEdit] = [], _ edits: ByteEdit...,
    expect: @escaping @Sendable (inout DamageArchive.Content) -> Void = { _ in }
  ) -> DamageCase {
    DamageCase(
      name: name, codes: codes,
      prepare: { archive, _ in for edit in form { try edit.apply(to: &archive.header) } },
      damage: { archive, _ in for edit in edits { try edit.apply(to: &archive.header) } },
      expect: { content, _ in expect(&content) })
  }

  /// Damage of the archive as a whole.
  static func archive(
    _ name: String, _ codes: Set<Diagnostic.Code>,
    expect: @escaping @Sendable (inout DamageArchive.Content) -> Void = { _ in },
    _ damage: @escaping @Sendable (inout DamageArchive) throws -> Void
  ) -> DamageCase {
    DamageCase(
      name: name, codes: codes, damage: { archive, _ in try damage(&archive) },
      expect: { content, _ in expect(&content) })
  }

  static let all =
    characters + references + sections + tags + attributes + items + comments + messages
    + documents + invalidUTF8 + encodings

  /// The title as WordPress wrote it before CDATA.
  private static let plainTitle = [
    ByteEdit("<![CDATA[Cup", "Cup"), ByteEdit("milk & sugar]]>", "milk &amp; sugar"),
  ]
  private static let plainComment = [
    ByteEdit("<![CDATA[Nice <em>tea</em> & cake]]>", "Nice tea, no cake")
  ]

  // Control characters.

  private static let characters: [DamageCase] = [
    item(
      "a control character in a title without CDATA", [.controlCharacter], form: plainTitle,
      ByteEdit("milk", "mi\u{1}lk")),
    item("a control character in a title", [.controlCharacter], ByteEdit("milk", "mi\u{1}lk")),
    item("NUL in a title", [.controlCharacter], ByteEdit("milk", "milk\u{0}")),
    item("ESC in a body", [.controlCharacter], ByteEdit("The end", "\u{1B}The end")),
    item(
      "many control characters in a body", [.controlCharacter],
      ByteEdit("Pour", "\u{5}Pour"), ByteEdit("hot</b>", "hot\u{0}\u{14}</b>"),
      ByteEdit("tea.]]>", "tea.\u{1F}]]>")),
    item("NUL in an address", [.controlCharacter], ByteEdit("?cup=", "?c\u{0}up=")),
    item(
      "a control character in an attribute", [.controlCharacter],
      ByteEdit("\"black-tea\"", "\"black\u{2}-tea\"")),
    item(
      "a control character in a serialised value", [.controlCharacter],
      ByteEdit("<b>ok</b>", "<b>o\u{0}k</b>")),
    item(
      "a control character in a comment's text", [.controlCharacter], ByteEdit("cake", "c\u{8}ake")),
    item(
      "a control character in an id", [.controlCharacter],
      ByteEdit("<wp:post_id>1", "<wp:post_id>\u{1}1")),
    item(
      "a control character between fields", [.controlCharacter],
      ByteEdit(before: "<wp:status>", "\u{1}")),
    item("a form feed in a body", [.controlCharacter], ByteEdit("Pour", "\u{C}Pour")) {
      $0.content.change("Pour", to: " Pour")
    },
    item("U+FFFF in an address", [.controlCharacter], ByteEdit("?cup=", "?c\u{FFFF}up=")),
    header(
      "a control character in the header", [.controlCharacter],
      ByteEdit("All about", "All\u{1} about")),
    header(
      "NUL between the header's fields", [.controlCharacter],
      ByteEdit(before: "<language>", "\u{0}")),
    header(
      "a control character in a term", [.controlCharacter], ByteEdit("From <b>", "From\u{3} <b>")),
    item("U+0080 to U+009F in a body", [.c1Character], ByteEdit("Pour", "\u{93}Pour\u{94}")) {
      $0.content.change("Pour", to: "\u{93}Pour\u{94}")
    },
    header("U+0085 in the header", [.c1Character], ByteEdit("All about", "All\u{85} about")) {
      $0.sites[0].description = "All\u{85} about tea"
    },
  ]

  // References.

  private static let references: [DamageCase] = [
    item("a bare & in an address", [.bareAmpersand], ByteEdit("&amp;size", "&size")),
    item("a bare & in a comment's address", [.bareAmpersand], ByteEdit("&amp;b=2", "&b=2")),
    item(
      "a bare & in a title without CDATA", [.bareAmpersand], form: plainTitle,
      ByteEdit("&amp;", "&")),
    item(
      "a bare & in an attribute", [.bareAmpersand],
      form: [ByteEdit("\"black-tea\"", "\"black&amp;tea\"")], ByteEdit("black&amp;tea", "black&tea")
    ),
    item(
      "a bare & before the end tag", [.bareAmpersand],
      form: [ByteEdit("size=2<", "size=2&amp;<")], ByteEdit("size=2&amp;<", "size=2&<")),
    item(
      "bare & and references in one text", [.bareAmpersand],
      form: plainTitle
        + [ByteEdit("sugar", "A&amp;B &lt;C&gt; &#233; D&amp;")],
      ByteEdit("A&amp;B", "A&B"), ByteEdit("D&amp;", "D&")),
    item(
      "a bare & between fields", [.bareAmpersand, .strayText], ByteEdit(before: "<wp:status>", "&")),
    header(
      "a bare & in the header", [.bareAmpersand], ByteEdit("Teapot &amp; Cup", "Teapot & Cup")),
    item(
      "entities of HTML in a title without CDATA", [.htmlEntity],
      form: plainTitle
        + [ByteEdit("sugar", "caf\u{E9}\u{A0}\u{2014} a")],
      ByteEdit("caf\u{E9}\u{A0}\u{2014}", "caf&eacute;&nbsp;&mdash;")),
    item(
      "an entity of HTML in an attribute", [.htmlEntity],
      form: [ByteEdit("\"black-tea\"", "\"caf\u{E9}\"")],
      ByteEdit("\"caf\u{E9}\"", "\"caf&eacute;\"")),
    item(
      "an entity of HTML in an address", [.htmlEntity],
      form: [ByteEdit("size=2<", "size=\u{D7}2<")], ByteEdit("size=\u{D7}", "size=&times;")),
    header(
      "an entity of HTML in the header", [.htmlEntity],
      form: [ByteEdit("All about tea", "Tea \u{2014} all")], ByteEdit("\u{2014}", "&mdash;")),
    item(
      "references to forbidden characters", [.forbiddenReference], form: plainTitle,
      ByteEdit("milk", "m&#0;i&#x1F;l&#xD800;k&#x110000;")),
    item(
      "a forbidden reference in an attribute", [.forbiddenReference],
      ByteEdit("\"black-tea\"", "\"black&#x1F;-tea\"")),
    item(
      "a forbidden reference in a comment's text", [.forbiddenReference], form: plainComment,
      ByteEdit("Nice tea", "Nice &#8;tea")),
    header(
      "a forbidden reference in the header", [.forbiddenReference],
      ByteEdit("All about", "All &#1;about")),
    item("references in CDATA", [], ByteEdit("Pour", "&#0; &nbsp; & &x; Pour")) {
      $0.content.change("Pour", to: "&#0; &nbsp; & &x; Pour")
    },
  ]

  // CDATA sections.

  private static let sections: [DamageCase] = [
    item("a ]]> in a body", [.unescapedCDATAEnd], ByteEdit("The end", "The ]]> end")) {
      $0.content.change("The end", to: "The ]]> end")
    },
    item("a ]]> before a tag of a body", [.unescapedCDATAEnd], ByteEdit("hot</b>", "hot]]></b>")) {
      $0.content.change("hot</b>", to: "hot]]></b>")
    },
    item(
      "several ]]> in a body", [.unescapedCDATAEnd], ByteEdit("Pour", "]]>Pour]]>\n"),
      ByteEdit("c > d", "c[d[0]]> d")
    ) {
      $0.content.change("Pour", to: "]]>Pour]]>\n")
      $0.content.change("c > d", to: "c[d[0]]> d")
    },
    item("a ]]> in a title", [.unescapedCDATAEnd], ByteEdit("milk &", "milk ]]> &")) {
      $0.title.change("milk &", to: "milk ]]> &")
    },
    item("a ]]> in a comment's text", [.unescapedCDATAEnd], ByteEdit("& cake", "]]> cake")) {
      $0.comments[0].content.change("& cake", to: "]]> cake")
    },
    item(
      "a ]]> in a meta's value", [.unescapedCDATAEnd],
      form: [ByteEdit("s:9:\"<b>ok</b>\"", "s:9:\"<b>ok!!!!\"")], ByteEdit("ok!!!!", "ok]]>!")
    ) {
      $0.meta[1].value.change("ok!!!!", to: "ok]]>!")
      $0.meta[1].data = .map([
        DecodedEntry(key: "minutes", value: .int(4)),
        DecodedEntry(key: "note", value: .string("<b>ok]]>!")),
      ])
    },
    item(
      "a ]]> in a title without CDATA", [.unescapedCDATAEnd], form: plainTitle,
      ByteEdit("milk &", "milk ]]> &")
    ) { $0.title.change("milk &", to: "milk ]]> &") },
    item(
      "a section in a script", [.unescapedCDATAEnd], ByteEdit("<script>", "<script>// <![CDATA[\n"),
      ByteEdit("</script>", "\n// ]]></script>")
    ) {
      $0.content.change("<script>", to: "<script>// <![CDATA[\n")
      $0.content.change("</script>", to: "\n// ]]></script>")
    },
    item(
      "sections in several scripts", [.unescapedCDATAEnd],
      ByteEdit(
        "Pour", "<script>//<![CDATA[\nx//]]></script><style>/*<![CDATA[*/a>b/*]]>*/</style>Pour"),
      ByteEdit("<script>if", "<script>// <![CDATA[\nif"),
      ByteEdit("}</script>", "}\n// ]]>\n</script>")
    ) {
      $0.content.change(
        "Pour", to: "<script>//<![CDATA[\nx//]]></script><style>/*<![CDATA[*/a>b/*]]>*/</style>Pour"
      )
      $0.content.change("<script>if", to: "<script>// <![CDATA[\nif")
      $0.content.change("}</script>", to: "}\n// ]]>\n</script>")
    },
    item("no ]]> in a title", [.unclosedCDATA], ByteEdit("sugar]]>", "sugar")),
    item("no ]]> in a body", [.unclosedCDATA], ByteEdit("tea.]]>", "tea.")),
    item("no ]]> in an excerpt", [.unclosedCDATA], ByteEdit("strong</i>]]>", "strong</i>")),
    item("no ]]> in a slug", [.unclosedCDATA], ByteEdit("]]></wp:post_name>", "</wp:post_name>")),
    item("no ]]> in a category before another one", [.unclosedCDATA], ByteEdit("Tea]]>", "Tea")),
    item("no ]]> in the last category", [.unclosedCDATA], ByteEdit("Hot]]>", "Hot")),
    item("no ]]> in a meta's key", [.unclosedCDATA], ByteEdit("_edit_last]]>", "_edit_last")),
    item("no ]]> in a meta's value", [.unclosedCDATA], ByteEdit(";}]]>", ";}")),
    item("no ]]> in a comment's text", [.unclosedCDATA], ByteEdit("cake]]>", "cake")),
    item(
      "no ]]> in the item's last field", [.unclosedCDATA],
      form: [ByteEdit(before: "</item>", "<wp:post_password><![CDATA[cup]]></wp:post_password>\n")],
      ByteEdit("cup]]></wp:post_p", "cup</wp:post_p")),
    item("half a ]]> in a body", [.unclosedCDATA], ByteEdit("tea.]]>", "tea.]>")) { _ in },
    item("]] > in a body's place of ]]>", [.unclosedCDATA], ByteEdit("tea.]]>", "tea.]] >")) { _ in
    },
    item(
      "no <![CDATA[ in a title", [.brokenTag],
      ByteEdit("<![CDATA[Cup", "Cup")),
    item(
      "no <![CDATA[ in a body", [.brokenTag],
      ByteEdit("<![CDATA[<!-- wp", "<!-- wp")
    ) { _ in },
    header("no ]]> in a term", [.unclosedCDATA], ByteEdit("Black & Tea]]>", "Black & Tea")),
    header("no ]]> in an author", [.unclosedCDATA], ByteEdit("ada]]>", "ada")),
    header("a ]]> in a term", [.unescapedCDATAEnd], ByteEdit("From <b>", "From ]]> <b>")) {
      $0.terms[0].description.change("From", to: "From ]]>")
    },
  ]

  // Tags.

  private static let tags: [DamageCase] = [
    item(
      "a stray < in a title without CDATA", [.strayLessThan], form: plainTitle,
      ByteEdit("milk", "milk < 3")
    ) { $0.title.change("milk", to: "milk < 3") },
    item(
      "a stray < before a letter", [.strayLessThan], form: plainTitle, ByteEdit("milk", "a<b milk")
    ) { $0.title.change("milk", to: "a<b milk") },
    item(
      "a stray < in a comment's text", [.strayLessThan], form: plainComment,
      ByteEdit("Nice", "I <3 nice")
    ) { $0.comments[0].content.change("Nice", to: "I <3 nice") },
    item("a stray < beside CDATA", [.strayLessThan], ByteEdit("Grace]]>", "Grace]]><")),
    item("a stray < before CDATA", [.strayLessThan], ByteEdit("<![CDATA[Grace", "<<![CDATA[Grace")),
    item(
      "a stray < before a start tag", [.strayLessThan], ByteEdit("<wp:post_id>", "<<wp:post_id>")),
    item("a stray < before an end tag", [.strayLessThan], ByteEdit("7</wp", "7<</wp")),
    item(
      "a stray < between fields", [.strayLessThan],
      ByteEdit(before: "<wp:status>", "< ")),
    item(
      "tags of HTML in a comment's text", [.strayLessThan], form: plainComment,
      ByteEdit("Nice tea", "Nice <br> tea")
    ) { $0.comments[0].content.change("Nice", to: "Nice <br>") },
    header("a stray < in the header", [.strayLessThan], ByteEdit("All about", "All <3 about")) {
      $0.sites[0].description = "All <3 about tea"
    },
    item("no end tag of a number", [.missingEndTag], ByteEdit("7</wp:menu_order>", "7")),
    item("no end tag of an address", [.missingEndTag], ByteEdit("size=2</link>", "size=2")),
    item("no end tag of a title", [.missingEndTag], ByteEdit("]]></title>", "]]>")),
    item(
      "no end tag of a title without CDATA", [.missingEndTag], form: plainTitle,
      ByteEdit("</title>", "")),
    item("no end tag of a body", [.missingEndTag], ByteEdit("]]></content:encoded>", "]]>")),
    item("no end tag of a slug", [.missingEndTag], ByteEdit("</wp:post_name>", "")),
    item("no end tag of a category", [.missingEndTag], ByteEdit("Tea]]></category>", "Tea]]>")),
    item(
      "no end tag of a meta's key", [.missingEndTag], ByteEdit("last]]></wp:meta_key>", "last]]>")),
    item("no end tag of a meta's value", [.missingEndTag], ByteEdit("]]></wp:meta_value>", "]]>")),
    item("no end tag of a meta", [.missingEndTag], ByteEdit("</wp:postmeta>", "")),
    item("no end tag of a comment's text", [.missingEndTag], ByteEdit("</wp:comment_content>", "")),
    item("no end tag of a comment's meta", [.missingEndTag], ByteEdit("</wp:commentmeta>", "")),
    item("no end tag of a comment", [.missingEndTag], ByteEdit("</wp:comment>", "")),
    item(
      "no end tag of the last comment", [.missingEndTag],
      ByteEdit("</wp:comment>\n</item>", "</item>")),
    item(
      "no end tags of a meta and its value", [.missingEndTag],
      ByteEdit("]]></wp:meta_value>\n  </wp:postmeta>", "]]>")),
    item(
      "no ]]> and no end tag", [.unclosedCDATA, .missingEndTag],
      ByteEdit("]]></excerpt:encoded>", "")),
    header("no end tag in the header", [.missingEndTag], ByteEdit("</description>", "")),
    header("no end tag of a term's name", [.missingEndTag], ByteEdit("</wp:cat_name>", "")),
    header("no end tag of a term", [.missingEndTag], ByteEdit("</wp:category>", "")),
    header("no end tag of an author", [.missingEndTag], ByteEdit("</wp:author>", "")),
    item("a wrong end tag of a title", [.wrongEndTag], ByteEdit("</title>", "</titel>")),
    item("a wrong end tag of a body", [.wrongEndTag], ByteEdit("</content:encoded>", "</content>")),
    item(
      "a wrong end tag of a status", [.wrongEndTag], ByteEdit("</wp:status>", "</wp:post_status>")),
    item(
      "a wrong end tag of a number", [.wrongEndTag], ByteEdit("7</wp:menu_order>", "7</wp:order>")),
    item(
      "another field's end tag", [.wrongEndTag],
      ByteEdit("1]]></wp:meta_value>", "1]]></wp:meta_key>")),
    item("end tags in the wrong case", [.wrongEndTag], ByteEdit("</wp:status>", "</WP:STATUS>")),
    item(
      "a wrong end tag of a meta", [.strayEndTag, .missingEndTag],
      ByteEdit("</wp:postmeta>", "</wp:post_meta>")),
    item(
      "a wrong end tag of a comment", [.strayEndTag, .missingEndTag],
      ByteEdit("</wp:comment>", "</wp:comments>")),
    item("an end tag too many", [.strayEndTag], ByteEdit(before: "<wp:status>", "</wp:post_name>")),
    header("a wrong end tag in the header", [.wrongEndTag], ByteEdit("</language>", "</lang>")),
    header(
      "an end tag too many in the header", [.strayEndTag], ByteEdit(before: "<language>", "</x>")),
    item("no < of a number's tag", [.brokenTag], ByteEdit("<wp:menu_order>", "wp:menu_order>")),
    item("no < of an id's tag", [.brokenTag], ByteEdit("<wp:post_id>", "wp:post_id>")),
    item("no < of a title's tag", [.brokenTag], ByteEdit("<title>", "title>")),
    item("no < of a body's tag", [.brokenTag], ByteEdit("<content:encoded>", "content:encoded>")),
    item(
      "no < of a category's tag", [.brokenTag],
      ByteEdit("<category domain=\"post", "category domain=\"post")),
    item("no < of a meta's tag", [.brokenTag], ByteEdit("<wp:postmeta>", "wp:postmeta>")),
    item("no < of a comment's tag", [.brokenTag], ByteEdit("<wp:comment>", "wp:comment>")),
    item("no < of a number's end tag", [.brokenTag], ByteEdit("7</wp:menu", "7/wp:menu")),
    item(
      "no < of a slug's end tag", [.brokenTag], ByteEdit("]]></wp:post_name", "]]>/wp:post_name")),
    item("no > of a status's tag", [.brokenTag], ByteEdit("<wp:status>", "<wp:status")),
    item("no > of a title's tag", [.brokenTag], ByteEdit("<title>", "<title")),
    item("no > of a body's tag", [.brokenTag], ByteEdit("<content:encoded>", "<content:encoded")),
    item("no > of a category's tag", [.brokenTag], ByteEdit("\"hot\">", "\"hot\"")),
    item("no > of a meta's tag", [.brokenTag], ByteEdit("<wp:postmeta>", "<wp:postmeta")),
    item("no > of a comment's tag", [.brokenTag], ByteEdit("<wp:comment>", "<wp:comment")),
    item("no > of a status's end tag", [.brokenTag], ByteEdit("</wp:status>", "</wp:status")),
    item(
      "no > of a number's end tag", [.brokenTag], ByteEdit("</wp:menu_order>", "</wp:menu_order")),
    item(
      "no > of a body's end tag", [.brokenTag], ByteEdit("</content:encoded>", "</content:encoded")),
    item("no > of a meta's end tag", [.brokenTag], ByteEdit("</wp:postmeta>", "</wp:postmeta")),
    item("no > of a comment's end tag", [.brokenTag], ByteEdit("</wp:comment>", "</wp:comment")),
    header("no > in the header", [.brokenTag], ByteEdit("</language>", "</language")),
    header("no < in the header", [.brokenTag], ByteEdit("<wp:base_site_url>", "wp:base_site_url>")),
  ]

  // Attributes.

  private static let attributes: [DamageCase] = [
    item("no quote at a value's end", [.brokenTag], ByteEdit("\"category\"", "\"category")),
    item(
      "no quote at the last value's end", [.brokenTag], ByteEdit("\"black-tea\"", "\"black-tea")),
    item("no quote at a value's start", [.brokenTag], ByteEdit("\"category\"", "category\"")),
    item(
      "no quote at the last value's start", [.brokenTag], ByteEdit("\"black-tea\"", "black-tea\"")),
    item(
      "no quotes", [.brokenTag],
      ByteEdit("domain=\"post_tag\" nicename=\"hot\"", "domain=post_tag nicename=hot")),
    item(
      "an attribute twice", [.brokenTag],
      ByteEdit("domain=\"category\"", "domain=\"category\" domain=\"category\"")),
    item("doubled quotes", [.brokenTag], ByteEdit("\"category\"", "\"\"category\"\"")),
    item("unlike quotes", [.brokenTag], ByteEdit("\"category\"", "'category\"")),
    item("no blank between attributes", [.brokenTag], ByteEdit("\"category\" ", "\"category\"")),
    item("a name without a value", [.brokenTag], ByteEdit("<category ", "<category new ")),
    item("no quote in a plain field's tag", [.brokenTag], ByteEdit("\"false\"", "\"false")),
    item(
      "a < in a value", [.brokenTag], form: [ByteEdit("\"black-tea\"", "\"black&lt;tea\"")],
      ByteEdit("black&lt;tea", "black<tea")),
  ]

  // Items.

  private static let items: [DamageCase] = [
    DamageCase(
      name: "no end tag of an item", codes: [.missingItemEnd], isOfItem: false,
      damage: { archive, index in
        try ByteEdit("</item>\n", "").apply(to: &archive.items[index])
      }),
    DamageCase(
      name: "no end tag of the last item", codes: [.missingItemEnd],
      damage: { archive, _ in try ByteEdit("</item>\n", "").apply(to: &archive.items[4]) }),
    item("no start tag of an item", [.missingItemStart], ByteEdit("<item>", "")),
    item("no > of an item's start tag", [.brokenTag], ByteEdit("<item>", "<item")),
    item("no > of an item's end tag", [.brokenTag], ByteEdit("</item>", "</item")),
    item("an item's start tag twice", [.missingItemEnd], ByteEdit("<item>", "<item><item>")) { _ in
    },
    item("an item's end tag twice", [.strayEndTag], ByteEdit("</item>", "</item></item>")),
    item("attributes of an item that are broken", [.brokenTag], ByteEdit("<item>", "<item a=b c>")),
    DamageCase(
      name: "an item inside an item", codes: [.itemInItem],
      damage: { archive, index in
        try ByteEdit(before: "<wp:status>", DamageArchive.item(19)).apply(to: &archive.items[index])
      },
      expect: { content, index in content.posts.insert(content.posts[0].with(id: 19), at: index + 1)
      }
    ),
    DamageCase(
      name: "no end tag of two items", codes: [.missingItemEnd],
      damage: { archive, _ in
        for index in [1, 2] { try ByteEdit("</item>\n", "").apply(to: &archive.items[index]) }
      }),
    DamageCase(
      name: "a body cut off by the next item",
      codes: [.missingItemEnd, .unclosedCDATA, .missingEndTag],
      damage: { archive, index in
        archive.items[index] = Array(
          DamageArchive.item(11 + index).prefix(upTo: "<!-- /wp:paragraph").utf8)
      },
      expect: { content, index in
        var post = Post()
        let whole = content.posts[index]
        post.title = whole.title
        post.link = whole.link
        post.author = whole.author
        post.guid = whole.guid
        post.raw = whole.raw.filter { $0.field != "published" }
        post.type = "post"
        post.content = String(whole.content.prefix(upTo: "\n<!-- /wp:paragraph"))
        content.posts[index] = post
      }),
  ]

  // Comments of XML.

  private static let comments: [DamageCase] = [
    item(
      "a comment without an end", [.malformedComment],
      ByteEdit(before: "<wp:status>", "<!-- note\n")),
    item(
      "a comment without an end before a body with others", [.malformedComment],
      ByteEdit(before: "<dc:creator>", "<!-- note\n")),
    item(
      "a comment without an end in a meta", [.malformedComment],
      ByteEdit(before: "<wp:meta_value>", "<!-- note\n")),
    item(
      "a comment with --", [.malformedComment], ByteEdit(before: "<wp:status>", "<!-- a -- b -->\n")
    ),
    item(
      "a comment that ends with --->", [.malformedComment],
      ByteEdit(before: "<wp:status>", "<!-- a --->\n")),
    item(
      "a comment with a field in it and --", [.malformedComment],
      ByteEdit(before: "<wp:status>", "<!-- -- <wp:status>draft</wp:status> -->\n")),
    header(
      "a comment without an end in the header", [.malformedComment],
      ByteEdit(before: "<wp:tag>", "<!-- note\n")),
    header(
      "a comment with -- in the header", [.malformedComment],
      ByteEdit(before: "<wp:tag>", "<!-- a -- b -->\n")),
    .archive("a comment without an end between items", [.malformedComment]) {
      $0.items[2] += Array("<!-- note\n".utf8)
    },
    .archive("a comment with -- between items", [.malformedComment]) {
      $0.items[2] += Array("<!-- a -- b -->\n".utf8)
    },
  ]

  // Messages of PHP, and what plugins print.

  private static let html = """
    <br />
    <b>Warning</b>:  Undefined variable $x in <b>/srv/blog/plugins/tea.php</b> on line <b>12</b><br />

    """
  private static let plain = """

    Warning: Undefined variable $x in /srv/blog/plugins/tea.php on line 12

    """
  private static let deprecated = """
    <br />
    <b>Deprecated</b>:  str_replace(): Passing null to parameter #3 ($subject) of type array|string is \
    deprecated in <b>/srv/blog/wp-admin/includes/export.php</b> on line <b>254</b><br />

    """
  private static let notice =
    "<div id=\"tea-notice\" class=\"updated\"><p>Tea & <b>cake</b><br>are ready</p></div>\n"

  private static func messages(_ form: String, _ message: String) -> [DamageCase] {
    [
      item("\(form) between fields", [.phpMessage], ByteEdit(before: "<wp:status>", message)),
      item("\(form) in a number's field", [.phpMessage], ByteEdit("7</wp", "7\(message)</wp")),
      item(
        "\(form) before a number", [.phpMessage],
        ByteEdit("<wp:menu_order>", "<wp:menu_order>\(message)")),
      item("\(form) in a meta", [.phpMessage], ByteEdit(before: "<wp:meta_value>", message)),
      item(
        "\(form) before a meta's CDATA", [.phpMessage],
        ByteEdit("<![CDATA[a:2", "\(message)<![CDATA[a:2")),
      item("\(form) behind a meta's CDATA", [.phpMessage], ByteEdit(";}]]>", ";}]]>\(message)")),
      item(
        "\(form) before a title's CDATA", [.phpMessage],
        ByteEdit("<![CDATA[Cup", "\(message)<![CDATA[Cup")),
      item(
        "\(form) before a body's CDATA", [.phpMessage],
        ByteEdit("<![CDATA[<!-- wp", "\(message)<![CDATA[<!-- wp")),
      item("\(form) in a comment", [.phpMessage], ByteEdit(before: "<wp:comment_date>", message)),
      item("\(form) behind an item's start tag", [.phpMessage], ByteEdit(after: "<item>", message)),
      item("\(form) before an item's end tag", [.phpMessage], ByteEdit(before: "</item>", message)),
      item("\(form) in a body", [], ByteEdit("Pour", "\(message)Pour")) {
        $0.content.change("Pour", to: "\(message)Pour")
      },
      item(
        "\(form) in a title", [], form: [ByteEdit("milk", "\(message) milk")],
        ByteEdit("Cup", "Cup")),
      item(
        "\(form) in a body of a damaged item", [.bareAmpersand], ByteEdit("Pour", "\(message)Pour"),
        ByteEdit("&amp;size", "&size")
      ) { $0.content.change("Pour", to: "\(message)Pour") },
      header("\(form) in the header", [.phpMessage], ByteEdit(before: "<wp:tag>", message)),
      header(
        "\(form) in a field of the header", [.phpMessage], ByteEdit(after: "<language>", message)),
      header("\(form) in a term", [.phpMessage], ByteEdit(before: "<wp:cat_name>", message)),
      .archive("\(form) between items", [.phpMessage]) { $0.items[2] += Array(message.utf8) },
      .archive("\(form) before the archive", [.phpMessage]) {
        $0.prologue.insert(contentsOf: message.utf8, at: 0)
      },
      .archive("\(form) behind the archive", [.phpMessage]) { $0.end += Array(message.utf8) },
      .archive("\(form) before the channel's end tag", [.phpMessage]) {
        $0.end.insert(contentsOf: message.utf8, at: 0)
      },
    ]
  }

  private static let messages: [DamageCase] =
    messages("a warning of PHP as HTML", html) + messages("a warning of PHP as text", plain)
    + messages("two deprecations of PHP", deprecated + deprecated) + [
      .archive("plugin's HTML before the archive", [.textOutsideArchive]) {
        $0.prologue.insert(contentsOf: notice.utf8, at: 0)
      },
      .archive("plugin's HTML behind the archive", [.textOutsideArchive]) {
        $0.end += Array(notice.utf8)
      },
      .archive(
        "plugin's HTML between items", [.bareAmpersand, .missingEndTag],
        expect: { $0.sites.append($0.sites[0].withNotice) }
      ) {
        $0.items[2] += Array(notice.utf8)
      },
    ]

  // The archive as a whole.

  private static let documents: [DamageCase] = [
    .archive("no end tag of the channel", [.missingEndTag]) { $0.end = Array("</rss>\n".utf8) },
    .archive("no end tag of the root", [.missingEndTag]) { $0.end = Array("</channel>\n".utf8) },
    .archive("no end tags of channel and root", [.truncatedArchive]) { $0.end = [] },
    .archive("text behind the archive", [.textOutsideArchive]) {
      $0.end += Array("=======\n".utf8)
    },
    .archive("a comment behind the archive", []) { $0.end += Array("<!-- cached -->\n".utf8) },
    .archive("text before the archive", [.textOutsideArchive]) {
      $0.prologue.insert(contentsOf: "---\nlayout: none\n---\n".utf8, at: 0)
    },
    .archive("no XML declaration", []) { $0.prologue = [] },
    .archive("a BOM and blank lines", []) {
      $0.prologue.insert(contentsOf: "\u{FEFF}\n \n\n".utf8, at: 0)
    },
    .archive("blank lines before the declaration", []) {
      $0.prologue.insert(contentsOf: "\n\r\n".utf8, at: 0)
    },
    .archive("no namespaces", []) { $0.root = Array("<rss>\n<channel>\n".utf8) },
    .archive("no namespaces and a bare &", [.bareAmpersand]) {
      $0.root = Array("<rss>\n<channel>\n".utf8)
      try ByteEdit("&amp;size", "&size").apply(to: &$0.items[2])
    },
    .archive("a channel of another name", [.wrongChannel, .strayEndTag, .missingEndTag]) {
      try ByteEdit("<channel>", "<site>").apply(to: &$0.root)
      try ByteEdit("</channel>", "</site>").apply(to: &$0.end)
    },
    .archive("a channel of another name, closed as channel", [.wrongChannel]) {
      try ByteEdit("<channel>", "<site>").apply(to: &$0.root)
    },
    .archive("no start tag of the channel", [.wrongChannel]) {
      try ByteEdit("<channel>", "").apply(to: &$0.root)
    },
    .header("no version", [.unknownVersion], ByteEdit("<wp:wxr_version>1.2</wp:wxr_version>", "")) {
      $0.sites[0].wxrVersion = ""
    },
    .header("an unknown version", [.unknownVersion], ByteEdit("1.2", "9.x")) {
      $0.sites[0].wxrVersion = "9.x"
    },
    .archive(
      "two sites in one file", [.joinedArchives],
      expect: { content in
        var site = content.sites[0]
        site.link = "https://coffee.example"
        site.baseSiteURL = site.link
        site.baseBlogURL = site.link
        content.sites.append(site)
        content.authors += content.authors
        content.terms += content.terms
        content.posts += content.posts
      }
    ) {
      let other = String(decoding: $0.root + $0.header, as: UTF8.self)
        .replacingOccurrences(of: "teapot.example", with: "coffee.example")
      $0.end += $0.prologue + Array(other.utf8) + $0.items.joined() + $0.end
    },
    .archive("the same archive twice", [.joinedArchives, .repeatedItem]) {
      let bytes = $0.bytes
      $0.end += bytes
    },
    .archive(
      "the same archive twice, with a line between",
      [.joinedArchives, .repeatedItem, .textOutsideArchive]
    ) {
      let bytes = $0.bytes
      $0.end += Array("=======\n".utf8) + bytes
    },
    .archive(
      "an archive that PHP did not finish", [.truncatedItem],
      expect: {
        var post = Post()
        let whole = $0.posts[4]
        post.title = whole.title
        post.link = whole.link
        post.author = whole.author
        post.guid = whole.guid
        post.raw = whole.raw
        post.type = "post"
        post.content = String(whole.content.prefix(upTo: "\n<!-- /wp:paragraph"))
        $0.posts[4] = post
      }
    ) {
      let item = String(decoding: $0.items[4], as: UTF8.self)
      let fatal = """
        <br />
        <b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 \
        bytes) in <b>/srv/blog/wp-includes/wp-db.php</b> on line <b>1997</b><br />

        """
      $0.items[4] = Array(item.prefix(upTo: "<!-- /wp:paragraph").utf8) + Array(fatal.utf8)
      $0.end = []
    },
    .archive("an archive that PHP did not finish, between items", [.truncatedArchive, .phpMessage])
    {
      $0.end = Array(
        "<br />\n<b>Fatal error</b>:  Maximum execution time of 30 seconds exceeded in <b>/srv/x.php</b> on line <b>1</b><br />\n"
          .utf8)
    },
  ]

  // Encodings.

  private static func latin(_ name: String, _ bytes: [UInt8], _ text: String) -> [DamageCase] {
    func edit(_ mark: String) -> ByteEdit { ByteEdit(mark, bytes) }
    return [
      item("\(name) in a title", [.invalidUTF8], form: [ByteEdit("milk", text)], edit(text)),
      item(
        "\(name) in a title without CDATA", [.invalidUTF8],
        form: plainTitle + [ByteEdit("milk", text)], edit(text)),
      item("\(name) in a body", [.invalidUTF8], form: [ByteEdit("Pour", text)], edit(text)),
      item(
        "\(name) in an attribute", [.invalidUTF8], form: [ByteEdit("black-tea\"", "\(text)\"")],
        edit(text)),
      item(
        "\(name) in a comment's text", [.invalidUTF8], form: [ByteEdit("cake", text)], edit(text)),
      header("\(name) in the header", [.invalidUTF8], form: [ByteEdit("All", text)], edit(text)),
    ]
  }

  private static let invalidUTF8: [DamageCase] =
    latin("a byte of Latin-1", Array("caf".utf8) + [0xE9] + Array(" o".utf8), "caf\u{E9} o")
    + latin("quotes of windows-1252", [0x93, 0x61, 0x94, 0x85], "\u{201C}a\u{201D}\u{2026}")
    + latin("a pair of surrogates", [0x61, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], "a\u{1F600}")
    + latin("an overlong form", [0x61, 0xC0, 0xAF, 0x62], "a/b")
    + latin("half a character", [0x61, 0xE2, 0x80, 0x62], "a\u{FFFD}b")
    + latin("a lone continuation", [0x61, 0x80, 0x62], "a\u{20AC}b")
    + [
      item(
        "windows-1252 in a serialised value", [.invalidUTF8, .repairedMeta],
        form: [ByteEdit("<b>ok</b>", "<b>\u{E9}k</b>")],
        ByteEdit("<b>\u{E9}k</b>", Array("<b>".utf8) + [0xE9] + Array("k</b>".utf8)))
    ]

  private static func declared(_ name: String, _ bytes: [UInt8], _ text: String) -> DamageCase {
    DamageCase(
      name: "\(name) with UTF-8 in between", codes: [.declaredEncoding],
      prepare: { archive, index in
        try ByteEdit("milk", text).apply(to: &archive.items[index])
        try ByteEdit("All", text).apply(to: &archive.header)
      },
      damage: { archive, index in
        archive.prologue = Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>\n".utf8)
        try ByteEdit(text, bytes).apply(to: &archive.items[index])
        try ByteEdit(text, bytes).apply(to: &archive.header)
      })
  }

  private static let encodings: [DamageCase] = [
    declared("ISO-8859-1", Array("caf".utf8) + [0xE9], "caf\u{E9}"),
    declared("iso-8859-2", [0xB3, 0x79, 0xBF, 0x6B, 0x61], "\u{142}y\u{17C}ka"),
    declared("windows-1251", [0xD7, 0xE0, 0xE9], "Чай"),
    declared("KOI8-R", [0xFE, 0xC1, 0xCA], "Чай"),
    declared("Shift_JIS", [0x8D, 0x67, 0x92, 0x83], "紅茶"),
    declared("EUC-JP", [0xB9, 0xC8, 0xC3, 0xE3], "紅茶"),
    declared("GBK", [0xBA, 0xEC, 0xB2, 0xE8], "红茶"),
    .archive("a declared encoding that is not used", []) {
      $0.prologue = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n".utf8)
    },
    .archive("a declared encoding that nobody knows", []) {
      $0.prologue = Array("<?xml version=\"1.0\" encoding=\"tea\"?>\n".utf8)
    },
  ]
}

extension String {
  /// Replaces the first place of a text.
  mutating func change(_ old: String, to new: String) {
    guard let place = range(of: old) else { return }
    replaceSubrange(place, with: new)
  }

  func prefix(upTo text: String) -> Substring {
    self[..<(range(of: text)?.lowerBound ?? endIndex)]
  }
}

extension Site {
  /// The site with the elements of a plugin's notice.
  fileprivate var withNotice: Site {
    var site = self
    var paragraph = ExtraElement(name: "p")
    paragraph.value = "Tea &"
    for (name, text) in [("b", "cake"), ("br", "are ready")] {
      var element = ExtraElement(name: name)
      element.value = text
      paragraph.children.append(element)
    }
    var box = ExtraElement(
      name: "div",
      attributes: [
        ExtraElement.Attribute(name: "id", value: "tea-notice"),
        ExtraElement.Attribute(name: "class", value: "updated"),
      ])
    box.children = [paragraph]
    site.extra = [box]
    return site
  }
}

extension Post {
  /// The post that `DamageArchive` makes of another id; this one's is 11.
  func with(id: Int) -> Post {
    var post = self
    post.id = id
    post.title.change("11", to: "\(id)")
    post.link.change("11", to: "\(id)")
    post.guid.change("11", to: "\(id)")
    post.content.change("11", to: "\(id)")
    post.slug.change("11", to: "\(id)")
    post.comments[0].id = id * 10 + 1
    post.comments[1].id = id * 10 + 2
    post.comments[1].parent = id * 10 + 1
    return post
  }
}
