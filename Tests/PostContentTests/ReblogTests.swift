import PostContent
import SiteModel
import Testing

/// Posts that reblog another one.
@Suite struct ReblogTests {
  private func content(_ reblog: PostReblog) -> PostContent {
    PostContent(ofReblog: reblog, body: "Look.", context: TestContext(), shortcodes: .convert)
  }

  @Test func linkToTheShortAddressWhereOnlyNumbersAreKnown() {
    var reblog = PostReblog()
    (reblog.blogID, reblog.postID) = (31, 7)
    let content = content(reblog)
    #expect(
      shown(content).contains(
        "<a href=\"https://wp.me/pv-7\">Reblogged: post 7 of blog 31 on WordPress.com</a>"))
    #expect(content.notes == [ContentNote(.reblogByID, "7")])
  }

  @Test func linkToTheSourceWhereItIsKnown() {
    var reblog = PostReblog()
    (reblog.blogID, reblog.postID, reblog.url) = (31, 7, "https://s.example/p")
    let content = content(reblog)
    #expect(shown(content).contains("<a href=\"https://s.example/p\">https://s.example/p</a>"))
    #expect(content.notes.isEmpty)
  }

  @Test func mayKnowNothing() {
    let content = content(PostReblog())
    #expect(shown(content) == "<p>Look.</p>")
    #expect(content.notes == [ContentNote(.reblogOfUnknown, "")])
  }
}
