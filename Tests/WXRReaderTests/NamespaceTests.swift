import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct NamespaceTests {
  private static let elements = """
    <wp:post_id>7</wp:post_id><dc:creator>ann</dc:creator>\
    <content:encoded>Body</content:encoded><excerpt:encoded>Teaser</excerpt:encoded>
    """

  private func expectAll(_ reading: Reading, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let post = try #require(reading.posts.first, sourceLocation: sourceLocation)
    #expect(post.id == 7, sourceLocation: sourceLocation)
    #expect(post.author == "ann", sourceLocation: sourceLocation)
    #expect(post.content == "Body", sourceLocation: sourceLocation)
    #expect(post.excerpt == "Teaser", sourceLocation: sourceLocation)
    #expect(post.extra == [], sourceLocation: sourceLocation)
  }

  @Test(arguments: ["1.0", "1.1", "1.2", "1.3", "2.0"], ["http", "https"])
  func knowsEveryVersion(version: String, scheme: String) throws {
    var archive = Archive(items: ["<item>\(Self.elements)</item>"])
    archive.namespaces = Archive.namespaces(version: version, scheme: scheme)
    let reading = try Reading(archive)
    try expectAll(reading)
    #expect(reading.sites.first?.baseBlogURL == "https://teapot.example")
  }

  @Test(arguments: [
    "http://wordpress.org/export/1.2", "http://www.wordpress.org/export/1.2/",
    "https://www.wordpress.org/export/1.0",
  ])
  func knowsSpellingsOfTheAddress(uri: String) throws {
    var archive = Archive(items: ["<item><wp:post_id>7</wp:post_id></item>"])
    archive.namespaces = "xmlns:wp=\"\(uri)\""
    #expect(try Reading(archive).postIDs == [7])
  }

  @Test func knowsTheUsualPrefixesUndeclared() throws {
    var archive = Archive(items: ["<item>\(Self.elements)</item>"])
    archive.namespaces = ""
    let reading = try Reading(archive)
    try expectAll(reading)
    #expect(reading.sites.first?.wxrVersion == "1.2")
    #expect(reading.diagnostics == [])
  }

  @Test func keepsElementsOfOtherUndeclaredPrefixes() throws {
    let archive = Archive(item: "<media:thumb>x</media:thumb>")
    #expect(try Reading(archive).posts.first?.extra.map(\.name) == ["media:thumb"])
  }

  @Test func knowsOtherPrefixesByTheirAddress() throws {
    var archive = Archive()
    archive.namespaces = """
      xmlns:w="http://wordpress.org/export/1.2/" xmlns:x="http://wordpress.org/export/1.2/excerpt/" \
      xmlns:body="http://purl.org/rss/1.0/modules/content/" \
      xmlns:d="http://purl.org/dc/elements/1.1/"
      """
    archive.fields = "<title>T</title><w:base_blog_url>https://w.example</w:base_blog_url>"
    archive.items = [
      """
      <item><w:post_id>7</w:post_id><d:creator>ann</d:creator><body:encoded>Body</body:encoded>\
      <x:encoded>Teaser</x:encoded></item>
      """
    ]
    let reading = try Reading(archive)
    try expectAll(reading)
    #expect(reading.sites.first?.baseBlogURL == "https://w.example")
  }

  @Test func setsAsideElementsOfAHijackedPrefix() throws {
    var archive = Archive(item: "<o:post_id>9</o:post_id><w:status>draft</w:status>")
    archive.fields = "<title>T</title><link>https://a.example</link>"
    archive.namespaces = """
      xmlns:wp="urn:other" xmlns:o="http://wordpress.org/export/1.2/" \
      xmlns:w="http://wordpress.org/export/1.1/"
      """
    let post = try #require(try Reading(archive).posts.first)
    #expect(post.id == 9)
    #expect(post.status == "draft")
    #expect(post.extra.map(\.name) == ["wp:post_id"])
    #expect(post.extra.map(\.value) == ["1"])
  }

  @Test func mixesVersions() throws {
    var archive = Archive(items: ["<item>\(Self.elements)<v:status>draft</v:status></item>"])
    archive.namespaces = """
      xmlns:wp="http://wordpress.org/export/1.2/" xmlns:v="http://wordpress.org/export/1.0/" \
      xmlns:excerpt="http://wordpress.org/export/1.1/excerpt/" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"
      """
    let reading = try Reading(archive)
    try expectAll(reading)
    #expect(reading.posts.first?.status == "draft")
  }

  @Test func takesDeclarationsInsideTheItem() throws {
    var archive = Archive()
    archive.namespaces = ""
    archive.items = [
      """
      <item xmlns:a="http://wordpress.org/export/1.2/">\
      <a:post_id>7</a:post_id>\
      <creator xmlns="http://purl.org/dc/elements/1.1/">ann</creator>\
      <encoded xmlns="http://purl.org/rss/1.0/modules/content/">Body</encoded>\
      <encoded xmlns="http://wordpress.org/export/1.2/excerpt/">Teaser</encoded></item>
      """,
      Archive.item(8),
    ]
    let reading = try Reading(archive)
    try expectAll(reading)
    #expect(reading.postIDs == [7, 8])
  }

  /// Mended to `xmlns`, the declaration would put each item into the namespace of excerpts.
  @Test(arguments: ["::excerpt", ":", ":1", ":-x"])
  func leavesOutDeclarationsOfNoPrefix(_ prefix: String) throws {
    let reading = try Reading([
      MemorySource(
        """
        <rss xmlns\(prefix)="http://wordpress.org/export/1.2/excerpt/"
        xmlns:wp="http://wordpress.org/export/1.2/">
        <item><title>High water</title><wp:post_id>7</wp:post_id></item></rss>
        """)
    ])
    #expect(reading.postIDs == [7])
    #expect(reading.posts.first?.title == "High water")
  }

  /// What is left of an item that cannot be repaired is a post all the same.
  @Test func givesWhatIsLeftOfAnItemItsType() throws {
    let reading = try Reading([
      MemorySource(
        """
        <rss xmlns="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><item><title>High water</title><wp:post_id>7</wp:post_id></item></channel></rss>
        """)
    ])
    #expect(reading.diagnostics.contains { $0.code == .malformedItem })
    #expect(reading.posts.map(\.type) == ["post"])
  }

  /// The inner declaration of a prefix hides the outer one; items see what the channel sees.
  @Test func letsTheChannelDeclareAPrefixAgain() throws {
    var archive = Archive(items: ["<item>\(Self.elements)</item>"])
    archive.namespaces = Archive.namespaces(version: "1.0")
    archive.fields = "<title>T</title>"
    let text = archive.text.replacing(
      "<channel>", with: "<channel xmlns:wp=\"http://wordpress.org/export/1.2/\">")
    let reading = try Reading(Array(text.utf8))
    try expectAll(reading)
    #expect(reading.diagnostics(.malformedItem) == [])
  }

  @Test(arguments: [
    "http://wordpress.org/export/", "http://wordpress.org/export/x.y/", "urn:wp",
    "http://wordpress.org.evil.example/export/1.2/", "http://wordpress.org/export/1.2/other/", "",
  ])
  func takesOtherAddressesForForeign(uri: String) throws {
    var archive = Archive(items: ["<item><w:post_id>7</w:post_id></item>"])
    archive.namespaces = "xmlns:w=\"\(uri.isEmpty ? "urn:none" : uri)\""
    archive.fields = "<title>T</title>"
    #expect(try Reading(archive).postIDs == [nil])
  }

  @Test func tellsWhatTheRootDeclares() throws {
    var archive = Archive()
    archive.namespaces += " xmlns:x=\"urn:a?b&amp;c&lt;&#38;amp;\" xmlns:y=\"urn:outer\""
    let text = archive.text.replacing("<channel>", with: "<channel xmlns:y=\"urn:inner\">")
    let site = try #require(try Reading(Array(text.utf8)).sites.first)
    let others = site.namespaces.filter { ["x", "y"].contains($0.name) }
    #expect(others.map(\.value) == ["urn:a?b&c<&amp;", "urn:inner"])
  }

  /// RSS has no namespace, but archives declare one for it.
  @Test(arguments: ["http://backend.userland.com/rss2", "urn:other"], ["rss", "channel"])
  func takesTheRootsDefaultNamespaceForRSS(uri: String, element: String) throws {
    let archive = Archive(items: [
      "<item>\(Self.elements)<note>n</note></item>\n", Archive.item(8, "<note>a & b</note>"),
      Archive.item(9, "<title xmlns=\"urn:own\">own</title><b>x</b>"),
    ])
    let text = archive.text.replacing(
      "<\(element)", with: "<\(element) xmlns=\"\(uri)\"", maxReplacements: 1)
    let reading = try Reading(Array(text.utf8))
    #expect(reading.sites.first?.title == "Teapot")
    #expect(reading.sites.first?.link == "https://teapot.example")
    #expect(reading.posts.map(\.id) == [7, 8, 9])
    #expect(reading.posts.map(\.title) == ["", "Cup 8", "Cup 9"])
    #expect(reading.posts.first?.content == "Body")
    #expect(reading.posts.map { $0.extra.map(\.name) } == [["note"], ["note"], ["title", "b"]])
    #expect(reading.codes == [.bareAmpersand])
  }

  /// A repair reads a name as the XML does, also where an element inside the item declares its prefix.
  @Test(arguments: ["", "a & b", "<b>x</b>"])
  func knowsDeclarationsInADamagedItem(damage: String) throws {
    let archive = Archive(
      item: """
        <wp:status xmlns:wp="urn:other">1<wp:post_name>2</wp:post_name><title>3</title></wp:status>
        <title xmlns="urn:other">4</title>
        <x:status xmlns:x="http://wordpress.org/export/1.2/">draft</x:status>
        <wp:post_name>cup</wp:post_name>
        <plugin:note>\(damage)</plugin:note>

        """)
    let post = try #require(try Reading(archive).posts.first)
    #expect(post.title == "Cup 1")
    #expect(post.slug == "cup")
    #expect(post.status == "draft")
    #expect(post.extra.map(\.name) == ["wp:status", "title", "plugin:note"])
    #expect(post.extra.first?.children.map(\.value) == ["2", "3"])
  }
}
