import SiteExport
import SiteModel
import Testing

/// What plugins keep in custom fields, and the fields and paths that the user chooses.
@Suite struct FieldsTests {
  private func site(
    _ posts: [Post], _ target: SiteTargetName = .plain, fields: String? = nil, path: String? = nil
  ) throws -> ExportedSite {
    var options = SiteOptions()
    options.target = target
    options.frontMatter = try fields.map { try #require(FieldChoice($0)) }
    options.path = try path.map { try #require(PathTemplate($0)) }
    return try ExportedSite(posts, at: "https://tea.example", options)
  }

  private func front(_ metas: [(String, String)], _ key: String) throws -> String? {
    try site([
      Post(1, "pot", title: "The Pot", meta: metas, terms: [("category", "green", "Green")])
    ]).front("posts/pot.md", key)
  }

  @Test(arguments: [
    ("_yoast_wpseo_metadesc", "Brew %%title%% in %%category%%", "Brew The Pot in Green"),
    ("_yoast_wpseo_metadesc", "A &amp; B", "A & B"),
    ("rank_math_description", "%title%: 50% of 100% %customfield(x)%", "The Pot: 50% of 100%"),
    ("_aioseo_description", "#post_title, #1 and #tea", "The Pot, #1 and #tea"),
    ("_aioseop_description", "About %post_title%", "About The Pot"),
    ("_seopress_titles_desc", "%%post_title%% | %%_cf_price%%", "The Pot"),
    ("_genesis_description", "100 %%sure%%", "100 %%sure%%"),
  ])
  func readsDescriptions(key: String, value: String, description: String) throws {
    #expect(try front([(key, value)], "description") == "\"\(description)\"")
  }

  @Test(
    arguments: [
      (
        "_yoast_wpseo_title", "%%title%% %%page%% %%sep%% %%primary_category%%",
        "\"The Pot – Green\""
      ),
      ("rank_math_title", "%title% %sep% %sitename%", nil), ("_genesis_title", "The Pot", nil),
      ("_aioseo_title", "Pots #separator_sa #post_title", "\"Pots – The Pot\""),
    ] as [(String, String, String?)])
  func readsTitles(key: String, value: String, title: String?) throws {
    #expect(try front([(key, value)], "seo_title") == title)
  }

  @Test(arguments: [
    ("_yoast_wpseo_meta-robots-noindex", "1", true),
    ("_yoast_wpseo_meta-robots-noindex", "2", false),
    ("_seopress_robots_index", "yes", true), ("_genesis_noindex", "0", false),
    ("_aioseop_noindex", "on", true),
  ])
  func readsWhatSearchEnginesMayShow(key: String, value: String, isHidden: Bool) throws {
    #expect(try front([(key, value)], "noindex") == (isHidden ? "true" : nil))
  }

  @Test func readsCanonicalAddresses() throws {
    #expect(
      try front([("_yoast_wpseo_canonical", "https://o.example/")], "canonical")
        == "\"https://o.example/\"")
    let own = [("_yoast_wpseo_canonical", "https://tea.example/pot/")]
    #expect(try front(own, "canonical") == nil)
    #expect(try front([("_yoast_wpseo_canonical", "javascript:x")], "canonical") == nil)
  }

  @Test func groupsTranslations() throws {
    let post = Post(
      1, "pot", terms: [("language", "de", "Deutsch"), ("post_translations", "pll_1", "pll_1")])
    let hugo = try site([post], .hugo)
    #expect(hugo.front("content/posts/pot.md", "translationKey") == "\"1\"")
    #expect(hugo.front("content/posts/pot.md", "language") == "\"de\"")
    #expect(try site([post]).front("posts/pot.md", "lang") == "\"de\"")
  }

  @Test func choosesAndRenames() throws {
    let post = Post(7, "pot", title: "Pot", meta: [("_price", "19.90"), ("r", "1"), ("r", "2")])
    let site = try site(
      [post], fields: "title:name,wordpress_id,meta._price:price,meta.r,meta.none,none")
    #expect(
      site.files["posts/pot.md"] == """
        ---
        name: "Pot"
        wordpress_id: 7
        price: "19.90"
        r: ["1", "2"]
        ---


        """)
  }

  @Test func keepsTheOthersBesideDefault() throws {
    let post = Post(7, "pot", title: "Pot", meta: [("_price", "19.90")])
    let site = try site([post], fields: "default,slug:name,meta._price:price")
    #expect(site.front("posts/pot.md", "title") == "\"Pot\"")
    #expect(site.front("posts/pot.md", "name") == "\"pot\"")
    #expect(site.front("posts/pot.md", "slug") == nil)
    #expect(site.front("posts/pot.md", "price") == "\"19.90\"")
  }

  /// A draft that lost its mark would be published.
  @Test(arguments: [SiteTargetName.hugo, .pelican, .zola, .astro, .eleventy, .obsidian])
  func keepsWhatHidesADraft(target: SiteTargetName) throws {
    var post = Post(7, "pot", title: "Pot")
    post.status = "draft"
    let site = try site([post], target, fields: "title,draft:d,status:s,publish:p")
    let text = try #require(site.files.first { $0.key.hasSuffix("pot.md") }?.value)
    let marks = ["draft: true", "draft = true", "status: \"draft\"", "publish: false"]
    #expect(marks.contains { text.contains("\n" + $0) })
  }

  @Test(arguments: [SiteTargetName.plain, .hugo, .jekyll, .pelican, .zola])
  func tellsNothingOfWhatHasAPassword(target: SiteTargetName) throws {
    var post = Post(
      7, "pot", title: "Pot", content: "secret",
      meta: [
        ("_yoast_wpseo_metadesc", "secret"), ("_yoast_wpseo_title", "secret"),
        ("_yoast_wpseo_opengraph-image", "https://tea.example/secret.jpg"),
        ("_yoast_wpseo_canonical", "https://tea.example/c/"),
      ])
    (post.password, post.excerpt) = ("x", "secret")
    let site = try site([post], target)
    let text = try #require(site.files.first { $0.key.hasSuffix("pot.md") }?.value)
    #expect(!text.contains("secret") && text.contains("https://tea.example/c/"))
  }

  /// The lists of Jekyll's layouts link to it.
  @Test func keepsTheAddressForTheLayoutsOfJekyll() throws {
    let site = try site([Post(7, "pot", title: "Pot")], .jekyll, fields: "title")
    let path = try #require(site.paths.first { $0.hasSuffix("-pot.md") })
    #expect(site.front(path, "address") == "\"/pot/\"")
  }

  @Test func writesDecodedValues() throws {
    var post = Post(1, "pot", title: "Pot", meta: [("m", "")])
    post.meta[0].data = .map([
      DecodedEntry(key: "a: b", value: .int(1)), DecodedEntry(key: "n", value: .null),
      DecodedEntry(key: "l", value: .list([.string("no"), .double(1e20)])),
    ])
    let choice = "title,meta.m:data"
    #expect(
      try site([post], fields: choice).front("posts/pot.md", "data")
        == "{\"a: b\": 1, \"n\": null, \"l\": [\"no\", 1.0e+20]}")
    #expect(
      try site([post], .zola, fields: choice).files["content/posts/pot.md"]?
        .contains("[extra]\ndata = {\"a: b\" = 1, \"l\" = [\"no\", 1.0e+20]}\n") == true)
    #expect(
      try site([post], .obsidian, fields: choice).front("posts/pot.md", "data")?.first == "\"")
  }

  @Test(arguments: ["", ",", "title:", ":x", "a:b:c", "meta."])
  func refusesChoicesWithoutNames(text: String) { #expect(FieldChoice(text) == nil) }

  @Test func takesColonsAndCommasInKeys() throws {
    let post = Post(1, "pot", meta: [("a:b,c", "x")])
    #expect(try site([post], fields: #"meta.a\:b\,c:x"#).front("posts/pot.md", "x") == "\"x\"")
  }

  @Test(arguments: [
    ("{year}/{month}/{slug}", "2020/01/pot.md"), ("{category}/{id}", "green/7.md"),
    ("{type}/{day}-{slug}", "posts/02-pot.md"), ("../{slug}", "other/pot.md"),
    ("x/{author}", "x/pot.md"),
  ])
  func laysFilesWhereTheUserWants(template: String, path: String) throws {
    var post = Post(7, "pot", terms: [("category", "green", "Green")])
    post.date = DateTime(year: 2020, month: 1, day: 2, hour: 3, minute: 4, second: 5)
    #expect(try site([post], path: template).paths == [path])
    #expect(try site([post, post], path: template).paths.count == 2)
  }

  @Test(arguments: ["", "/", "{slug", "{name}", "slug}"])
  func refusesTemplates(text: String) { #expect(PathTemplate(text) == nil) }

  @Test func laysFilesOfASiteBelowItsFolder() throws {
    let site = try site([Post(7, "pot", title: "Pot")], .hugo, path: "{category}/{id}")
    #expect(site.paths.contains("content/posts/uncategorized/7.md"))
  }
}
