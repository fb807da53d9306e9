import Foundation
import SiteExport
import SiteModel
import SystemPackage
import TestSupport
import Testing

/// The files of the uploads: which addresses are theirs, and where copies and links go.
@Suite final class MediaTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func put(_ paths: String...) throws {
    for path in paths {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("this is \(path)".utf8).write(to: file)
    }
  }

  private static let blog = "https://tea.example/blog"

  private func site(
    _ content: String, for target: SiteTargetName = .hugo, uploads: String? = "",
    base: String? = nil, meta: [(String, String)] = [], attachments: [String] = []
  ) throws -> ExportedSite {
    var options = SiteOptions()
    options.target = target
    options.mediaBase = base
    options.uploads = uploads.map { [FilePath(folder.appending(path: $0).path)] } ?? []
    let post = Post(1, "pot", content: content, link: Self.blog + "/pot/", meta: meta)
    let others = attachments.enumerated().map { number, address in
      var post = Post(number + 2, "a", type: "attachment")
      post.attachmentURL = address
      return post
    }
    return try ExportedSite([post] + others, at: Self.blog, options)
  }

  @Test(arguments: [
    "https://tea.example/blog/wp-content/uploads/2020/01/a.jpg",
    "http://www.TEA.example/blog/wp-content/uploads/2020/01/a.jpg?w=300&#038;h=200",
    "//tea.example/blog/wp-content/uploads/2020/01/a.jpg", "/blog/wp-content/uploads/2020/01/a.jpg",
    "https://i2.wp.com/tea.example/blog/wp-content/uploads/2020/01/a.jpg?resize=300%2C200",
    "https://cdn.tea.example/blog/wp-content/uploads/2020/01/a.jpg",
    "https://tea.files.wordpress.com/2020/01/a.jpg?w=300",
    "https://tea.example/blog/files/2020/01/a.jpg",
    "https://s3.example/tea/2020/01/a.jpg",
  ])
  func knowsTheAddressesOfAFile(address: String) throws {
    try put("2020/01/a.jpg")
    let site = try site(
      "<img src=\"\(address)\" alt=\"A\">",
      attachments: [
        "https://tea.files.wordpress.com/2020/01/b.jpg", "https://s3.example/tea/2020/01/b.jpg",
      ])
    #expect(site.body("content/posts/pot.md") == "\n![A](/blog/wp-content/uploads/2020/01/a.jpg)\n")
    #expect(site.otherFiles["static/wp-content/uploads/2020/01/a.jpg"] == "this is 2020/01/a.jpg")
  }

  @Test(arguments: [
    "https://other.example/wp-content/uploads/2020/01/a.jpg",
    "https://nottea.example/wp-content/uploads/2020/01/a.jpg",
    "https://tea.example/blog/wp-content/uploads/2020/01/b.jpg",
    "https://tea.example/blog/wp-content/uploads/../2020/01/a.jpg",
    "https://tea.example/blog/wp-content/uploads/%2e%2e/2020/01/a.jpg",
    "ftp://tea.example/blog/wp-content/uploads/2020/01/a.jpg",
    "https://tea.example/blog/about-uploads/",
    "https://i2.wp.com/other.example/uploads/2020/01/a.jpg",
    "https://coffee.files.wordpress.com/2020/01/a.jpg", "https://tea.example/blog/files/a.jpg",
  ])
  func leavesOtherAddresses(address: String) throws {
    try put("2020/01/a.jpg")
    let site = try site("<img src=\"\(address)\" alt=\"A\">")
    #expect(site.body("content/posts/pot.md") == "\n![A](\(address))\n")
    #expect(site.otherFiles.keys.allSatisfy { !$0.contains(".jpg") })
  }

  @Test func copiesTheFullSizeBesideASize() throws {
    try put("2020/01/a.jpg", "2020/01/a-300x200.jpg", "2020/01/unused.jpg")
    let site = try site("<img src=\"/blog/wp-content/uploads/2020/01/a-300x200.jpg\" alt=\"A\">")
    let copies = site.otherFiles.keys.filter { $0.hasSuffix(".jpg") }.sorted()
    #expect(copies.map { $0.split(separator: "/").last } == ["a-300x200.jpg", "a.jpg"])
  }

  /// The old address answers, with the size that is there.
  @Test(arguments: [
    ("a-300x200.jpg", "a.jpg"), ("a-scaled.jpg", "a.jpg"), ("a.jpg", "a-scaled.jpg"),
    ("a-300x200.jpg", "a-scaled.jpg"),
  ])
  func takesAnotherSize(asked: String, stored: String) throws {
    try put("2020/01/" + stored)
    let site = try site("<img src=\"/blog/wp-content/uploads/2020/01/\(asked)\" alt=\"A\">")
    #expect(
      site.otherFiles["static/wp-content/uploads/2020/01/\(asked)"] == "this is 2020/01/\(stored)")
  }

  @Test func listsWhatIsHereAndWhatIsMissing() throws {
    try put("2020/01/a.jpg")
    let prefix = "https://tea.example/blog/wp-content/uploads/2020/01/"
    let site = try site(
      "<img src=\"\(prefix)a.jpg\"><img src=\"\(prefix)b-30x20.jpg\"> <a href=\"\(prefix)b-30x20.jpg\">b</a>"
    )
    #expect(
      site.otherFiles["media.tsv"] == """
        address\tstate\tfile\tposts
        \(prefix)a.jpg\there\tstatic/wp-content/uploads/2020/01/a.jpg\t1
        \(prefix)b-30x20.jpg\tmissing\t\t1

        """)
    #expect(site.otherFiles["media.txt"] == "\(prefix)b.jpg\n\(prefix)b-30x20.jpg\n")
    #expect(
      site.remarks.contains { $0.hasPrefix("2 files of the blog's uploads referred to, 1 missing") }
    )
  }

  @Test func mapsSourceSetsLatePicturesAndPlayers() throws {
    try put("2020/01/a.jpg", "2020/01/b.jpg", "2020/01/c.mp4")
    let prefix = "https://tea.example/blog/wp-content/uploads/2020/01/"
    let site = try site(
      """
      <img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" \
      data-src="\(prefix)a.jpg" alt="late">
      <video controls poster="\(prefix)b.jpg" src="\(prefix)c.mp4"></video>
      <div><img width="3" srcset="\(prefix)a.jpg 1x,\(prefix)b.jpg 2x" src="\(prefix)b.jpg" alt="set"></div>
      """)
    let body = site.body("content/posts/pot.md")
    #expect(body.contains("![late](/blog/wp-content/uploads/2020/01/a.jpg)"))
    #expect(!body.contains("https://"))
    #expect(site.otherFiles["static/wp-content/uploads/2020/01/c.mp4"] != nil)
  }

  @Test func mapsCoversAndEnclosures() throws {
    try put("2020/01/a.jpg", "2020/01/e.mp3")
    let site = try site(
      "x", for: .plain,
      meta: [
        ("enclosure", "https://tea.example/blog/wp-content/uploads/2020/01/e.mp3\n1\naudio/mpeg"),
        ("fifu_image_url", "https://tea.example/blog/wp-content/uploads/2020/01/a.jpg"),
      ])
    #expect(site.front("posts/pot.md", "cover") == "\"../wp-content/uploads/2020/01/a.jpg\"")
    #expect(site.front("posts/pot.md", "enclosures") == "[\"../wp-content/uploads/2020/01/e.mp3\"]")
    #expect(site.otherFiles["wp-content/uploads/2020/01/e.mp3"] != nil)
  }

  @Test func leadsElsewhereWithABase() throws {
    let site = try site(
      "<img src=\"/blog/wp-content/uploads/2020/01/a%20b.jpg?w=3\" alt=\"A\">", uploads: nil,
      base: "https://media.example/tea")
    #expect(
      site.body("content/posts/pot.md") == "\n![A](https://media.example/tea/2020/01/a%20b.jpg)\n")
  }

  @Test func namesFilesSoThatTheTargetHasThem() throws {
    try put("2020/01/_x.jpg", "2020/01/#y.jpg", "2020/01/p%20q.jpg")
    let content = ["_x", "%23y", "p%2520q"].map {
      "<img src=\"/blog/wp-content/uploads/2020/01/\($0).jpg\" alt=\"A\">"
    }.joined()
    let jekyll = try site(content, for: .jekyll)
    #expect(jekyll.otherFiles["wp-content/uploads/2020/01/p%2520q.jpg"] != nil)
    #expect(
      jekyll.otherFiles["_config.yml"]?.contains(
        "include: [\"_redirects\", \"#y.jpg\", \"_x.jpg\"]") == true)
    let vault = try site(content, for: .obsidian)
    #expect(vault.otherFiles.keys.allSatisfy { !$0.contains("#") })
    #expect(
      vault.otherFiles.keys.contains { $0.hasPrefix("attachments/wp-content/uploads/2020/01/-y-") })
  }

  /// A tar of tars, as WordPress.com makes it, and a site's own folder in a zip.
  @Test func readsContainers() throws {
    let first = try Packing.tar([.init("2020/01/a.jpg", "A"), .init("2020/01/é.jpg", "E")])
    let second = try Packing.tar([.init("2020/02/b.tar", "B"), .init("../../c.jpg", "C")])
    try Data(Packing.tar([.init("one.tar", first), .init("two.tar", second)]))
      .write(to: folder.appending(path: "all.tar"))
    try Data(Packing.zip([.init("www/wp-content/uploads/2020/01/a.jpg", "A")]))
      .write(to: folder.appending(path: "www.zip"))
    let content = """
      <img src="/blog/wp-content/uploads/2020/01/a.jpg"> \
      <img src="/blog/wp-content/uploads/2020/01/%C3%A9.jpg"> \
      <a href="/blog/wp-content/uploads/2020/02/b.tar">b</a>
      """
    let files = try site(content, uploads: "all.tar").otherFiles
    #expect(files["static/wp-content/uploads/2020/01/a.jpg"] == "A")
    #expect(files["static/wp-content/uploads/2020/01/é.jpg"] == "E")
    #expect(files["static/wp-content/uploads/2020/02/b.tar"] == "B")
    #expect(
      try site(content, uploads: "www.zip").otherFiles["static/wp-content/uploads/2020/01/a.jpg"]
        == "A")
  }

  @Test func doesNotFollowLinksOutOfTheFolder() throws {
    try put("in/2020/01/a.jpg", "out/b.jpg")
    let inside = folder.appending(path: "in/2020/01").path
    for (name, target) in [
      ("b.jpg", "../../../out/b.jpg"), ("c.jpg", "a.jpg"), ("d", "../../../out"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: inside + "/" + name, withDestinationPath: target)
    }
    let site = try site(
      ["b.jpg", "c.jpg", "d/b.jpg"].map { "<img src=\"/blog/wp-content/uploads/2020/01/\($0)\">" }
        .joined(), uploads: "in")
    #expect(site.otherFiles.keys.filter { $0.hasSuffix(".jpg") }.map { $0.suffix(5) } == ["c.jpg"])
  }

  @Test func changesNothingInPlainFilesWithoutAnOption() throws {
    let content = "<img src=\"/blog/wp-content/uploads/2020/01/a.jpg\" alt=\"A\">"
    let site = try site(content, for: .plain, uploads: nil)
    #expect(site.body("posts/pot.md") == "\n![A](/blog/wp-content/uploads/2020/01/a.jpg)\n")
    #expect(site.otherFiles.isEmpty)
  }
}
