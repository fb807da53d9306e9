import Foundation
import PostContent
import SiteExport
import SiteModel
import Testing

/// The files that a post shows: what its feed carries, its featured image, its galleries.
@Suite struct FilesOfPostsTests {
  private let episode = "https://media.example/ep1.mp3\n234\naudio/mpeg\na:1:{s:1:\"d\";s:1:\"x\";}"

  private func page(_ content: String, _ meta: [(String, String)]) throws -> ExportedSite {
    try ExportedSite([Post(1, "a", content: content, meta: meta)])
  }

  @Test func playsTheFileOfTheFeed() throws {
    let site = try page("Notes.", [("enclosure", episode)])
    #expect(site.front("posts/a.md", "enclosures") == "[\"https://media.example/ep1.mp3\"]")
    #expect(
      site.body("posts/a.md")
        == "\nNotes.\n\n<audio controls src=\"https://media.example/ep1.mp3\"></audio>\n")
  }

  @Test(arguments: [
    "[audio src=\"https://media.example/ep1.mp3\"]", "http://media.example/ep1.mp3?x=1",
    "<a href=\"//media.example/ep1.mp3\">Listen</a>",
  ])
  func playsItOnce(content: String) throws {
    let body = try page(content, [("enclosure", episode), ("_more:enclosure", episode)])
      .body("posts/a.md")
    #expect(body.components(separatedBy: "ep1.mp3\"></audio>").count <= 2)
    #expect(body.components(separatedBy: "ep1.mp3").count - 1 <= 2)
    #expect(!body.contains("controls") || content.contains("audio") || content.hasPrefix("http:"))
  }

  @Test(arguments: [
    ("https://m.example/a.mp4", "<video controls src=\"https://m.example/a.mp4\"></video>"),
    ("https://m.example/a.MP3?x=1", "<audio controls src=\"https://m.example/a.MP3?x=1\"></audio>"),
    ("https://m.example/a\r\n1\r\nVideo/x", "<video controls src=\"https://m.example/a\"></video>"),
    ("https://m.example/a.pdf\n1\napplication/pdf", "[a.pdf](https://m.example/a.pdf)"),
    ("javascript:x\n1\naudio/mpeg", ""), ("", ""), ("\n\n", ""), ("a.mp3", ""),
  ])
  func readsEveryFormOfEnclosure(value: String, markdown: String) throws {
    let site = try page("", [("enclosure", value)])
    #expect(site.body("posts/a.md").split(separator: "\n").joined() == markdown)
    #expect((site.front("posts/a.md", "enclosures") == nil) == markdown.isEmpty)
  }

  @Test func tellsOfAFeaturedImageThatTheArchiveLacks() throws {
    var posts = [Post(1, "a"), Post(2, "b"), Post(3, "pic", type: "attachment"), Post(4, "c")]
    posts[2].attachmentURL = "https://tea.example/p.jpg"
    (posts[0].featuredMedia, posts[1].featuredMedia, posts[3].featuredMedia) = (703, 3, 0)
    let site = try ExportedSite(posts)
    #expect(site.front("posts/b.md", "cover") == "\"https://tea.example/p.jpg\"")
    #expect(site.diagnostics.map(\.itemID) == [1])
    #expect(site.diagnostics.first?.message.contains("703") == true)
    #expect(site.remarks.contains("featured images that are not in the archive: 1"))
    posts[0].meta = [Meta(key: "fifu_image_url", value: "https://x.example/f.jpg")]
    let other = try ExportedSite(posts)
    #expect(other.front("posts/a.md", "cover") == "\"https://x.example/f.jpg\"")
    #expect(other.diagnostics == [])
  }

  @Test func tellsOfPicturesOfAGalleryThatTheArchiveLacks() throws {
    var picture = Post(701, "pic", type: "attachment")
    picture.attachmentURL = "https://tea.example/p.jpg"
    let posts = [Post(1, "a", content: "[gallery ids=\"701,702,703\"]"), picture]
    let site = try ExportedSite(posts)
    #expect(site.body("posts/a.md").contains("p.jpg"))
    #expect(site.diagnostics.map(\.code.rawValue) == ["missing-file", "missing-file"])
    #expect(
      site.remarks.contains(
        "files of a gallery, a playlist or a widget that are not in the archive: 2"))
  }

  @Test(arguments: [ShortcodePolicy.convert, .drop])
  func saysThatAGalleryWithoutPicturesStays(policy: ShortcodePolicy) throws {
    var options = SiteOptions()
    options.shortcodes = policy
    let site = try ExportedSite([Post(1, "a", content: "[gallery]\n\n[poll id=3]")], options)
    #expect(site.body("posts/a.md").contains("[gallery]"))
    let remarks = site.remarks.joined(separator: "\n")
    #expect(remarks.contains("since the archive lacks what they show: gallery 1"))
    #expect(remarks.contains(": poll 1"))
  }

  @Test func linksTheSourceOfAReblogThatKnowsIdsOnly() throws {
    var post = Post(1, "a", content: "Worth it.")
    var reblog = PostReblog()
    (reblog.blogID, reblog.postID) = (71_234, 8_899)
    post.reblog = reblog
    let body = try ExportedSite([post]).body("posts/a.md")
    #expect(
      body == """

        Worth it.

        > [Reblogged: post 8899 of blog 71234 on WordPress.com](https://wp.me/piwW-2jx)

        """)
  }
}
