import SiteModel
import TestSupport
import Testing
import WXRReader

/// What WordPress 2.1 to 3.0 wrote (WXR 1.0).
@Suite struct OldArchiveTests {
  private func terms(_ elements: String, channel: String = "") throws -> [PostTerm] {
    var archive = Archive(channel: channel)
    archive.namespaces = Archive.namespaces(version: "1.0")
    archive.items = [Archive.item(1, elements)]
    return try #require(try Reading(archive).posts.first).terms
  }

  private func term(
    _ taxonomy: String, _ slug: String, _ name: String, raw: [StoredText] = []
  ) -> PostTerm {
    var term = PostTerm()
    term.taxonomy = taxonomy
    term.slug = slug
    term.name = name
    term.raw = raw
    return term
  }

  private let storedTag = StoredText(field: "taxonomy", text: "tag")

  @Test func dropsTheBareOfDoubledCategories() throws {
    let terms = try terms(
      """
      <category><![CDATA[Green tea]]></category>
      <category domain="category" nicename="green-tea"><![CDATA[Green tea]]></category>
      <category domain="tag"><![CDATA[hot]]></category>
      <category domain="tag" nicename="hot"><![CDATA[hot]]></category>
      """)
    #expect(
      terms == [
        term("category", "green-tea", "Green tea"),
        term("post_tag", "hot", "hot", raw: [storedTag]),
      ])
  }

  /// As `wxr2 wxr` writes an archive of WordPress 2.3 whose channel has the tag alone.
  @Test(arguments: ["", "<category><![CDATA[hot]]></category>"])
  func keepsACategoryWithTheNameOfATag(bare: String) throws {
    let terms = try terms(
      """
      \(bare)<category domain="category"><![CDATA[hot]]></category>
      <category domain="tag" nicename="hot"><![CDATA[hot]]></category>
      <category domain="colour"><![CDATA[hot]]></category>
      """)
    #expect(
      terms == [
        term("category", "", "hot"), term("post_tag", "hot", "hot", raw: [storedTag]),
        term("colour", "", "hot"),
      ])
  }

  @Test func resolvesNamesByTheChannel() throws {
    let channel = """
      <wp:category><wp:category_nicename>green-tea</wp:category_nicename>\
      <wp:cat_name><![CDATA[Green &amp; tea]]></wp:cat_name></wp:category>\
      <wp:tag><wp:tag_slug>heiß</wp:tag_slug><wp:tag_name>hot</wp:tag_name></wp:tag>
      """
    let terms = try terms(
      """
      <category><![CDATA[Green &amp; tea]]></category><category domain="tag">hot</category>\
      <category>hot</category><category>Unknown</category>
      """, channel: channel)
    let stored = StoredText(field: "name", text: "Green &amp; tea")
    #expect(
      terms == [
        term("category", "green-tea", "Green & tea", raw: [stored]),
        term("post_tag", "heiß", "hot", raw: [storedTag]), term("category", "", "hot"),
        term("category", "", "Unknown"),
      ])
  }

  @Test func keepsTheParentsName() throws {
    let archive = Archive(
      channel: "<wp:category><wp:category_parent>Green tea</wp:category_parent></wp:category>")
    #expect(try Reading(archive).terms.map(\.parentSlug) == ["Green tea"])
  }

  @Test func takesAnItemWithoutTypeForAPost() throws {
    let post = try #require(try Reading(Archive(item: "")).posts.first)
    #expect(post.type == "post")
    #expect(post.raw == [])
  }

  /// WordPress 2.3 has neither a version nor an address of the blog.
  @Test func readsAnArchiveWithoutVersion() throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.fields = "<title>T</title><link>https://a.example</link>"
    let reading = try Reading(archive)
    #expect(reading.sites.map(\.key) == ["https://a.example"])
    #expect(reading.postIDs == [1, 2])
  }
}
