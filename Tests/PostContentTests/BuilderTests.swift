import PostContent
import SiteModel
import TestSupport
import Testing

/// Pages that page builders made.
@Suite struct BuilderTests {
  @Test(arguments: [
    (
      #"[vc_custom_heading text="A ``b`` `{`1`}`" font_container="tag:h3|x:y"]"#,
      "<h3>A \"b\" [1]</h3>"
    ),
    (
      #"[vc_custom_heading text="A" link="url:https%3A%2F%2Fx.example|title:t"]"#,
      "<h2><a href=\"https://x.example\">A</a></h2>"
    ),
    (#"[vc_custom_heading source="post_title"]"#, ""),
    (
      #"[vc_single_image image="2" add_caption="yes"]"#,
      "<figcaption>The <em>second</em></figcaption>"
    ),
    (#"[vc_btn title="Go" link="url:%2Fgo||"]"#, "<p><a href=\"/go\">Go</a></p>"),
    ("[vc_raw_html]JTNDaSUzRVglM0MlMkZpJTNF[/vc_raw_html]", "<i>X</i>"),
    (
      #"[vc_tta_tabs][vc_tta_section title="T"][vc_column_text]c[/vc_column_text][/vc_tta_section][/vc_tta_tabs]"#,
      "<h4>T</h4>\n<div><div>c</div></div>"
    ),
    (#"[vc_gallery images="1,3"]"#, "3.jpg"),
    (#"[vc_wp_text title="A"]b[/vc_wp_text]"#, "<h2>A</h2>\n<div>b</div>"),
    (
      #"[vc_progress_bar values="%5B%7B%22label%22%3A%22Rain%22%2C%22value%22%3A%2290%22%7D%5D"]"#,
      "<li>Rain 90</li>"
    ),
    ("[vc_table]Name,Fare|A%2C%20b,2[/vc_table]", "<tr><td>A, b</td><td>2</td></tr>"),
    (#"[vc_video link="https://vimeo.com/12"]"#, "⟦embed https://vimeo.com/12⟧"),
    (
      #"[et_pb_blurb title="A %22b%22" url="/u"]c[/et_pb_blurb]"#,
      "<h4><a href=\"/u\">A \"b\"</a></h4>\n<div>c</div>"
    ),
    (
      #"[et_pb_button button_text="Go" button_url="/go"][/et_pb_button]"#,
      "<p><a href=\"/go\">Go</a></p>"
    ),
    (#"[et_pb_image src="/a.png" alt="A"][/et_pb_image]"#, "<img src=\"/a.png\" alt=\"A\" />"),
    (#"[et_pb_toggle title="Q"]a[/et_pb_toggle]"#, "<h4>Q</h4>\n<div>a</div>"),
    (#"[fusion_title size="3"]T[/fusion_title]"#, "<h3>T</h3>"),
    (
      #"[fusion_imageframe image_id="1|full"]x[/fusion_imageframe]"#,
      "<img src=\"https://boats.example/1.jpg\""
    ),
    ("[fusion_code]PGI+Y29kZTwvYj4=[/fusion_code]", "<b>code</b>"),
    (
      "[fusion_checklist][fusion_li_item]a[/fusion_li_item][/fusion_checklist]",
      "<ul><li>a</li></ul>"
    ),
    (#"[fusion_toggle title="Q"]a[/fusion_toggle]"#, "<h4>Q</h4>\n<div>a</div>"),
  ])
  func haveWidgetsInShortcodes(_ body: String, _ html: String) {
    for body in [body, "[vc_row][vc_column]\(body)[/vc_column][/vc_row]"] {
      let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
      #expect(html.isEmpty ? !shown(content).contains("h2") : shown(content).contains(html))
      #expect(content.notes.isEmpty)
    }
  }

  @Test func tellWidgetsThatAreNotKnown() {
    let body =
      #"[vc_odd title="Lost" color="red"]c[/vc_odd][vc_basic_grid][et_pb_blog][/et_pb_blog]"#
    let content = PostContent(of: body, context: TestContext(), shortcodes: .drop)
    #expect(shown(content).contains("<h3>Lost</h3>\nc"))
    #expect(
      content.notes == [
        ContentNote(.unknownShortcode, "vc_odd"), ContentNote(.omittedShortcode, "vc_basic_grid"),
        ContentNote(.omittedShortcode, "et_pb_blog"),
      ])
    #expect(shown(body).contains("<h3>Lost</h3>\nc"))
  }

  @Test(arguments: [
    (
      #"heading {"title":{"innerContent":{"desktop":{"value":"H"}},"decoration":{"font":{"font":{"desktop":{"value":{"headingLevel":"h3"}}}}}}}"#,
      "<h3>H</h3>"
    ),
    (
      #"text {"content":{"innerContent":{"desktop":{"value":"\u003cp\u003eT\u003c/p\u003e"}}}}"#,
      "<p>T</p>"
    ),
    (
      #"button {"button":{"innerContent":{"desktop":{"value":{"text":"Go","linkUrl":"/go"}}}}}"#,
      "<a href=\"/go\">Go</a>"
    ),
    (
      #"button {"button":{"innerContent":{"text":{"desktop":{"value":"Go"}},"linkUrl":{"desktop":{"value":"/go"}}}}}"#,
      "<a href=\"/go\">Go</a>"
    ),
    (
      #"image {"image":{"innerContent":{"desktop":{"value":{"src":"/a.png","alt":"A"}}}}}"#,
      "<img src=\"/a.png\" alt=\"A\" />"
    ),
    (#"image {"attrs":{"src":"/a.png"}}"#, "<img src=\"/a.png\""),
    (
      #"accordion-item {"title":{"innerContent":{"desktop":{"value":"Q"}}},"content":{"innerContent":{"desktop":{"value":"a"}}}}"#,
      "<h4>Q</h4>\n<div>a</div>"
    ),
  ])
  func haveWidgetsInBlocks(_ block: String, _ html: String) {
    let body = "<!-- wp:divi/section {} --><!-- wp:divi/\(block) /--><!-- /wp:divi/section -->"
    let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    #expect(shown(content).contains(html))
    #expect(content.notes.isEmpty)
  }

  // MARK: - Pages in metas

  private func page(_ key: String, _ value: String, body: String = "") -> PostContent {
    PostContent(of: body, context: TestContext(metas: [key: value]), shortcodes: .convert)
  }

  private func widget(_ kind: String, _ settings: String, elements: String = "[]") -> String {
    #"[{"elType":"section","elements":[{"elType":"widget","widgetType":"\#(kind)","settings":\#(settings),"elements":\#(elements)}]}]"#
  }

  @Test(arguments: [
    (
      "heading", #"{"title":"H","header_size":"h4","link":{"url":"/u"}}"#,
      "<h4><a href=\"/u\">H</a></h4>\n"
    ),
    ("heading", #"{"title":"H","header_size":"div"}"#, "<p>H</p>\n"),
    ("text-editor", #"{"editor":"<p>T<\/p>"}"#, "<div><p>T</p></div>\n"),
    (
      "image", #"{"image":{"id":1,"url":"/old"},"caption":"C"}"#,
      "<figure><img src=\"https://boats.example/1.jpg\" alt=\"Boat 1\" /><figcaption>C</figcaption></figure>\n"
    ),
    ("button", #"{"text":"Go","link":{"url":"/go"}}"#, "<p><a href=\"/go\">Go</a></p>\n"),
    (
      "video", #"{"video_type":"vimeo","vimeo_url":"https://vimeo.com/12"}"#,
      "⟦embed https://vimeo.com/12⟧"
    ),
    ("tabs", #"{"tabs":[{"tab_title":"A","tab_content":"b"}]}"#, "<h4>A</h4>\n<div>b</div>\n"),
    (
      "icon-list", #"{"icon_list":[{"text":"a"},{"text":"b","link":{"url":"/b"}}]}"#,
      "<ul><li>a</li><li><a href=\"/b\">b</a></li></ul>\n"
    ),
    (
      "e-heading",
      #"{"title":{"$$type":"string","value":"H"},"tag":{"$$type":"string","value":"h1"}}"#,
      "<h1>H</h1>\n"
    ),
    (
      "shortcode", #"{"shortcode":"[audio src=a]"}"#,
      "<div><audio controls src=\"a\"></audio></div>\n"
    ),
  ])
  func fillEmptyBodies(_ kind: String, _ settings: String, _ html: String) {
    let content = page("_elementor_data", widget(kind, settings))
    #expect(shown(content) == shown(PostContent(html: html)))
    #expect(content.notes == [ContentNote(.builtPage, "Elementor (_elementor_data)")])
  }

  @Test func nameTheTitlesOfNestedTabs() {
    let inner = widget("text-editor", #"{"editor":"in"}"#)
    let content = page(
      "_elementor_data", widget("nested-tabs", #"{"tabs":[{"tab_title":"A"}]}"#, elements: inner))
    #expect(shown(content) == "<h4>A</h4>\n<div><div>in</div>\n</div>")
  }

  @Test func readTheTextsOfOtherWidgets() {
    let content = page("_elementor_data", widget("odd", #"{"title":"Words","color":"red"}"#))
    #expect(shown(content) == "<h3>Words</h3>")
    #expect(content.notes.contains(ContentNote(.unknownWidget, "Elementor odd")))
    let posts = page("_elementor_data", widget("posts", #"{"title":"Words"}"#))
    #expect(posts.html.isEmpty)
    #expect(posts.notes.contains(ContentNote(.omittedWidget, "Elementor posts")))
  }

  @Test(arguments: [
    #"[vc_gallery images="1,90"]"#, #"[et_pb_gallery gallery_ids="1,90"]"#,
    #"[fusion_gallery image_ids="90"]"#,
  ])
  func tellPicturesThatTheArchiveLacks(_ body: String) {
    let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    #expect(content.notes.contains(ContentNote(.missingFile, "90")))
  }

  @Test(arguments: ["Own", "<img src=a>", "[gallery]", "<!-- wp:more /-->", "a"])
  func leaveBodiesAlone(_ body: String) {
    let content = page("_elementor_data", widget("heading", #"{"title":"Other"}"#), body: body)
    #expect(!shown(content).contains("Other"))
  }

  @Test(arguments: ["", " \n", "&nbsp;", "<p></p>", "<!-- x -->\n<p>\u{A0}<br /></p>"])
  func countTheseAsEmpty(_ body: String) {
    let content = page("_elementor_data", widget("heading", #"{"title":"Other"}"#), body: body)
    #expect(shown(content) == "<h2>Other</h2>")
  }

  @Test(arguments: ["{", "[1,2]", "\"x\"", "[{\"a\":1}]"])
  func tellPagesThatCannotBeRead(_ json: String) {
    let content = page("_elementor_data", json)
    #expect(content.html.isEmpty)
    #expect(content.notes == [ContentNote(.unreadPage, "Elementor (_elementor_data)")])
  }

  /// Nobody knows these builders: what they hold is told.
  @Test(arguments: [
    ("_reef_page_content", #"[{"type":"text","atts":{"content":"<p>Low water at noon</p>"}}]"#),
    ("reef_builder", "[reef_row][reef_text]Low water at noon, and again[/reef_text][/reef_row]"),
    ("_reef_sections", "<section><h2>Low water</h2><p>at noon</p></section>"),
  ])
  func mayBeOfBuildersThatNobodyKnows(_ key: String, _ page: String) {
    let content = PostContent(
      of: "", context: TestContext(metas: [key: page]), shortcodes: .convert)
    #expect(content.notes == [ContentNote(.unreadPage, key)])
    let other = PostContent(
      of: "Words", context: TestContext(metas: [key: page]), shortcodes: .convert)
    #expect(other.notes.isEmpty)
  }

  @Test(arguments: [
    ("_reef_layout", #"{"width":"100","color":"red","columns":[1,2,3],"align":"left"}"#),
    (
      "rank_math_schema_content",
      #"{"headline":"Low water at noon","description":"All about the water"}"#
    ),
    ("subtitle", "Low water at noon, and high water in the evening"),
    ("_reef_builder", "<b>on</b>"),
  ])
  func areNoPages(_ key: String, _ value: String) {
    let content = PostContent(
      of: "", context: TestContext(metas: [key: value]), shortcodes: .convert)
    #expect(content.notes.isEmpty)
  }

  @Test(arguments: [
    (
      "[av_one_half first][av_textblock size='']a <b>c</b>[/av_textblock][/av_one_half]",
      "<div>a <b>c</b></div>"
    ),
    ("[av_heading heading='Tide' tag='h4'][/av_heading]", "<h4>Tide</h4>\n<div></div>"),
    (
      "[av_button label='Go' link='manually,https://a.example/b']",
      "<p><a href=\"https://a.example/b\">Go</a></p>"
    ),
    ("[kc_title text=\"TG93IHdhdGVy\" type=\"h3\"]", "<h3>Low water</h3>"),
    ("[kc_button text_title=\"Go\" link=\"/b|t|_self\"]", "<p><a href=\"/b\">Go</a></p>"),
    ("<p>a [su_highlight]b[/su_highlight]</p>", "<p>a b</p>"),
    ("[su_tab title=\"Ebb\"]b[/su_tab]", "<h4>Ebb</h4>\n<div>b</div>"),
    (
      "[su_quote cite=\"Mara\"]b[/su_quote]", "<blockquote><div>b</div><p>— Mara</p>\n</blockquote>"
    ),
    (
      "[av_image src='https://a.example/1.jpg' attachment='1']",
      "<p><img src=\"https://a.example/1.jpg\" alt=\"\" /></p>"
    ),
    (
      "[su_slider source=\"media: 3\"]",
      "<p><img src=\"https://boats.example/3.jpg\" alt=\"Boat 3\" /></p>"
    ),
  ])
  func mayBeShortcodes(_ body: String, _ html: String) {
    #expect(shown("<!-- wp:html -->\(body)<!-- /wp:html -->") == html)
    let kept = PostContent(
      of: "<!-- wp:html -->\(body)<!-- /wp:html -->", context: TestContext(), shortcodes: .keep)
    #expect(shown(kept).contains("["))
  }

  /// What nobody knows of a known builder shows its texts.
  @Test func showTextsOfOtherShortcodes() {
    let body = "[vc_odd title=\"Ebb and flow\" color=\"red\"]b[/vc_odd] [mk_odd]c[/mk_odd]"
    let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
    #expect(!shown(content).contains("_odd"))
    #expect(shown(content).contains("<h3>Ebb and flow</h3>"))
    #expect(
      content.notes == [
        ContentNote(.unknownWidget, "WPBakery vc_odd"),
        ContentNote(.unknownWidget, "Jupiter mk_odd"),
      ])
  }

  @Test(arguments: ["", "[]", "{}"])
  func mayHaveNoPage(_ json: String) {
    #expect(page("_elementor_data", json).notes.isEmpty)
  }

  @Test func areOffWhereTheirMetaSaysSo() {
    let metas = [
      "_elementor_data": widget("heading", #"{"title":"H"}"#), "_elementor_edit_mode": "classic",
    ]
    let content = PostContent(of: "", context: TestContext(metas: metas), shortcodes: .convert)
    #expect(content.html.isEmpty)
  }

  private func map(_ entries: (String, DecodedValue)...) -> DecodedValue {
    .map(entries.map { DecodedEntry(key: $0.0, value: $0.1) })
  }

  private func shownPage(_ key: String, _ data: DecodedValue) -> String {
    shown(
      PostContent(
        of: "", context: TestContext(metas: [key: "a:"], data: [key: data]), shortcodes: .convert))
  }

  @Test func followTheirOwnOrder() {
    func node(_ id: String, _ parent: DecodedValue, _ position: Int, _ settings: DecodedValue)
      -> DecodedValue
    {
      map(
        ("node", .string(id)), ("type", .string("module")), ("parent", parent),
        ("position", .int(position)), ("settings", settings))
    }
    let heading = map(
      ("type", .string("heading")), ("heading", .string("H")), ("tag", .string("h3")))
    let text = map(("type", .string("rich-text")), ("text", .string("one\n\ntwo")))
    let beaver = map(
      ("b", node("b", .string("r"), 1, text)), ("a", node("a", .string("r"), 0, heading)),
      ("r", map(("node", .string("r")), ("type", .string("row")), ("parent", .null))))
    #expect(
      shownPage("_fl_builder_data", beaver) == "<h3>H</h3>\n<div><p>one</p>\n<p>two</p>\n</div>")

    func element(
      _ id: String, _ name: String, _ parent: DecodedValue, _ children: [String], _ text: String
    )
      -> DecodedValue
    {
      map(
        ("id", .string(id)), ("name", .string(name)), ("parent", parent),
        ("children", .list(children.map(DecodedValue.string))),
        ("settings", map(("text", .string(text)))))
    }
    let bricks = DecodedValue.list([
      element("s", "section", .int(0), ["b", "a"], ""),
      element("a", "button", .string("s"), [], "Go"),
      element("b", "heading", .string("s"), [], "H"),
    ])
    #expect(shownPage("_bricks_page_content_2", bricks) == "<h3>H</h3>\n<p>Go</p>")
  }

  @Test func surviveParentsThatAreTheirOwnChildren() {
    let node = { (id: String, parent: String) in
      self.map(
        ("id", .string(id)), ("name", .string("heading")), ("parent", .string(parent)),
        ("settings", self.map(("text", .string(id)))))
    }
    let page = DecodedValue.list([node("a", "b"), node("b", "a"), node("c", "c")])
    #expect(shownPage("_bricks_page_content_2", page) == "<h3>c</h3>")
  }

  @Test func readsSiteOriginAndOxygen() {
    let panels = map(
      (
        "widgets",
        .list([
          map(
            ("title", .string("T")), ("text", .string("a\n\nb")),
            ("panels_info", map(("class", .string("SiteOrigin_Widget_Editor_Widget")))))
        ])
      ))
    #expect(shownPage("panels_data", panels) == "<h3>T</h3>\n<div><p>a</p>\n<p>b</p>\n</div>")
    #expect(
      shown(
        page(
          "ct_builder_json",
          #"{"name":"root","children":[{"name":"ct_headline","options":{"original":{"tag":"h2"},"ct_content":"H"}}]}"#
        )) == "<h2>H</h2>")
    #expect(
      shown(
        page(
          "ct_builder_shortcodes",
          #"[ct_section ct_options='{"a":[1]}'][ct_headline_2 ct_options='{"original":{"tag":"h2"}}']H[/ct_headline_2][/ct_section]"#
        )) == "<h2>H</h2>")
  }

  @Test func nestWithoutEnd() {
    let deep =
      String(repeating: #"[{"elType":"section","elements":"#, count: 200)
      + "[]" + String(repeating: "}]", count: 200)
    #expect(page("_elementor_data", deep).html.isEmpty)
    let tooDeep = String(repeating: "[", count: 100_000)
    #expect(page("_elementor_data", tooDeep).notes.map(\.kind) == [.unreadPage])
  }

  /// Each tag would be searched up to the end of the text.
  @Test func endAtATagThatIsNotClosed() {
    let growth = Growth.ofFourfold(from: 5_000) { count in
      String(repeating: "[ct_headline ct_options='{", count: count)
    } work: { tags in
      #expect(page("ct_builder_shortcodes", tags).notes.map(\.kind) == [.unreadPage])
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  // MARK: - What stands behind and what is missing

  @Test(arguments: [
    "[vc_row css=\".vc_custom_1{background-image: url(https://x.y/a.jpg?id=5) !important;}\"]b[/vc_row]",
    "[et_pb_section background_image=\"https://x.y/a.jpg\"]b[/et_pb_section]",
  ])
  func showThePictureBehindARow(_ body: String) {
    #expect(
      shown(body)
        == "<p><div role=\"img\" style=\"background-image:url('https://x.y/a.jpg')\"></div>b</p>")
  }

  @Test func showOfElementorOnlyPicturesThatAreSwitchedOn() {
    func section(_ settings: String) -> String {
      shown(
        page(
          "_elementor_data",
          #"[{"elType":"section","settings":{\#(settings)},"elements":[{"elType":"widget","widgetType":"heading","settings":{"title":"A"}}]}]"#
        )) + "\n"
    }
    let picture = #""background_image":{"url":"https://x.y/a.jpg"}"#
    #expect(section(picture) == "<h2>A</h2>\n")
    #expect(section(#""background_background":"video","# + picture) == "<h2>A</h2>\n")
    #expect(
      section(#""background_background":"classic","# + picture).contains("url('https://x.y/a.jpg')")
    )
  }

  @Test func tellOfPicturesThatTheArchiveLacks() {
    let missing = page(
      "_elementor_data",
      #"[{"elType":"widget","widgetType":"image","settings":{"image":{"id":77,"url":""}}},{"elType":"widget","widgetType":"heading","settings":{}}]"#
    )
    #expect(missing.html.isEmpty)
    #expect(missing.notes.map(\.kind) == [.builtPage, .missingFile])
  }

  // MARK: - Tags that are dropped

  @Test(arguments: [
    ("[a_b title=\"One\" colour=\"deep red\"]two[/a_b]", "<h3>One</h3>\ntwo"),
    ("[a_b]one[/a_b][c_d]two[/c_d]", "one\ntwo"),
    ("[a_cap x=\"1\"]A[/a_cap]bc", "Abc"),
    ("[a-form x=\"1\" title=\"Form one\"]", ""),
    ("[a_b]one[/a_b][c_line]", "one\n"),
  ])
  func keepTextsOfDroppedTags(_ body: String, _ html: String) {
    #expect(shown(body, .drop) == "<p>\(html)</p>")
  }

  // MARK: - Tables

  @Test func showTablesWhereTheirShortcodeStands() {
    let html = shown("a\n\n[table id=3 /]\n\nb")
    #expect(
      html.contains("<h2>Fares</h2>\n<table><thead><tr><th>To</th><th>Fare</th></tr></thead>"))
    #expect(html.contains("<tr><td colspan=\"2\">Mull</td></tr>"))
    #expect(html.contains("x<br />\ny"))
    #expect(shown("<!-- wp:tablepress/table {\"id\":\"3\"} /-->").contains("<td>Skye</td>"))
    #expect(!shown("[table id=3 hide_rows=2 /]").contains("Skye"))
    let missing = PostContent(of: "[table id=9 /]", context: TestContext(), shortcodes: .convert)
    #expect(missing.notes == [ContentNote(.shortcodeWithoutFiles, "table")])
  }
}
