import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct ChannelTests {
  @Test func readsTheSitesFields() throws {
    var archive = Archive()
    archive.fields = """
      <title>Tea &amp;amp; toast</title><link>https://a.example/blog</link>\
      <description>Since 2009</description><pubDate>Tue, 02 Apr 2024 09:30:15 +0000</pubDate>\
      <language>en-GB</language><generator>https://wordpress.org/?v=6.5</generator>\
      <wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://a.example</wp:base_site_url>\
      <wp:base_blog_url>https://a.example/blog</wp:base_blog_url>
      """
    var site = Site()
    site.title = "Tea & toast"
    site.link = "https://a.example/blog"
    site.description = "Since 2009"
    site.exportedAt = DateTime(year: 2024, month: 4, day: 2, hour: 9, minute: 30, second: 15)
    site.language = "en-GB"
    site.generator = "https://wordpress.org/?v=6.5"
    site.wxrVersion = "1.2"
    site.baseSiteURL = "https://a.example"
    site.baseBlogURL = "https://a.example/blog"
    site.raw = [StoredText(field: "title", text: "Tea &amp; toast")]
    let reading = try Reading(archive)
    guard case .site(let read)? = reading.records.first else {
      Issue.record("no site")
      return
    }
    site.namespaces = read.namespaces
    #expect(site.namespaces.map(\.name).contains("wp"))
    #expect(reading.records == [.site(site)])
    #expect(try WXRReader.scan([MemorySource(archive.bytes)]).map(\.site) == [site])
  }

  @Test func takesWriterAndTimeFromTheGeneratorCommentOtherwise() throws {
    var archive = Archive()
    archive.prologue += "<!-- generator=\"WordPress/6.5\" created=\"2024-04-02 09:30\" -->\n"
    let site = try #require(try Reading(archive).sites.first)
    #expect(site.generator == "WordPress/6.5")
    #expect(
      site.exportedAt == DateTime(year: 2024, month: 4, day: 2, hour: 9, minute: 30, second: 0))
    archive.fields += """
      <generator>https://wordpress.org/?v=6.6</generator>\
      <pubDate>Wed, 03 Apr 2024 00:00:00 GMT</pubDate>
      """
    let other = try #require(try Reading(archive).sites.last)
    #expect(other.generator == "https://wordpress.org/?v=6.6")
    #expect(other.exportedAt?.day == 3)
  }

  @Test func dropsSpaceAroundTheWriterInTheComment() throws {
    var archive = Archive()
    archive.prologue += "<!-- generator=\" WordPress/6.5\n\" -->\n"
    #expect(try Reading(archive).sites.map(\.generator) == ["WordPress/6.5"])
  }

  @Test func readsTheTimeOfAnotherZone() throws {
    let archive = Archive(channel: "<pubDate>Wed, 03 Apr 2024 01:00:00 +0200</pubDate>")
    let site = try #require(try Reading(archive).sites.first)
    #expect(site.exportedAt?.isoText == "2024-04-02T23:00:00")
  }

  @Test func keepsATimeThatIsNone() throws {
    let site = try #require(
      try Reading(Archive(channel: "<pubDate>Mardi, 2 avril 2024</pubDate>")).sites.first)
    #expect(site.exportedAt == nil)
    #expect(site.raw == [StoredText(field: "exported_at", text: "Mardi, 2 avril 2024")])
  }

  @Test func keepsTheImageFromTheSitesTitle() throws {
    let archive = Archive(
      channel: """
        <image><url>https://a.example/i.png</url><title>Icon</title>\
        <link>https://b.example</link><width>32</width></image>
        """)
    let site = try #require(try Reading(archive).sites.first)
    #expect(site.title == "Teapot")
    #expect(site.link == "https://teapot.example")
    let image = try #require(site.extra.first)
    #expect(image.name == "image")
    #expect(image.children.map(\.name) == ["url", "title", "link", "width"])
    #expect(
      image.children.map(\.value) == ["https://a.example/i.png", "Icon", "https://b.example", "32"])
  }

  @Test func readsFieldsThatStandAfterTheItems() throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.end = """
      <description>Late</description>\
      <wp:tag><wp:tag_slug>late</wp:tag_slug></wp:tag></channel></rss>
      """
    let reading = try Reading(archive)
    #expect(reading.sites.last?.description == "Late")
    #expect(reading.terms.map(\.slug) == ["late"])
    let channel = try #require(try WXRReader.scan([MemorySource(archive.bytes)]).first)
    #expect(channel.site.description == "Late")
    #expect(channel.terms.map(\.slug) == ["late"])
  }

  @Test(arguments: ["wp:author", "wp:wp_author"])
  func readsAuthors(element: String) throws {
    let archive = Archive(
      channel: """
        <\(element)><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login>\
        <wp:author_email>ann@a.example</wp:author_email>\
        <wp:author_display_name><![CDATA[Ann &#8220;A&#8221;]]></wp:author_display_name>\
        <wp:author_first_name>Ann</wp:author_first_name>\
        <wp:author_last_name/></\(element)>
        """)
    var author = Author()
    author.id = 3
    author.login = "ann"
    author.email = "ann@a.example"
    author.displayName = "Ann “A”"
    author.firstName = "Ann"
    author.raw = [StoredText(field: "display_name", text: "Ann &#8220;A&#8221;")]
    #expect(try Reading(archive).authors == [author])
  }

  @Test func readsTermsOfEachKind() throws {
    let archive = Archive(
      channel: """
        <wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>green</wp:category_nicename>\
        <wp:category_parent>tea</wp:category_parent><wp:cat_name>Green</wp:cat_name>\
        <wp:category_description>Grassy</wp:category_description>\
        \(Archive.meta("hue", "a:1:{i:0;i:9;}", of: "wp:termmeta"))\
        \(Archive.meta("hue", "2", of: "wp:termmeta"))</wp:category>\
        <wp:tag><wp:term_id>2</wp:term_id><wp:tag_slug>hot</wp:tag_slug><wp:tag_name>Hot</wp:tag_name>\
        <wp:tag_description>80 °C</wp:tag_description></wp:tag>\
        <wp:term><wp:term_id>x</wp:term_id><wp:term_taxonomy>origin</wp:term_taxonomy>\
        <wp:term_slug>uji</wp:term_slug><wp:term_parent>japan</wp:term_parent>\
        <wp:term_name>Uji</wp:term_name><wp:term_description>Hills</wp:term_description></wp:term>
        """)
    var category = Term()
    (category.id, category.taxonomy, category.slug) = (1, "category", "green")
    (category.name, category.parentSlug, category.description) = ("Green", "tea", "Grassy")
    category.meta = [
      Meta(key: "hue", value: "a:1:{i:0;i:9;}", data: .list([.int(9)])),
      Meta(key: "hue", value: "2"),
    ]
    var tag = Term()
    (tag.id, tag.taxonomy, tag.slug) = (2, "post_tag", "hot")
    (tag.name, tag.description) = ("Hot", "80 °C")
    var term = Term()
    (term.taxonomy, term.slug) = ("origin", "uji")
    (term.name, term.parentSlug, term.description) = ("Uji", "japan", "Hills")
    term.raw = [StoredText(field: "id", text: "x")]
    #expect(try Reading(archive).terms == [category, tag, term])
  }

  /// Damage may join a tag and a category.
  @Test func takesTheLastOfTwoSpellingsOfAField() throws {
    let reading = try Reading(
      Archive(
        channel: """
          <wp:tag><wp:tag_slug>%c3%bc</wp:tag_slug><wp:tag_name>A &amp;amp; B</wp:tag_name>\
          <wp:category_nicename>green</wp:category_nicename><wp:cat_name>Green</wp:cat_name></wp:tag>
          """))
    let term = try #require(reading.terms.first)
    #expect((term.slug, term.name) == ("green", "Green"))
    #expect(term.raw == [])
    #expect(reading.codes == [.repeatedElement, .repeatedElement])
  }

  @Test(arguments: [("", "does not say"), ("9.9", "not known"), ("new", "not known")])
  func tellsOfAVersionThatItDoesNotKnow(version: String, message: String) throws {
    var archive = Archive(items: Archive.items(1...1))
    archive.fields = "<title>T</title><wp:wxr_version>\(version)</wp:wxr_version>"
    let reading = try Reading(archive)
    #expect(reading.codes == [.unknownVersion])
    #expect(reading.diagnostics.first?.severity == .information)
    #expect(reading.diagnostics.first?.message.contains(message) == true)
    #expect(reading.postIDs == [1])
  }
}
