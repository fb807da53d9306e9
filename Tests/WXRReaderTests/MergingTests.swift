import SiteModel
import TestSupport
import Testing
import WXRReader

/// Parts of one export, exports of one site, and exports of several sites.
@Suite struct MergingTests {
  private func part(
    _ ids: some Sequence<Int>, address: String = "https://teapot.example", channel: String = ""
  ) -> Archive {
    var archive = Archive(items: Archive.items(ids))
    archive.fields = Archive.fields(address: address) + channel
    return archive
  }

  private func author(_ login: String, _ name: String, mail: String = "") -> String {
    """
    <wp:author><wp:author_login>\(login)</wp:author_login>\
    <wp:author_display_name>\(name)</wp:author_display_name>\
    <wp:author_email>\(mail)</wp:author_email></wp:author>
    """
  }

  private func tag(_ slug: String, _ name: String, _ description: String = "") -> String {
    """
    <wp:tag><wp:tag_slug>\(slug)</wp:tag_slug><wp:tag_name>\(name)</wp:tag_name>\
    <wp:tag_description>\(description)</wp:tag_description></wp:tag>
    """
  }

  @Test func readsTwoPartsAsOneSite() throws {
    let reading = try Reading(parts: [part(1...3), part(4...6)])
    #expect(reading.sites.count == 1)
    #expect(reading.postIDs == [1, 2, 3, 4, 5, 6])
    #expect(reading.diagnostics == [])
  }

  @Test func takesTheFirstValueThatIsNotEmpty() throws {
    let first = part(1...1, channel: author("ann", "") + tag("hot", "Hot &amp;amp; wet"))
    let second = part(
      2...2,
      channel: "<language>en</language>" + author("ann", "Ann &amp;amp; Co", mail: "a@a.example")
        + author("bo", "Bo") + tag("hot", "Other", "80 °C") + tag("cold", "Cold"))
    let third = part(3...3, channel: "<language>de</language>" + author("ann", "Else"))
    let sources = Reading.sources([first, second, third])
    let channel = try #require(try WXRReader.scan(sources).first)
    #expect(channel.site.language == "en")
    #expect(channel.authors.map(\.login) == ["ann", "bo"])
    #expect(channel.authors[0].displayName == "Ann & Co")
    #expect(channel.authors[0].raw == [StoredText(field: "display_name", text: "Ann &amp; Co")])
    #expect(channel.authors[0].email == "a@a.example")
    #expect(channel.terms.map(\.slug) == ["hot", "cold"])
    #expect(channel.terms[0].name == "Hot & wet")
    #expect(channel.terms[0].raw == [StoredText(field: "name", text: "Hot &amp; wet")])
    #expect(channel.terms[0].description == "80 °C")
  }

  @Test func tellsASiteAgainWhenAPartAddsToIt() throws {
    let reading = try Reading(
      parts: [part(1...1), part(2...2, channel: "<language>en</language>"), part(3...3)])
    #expect(reading.sites.map(\.language) == ["", "en"])
  }

  @Test func keepsTermsOfOneSlugAndTwoTaxonomies() throws {
    let channel =
      tag("tea", "Tea")
      + "<wp:category><wp:category_nicename>tea</wp:category_nicename></wp:category>"
    let reading = try Reading(parts: [part(1...1, channel: channel), part(2...2, channel: channel)])
    #expect(reading.terms.map(\.taxonomy) == ["post_tag", "category"])
  }

  @Test func writesARepeatedItemOnce() throws {
    let second = part([2, 1, 3])
    let reading = try Reading(parts: [part(1...2), second])
    #expect(reading.postIDs == [1, 2, 3])
    let repeats = reading.diagnostics(.repeatedItem)
    #expect(reading.diagnostics == repeats)
    #expect(repeats.map(\.file) == ["part-1.xml", "part-1.xml"])
    for diagnostic in repeats {
      #expect(diagnostic.severity == .information)
      #expect(diagnostic.isPlaced(in: second.bytes))
    }
  }

  @Test func tellsOfAnIDThatTwoItemsHave() throws {
    var second = part(2...2)
    second.items.append(Archive.item(1, "<wp:status>draft</wp:status>"))
    let reading = try Reading(parts: [part(1...1), second])
    #expect(reading.postIDs == [1, 2, 1])
    let told = try #require(reading.diagnostics.first)
    #expect(reading.codes == [.duplicatePostID])
    #expect(told.severity == .warning)
    #expect((told.file, told.itemID, told.itemTitle) == ("part-1.xml", 1, "Cup 1"))
    #expect(told.isPlaced(in: second.bytes))
  }

  @Test func keepsSitesApart() throws {
    let parts = [
      part(1...2, channel: author("ann", "Ann")),
      part(1...2, address: "https://mug.example", channel: author("ann", "Anna")), part(3...3),
    ]
    let reading = try Reading(parts: parts)
    #expect(reading.sites.map(\.key) == ["https://teapot.example", "https://mug.example"])
    #expect(reading.postIDs == [1, 2, 1, 2, 3])
    #expect(reading.authors.map(\.displayName) == ["Ann", "Anna"])
    #expect(reading.diagnostics == [])
    let channels = try WXRReader.scan(Reading.sources(parts))
    #expect(channels.map(\.site.key) == ["https://teapot.example", "https://mug.example"])
  }

  @Test func tellsTheSiteOfEachBatch() throws {
    let parts = [part(1...1), part(2...2, address: "https://mug.example")]
    var keys: [String] = []
    _ = try BatchPipeline.forEachBatch(of: Reading.sources(parts), jobs: 2) { batch in
      (batch.siteKey, batch.postCount)
    } consume: { output, place, _ in
      #expect(output.0 == place.siteKey)
      if output.1 > 0 { keys.append("\(place.fileIndex) \(place.file) \(place.siteKey)") }
    }
    #expect(
      keys == ["0 part-0.xml https://teapot.example", "1 part-1.xml https://mug.example"])
  }

  @Test func takesEachArchiveWithoutAddressForASite() throws {
    var first = part(1...2)
    first.fields = "<title>One</title><wp:wxr_version>1.2</wp:wxr_version>"
    var second = part(1...2)
    second.fields = "<title>Two</title><wp:wxr_version>1.2</wp:wxr_version>"
    let reading = try Reading(parts: [first, second])
    #expect(reading.sites.map(\.title) == ["One", "Two"])
    #expect(reading.postIDs == [1, 2, 1, 2])
    #expect(reading.diagnostics == [])
    #expect(try WXRReader.scan(Reading.sources([first, second])).count == 2)
  }

  /// The first address that an archive gives counts.
  @Test func tellsSitesByTheBlogsAddressFirst() throws {
    func archive(blog: String, root: String, link: String) -> Archive {
      var archive = part(1...1)
      archive.fields = """
        <link>\(link)</link><wp:base_site_url>\(root)</wp:base_site_url>\
        <wp:base_blog_url>\(blog)</wp:base_blog_url><wp:wxr_version>1.2</wp:wxr_version>
        """
      return archive
    }
    let parts = [
      archive(blog: "https://a.example/x", root: "https://a.example", link: "https://l.example"),
      archive(blog: "https://a.example/y", root: "https://a.example", link: "https://l.example"),
      archive(blog: "", root: "https://a.example", link: "https://l.example"),
      archive(blog: "", root: "", link: "https://l.example"),
    ]
    #expect(
      try WXRReader.scan(Reading.sources(parts)).map(\.site.key)
        == ["https://a.example/x", "https://a.example/y", "https://a.example", "https://l.example"])
  }
}

/// Archives whose addresses say, or do not say, that they are of one site.
@Suite struct SiteIdentityTests {
  private func archive(_ id: Int, _ address: String) -> Archive {
    var archive = Archive(items: [Archive.item(id)])
    archive.fields = Archive.fields(address: address)
    return archive
  }

  private func siteCount(_ addresses: [String], isOneSite: Bool = false) throws -> Int {
    var options = ReaderOptions()
    options.isOneSite = isOneSite
    let archives = addresses.enumerated().map { archive($0, $1) }
    return try WXRReader.scan(Reading.sources(archives), options: options).count
  }

  @Test func takesAddressesThatHardlyDifferForOne() throws {
    let addresses = [
      "http://teapot.example", "https://www.teapot.example/", "https://TEAPOT.example:443",
    ]
    #expect(try siteCount(addresses) == 1)
    let reading = try Reading(parts: addresses.enumerated().map { archive($0, $1) })
    #expect(reading.sites.first?.link == "http://teapot.example")
    #expect(reading.postIDs == [0, 1, 2])
  }

  @Test func takesArchivesWithoutAnAddressForTheirOwnSites() throws {
    for address in ["", "http:", "/"] { #expect(try siteCount([address, address]) == 2) }
  }

  @Test func takesAllForOneSiteIfTold() throws {
    let addresses = ["", "http://old.example", "http://new.example", "/"]
    #expect(try siteCount(addresses) == 4)
    #expect(try siteCount(addresses, isOneSite: true) == 1)
  }

  /// The bytes of both items are the same.
  @Test func writesARepeatedItemOfAMovedBlogOnce() throws {
    let reading = try Reading(
      parts: [archive(1, "http://teapot.example"), archive(1, "https://teapot.example")])
    #expect(reading.postIDs == [1])
    #expect(reading.codes == [.repeatedItem])
  }
}

/// Terms whose channel lost their names.
@Suite struct LostTermNameTests {
  private let channel = """
    <wp:category><wp:category_nicename>bread</wp:category_nicename>\
    <wp:category_description>Crumbs</wp:category_description></wp:category>\
    <wp:tag><wp:tag_slug>bread</wp:tag_slug><wp:tag_name>Tag</wp:tag_name></wp:tag>\
    <wp:term><wp:term_taxonomy>shelf</wp:term_taxonomy><wp:term_slug>%c3%a9t%c3%a9</wp:term_slug>\
    <wp:term_name></wp:term_name></wp:term>\
    <wp:tag><wp:tag_slug>unused</wp:tag_slug></wp:tag>
    """
  private let items = [
    Archive.item(1),
    Archive.item(
      2,
      """
      <category domain="post_tag" nicename="bread"><![CDATA[Tag]]></category>\
      <category domain="category" nicename="bread"><![CDATA[Bread &amp; Butter]]></category>
      """),
    Archive.item(3, "<category domain=\"shelf\" nicename=\"%c3%a9t%c3%a9\">Summer</category>"),
    Archive.item(4, "<category domain=\"category\" nicename=\"bread\">Later</category>"),
  ]

  private var archive: Archive {
    var archive = Archive(channel: channel)
    archive.items = items
    return archive
  }

  @Test func takesThemFromThePostsBeforeTheFirstRecord() throws {
    let header = try #require(try WXRReader.scan([MemorySource(archive.bytes)]).first)
    #expect(header.terms.map(\.name) == ["Bread & Butter", "Tag", "Summer", ""])
    #expect(header.terms[0].description == "Crumbs")
    #expect(header.terms[0].raw == [StoredText(field: "name", text: "Bread &amp; Butter")])
    #expect(header.terms[2].raw == [StoredText(field: "slug", text: "%c3%a9t%c3%a9")])
  }

  @Test func tellsTheTermsAgainWhileReading() throws {
    let reading = try Reading(archive)
    let names = reading.terms.filter { $0.slug == "bread" && $0.taxonomy == "category" }.map(\.name)
    #expect(names == ["", "Bread & Butter"])
    #expect(reading.terms.last?.name == "Summer")
    #expect(reading.diagnostics == [])
  }

  @Test func findsThemInAnotherPart() throws {
    var second = Archive()
    second.items = items
    let header = try WXRReader.scan(Reading.sources([Archive(channel: channel), second])).first
    #expect(header?.terms.map(\.name) == ["Bread & Butter", "Tag", "Summer", ""])
  }

  @Test func passesOverItemsThatAreBroken() throws {
    var archive = archive
    archive.items[1] = archive.items[1].replacing("</title>", with: "")
    let header = try #require(try WXRReader.scan([MemorySource(archive.bytes)]).first)
    #expect(header.terms[0].name == "Later")
  }
}
