import SiteExport
import SiteModel
import Testing

/// Which posts get files.
@Suite struct ReadablePostsTests {
  private func types(_ posts: [Post], _ options: SiteOptions = SiteOptions()) throws -> [String] {
    let folders = try ExportedSite(posts, options).paths.compactMap {
      $0.split(separator: "/").first.map(String.init)
    }
    return Set(folders).sorted()
  }

  @Test(arguments: [
    "shop_order", "edd_payment", "wpforms", "elementor_library", "acf-field", "flamingo_inbound",
    "tribe_rsvp_attendees", "sfwd-essays", "guest-author", "vc_grid_item", "mc4wp-form",
    "_pods_pod",
    "wprm_recipe", "bp-email", "mphb_booking", "wp_navigation", "wpinv_invoice",
    "awsm_job_application",
    "ywsbs_subscription", "zion_template", "ninja-table", "wp-help",
  ])
  func leavesOutInternalTypes(type: String) throws {
    let posts = [Post(1, "tea"), Post(2, "x", type: type), Post(3, "y", type: type)]
    let site = try ExportedSite(posts)
    #expect(site.paths == ["posts/tea.md"])
    #expect(site.remarks.contains("not written, by type: \(type) 2"))
    var options = SiteOptions()
    options.includedTypes = [type]
    #expect(try ExportedSite(posts, options).paths.count == 3)
  }

  @Test(arguments: [
    "product", "portfolio", "tribe_events", "podcast", "forum", "topic", "reply", "course",
    "lesson",
    "job_listing", "recipe", "testimonial", "faq", "event", "download", "sermon", "e-landing-page",
    "give_forms", "docs", "project", "book", "jetpack-portfolio", "web-story", "captains_log",
    "customer", "ticket", "message",
  ])
  func writesTypesThatPeopleRead(type: String) throws {
    #expect(try types([Post(1, "tea"), Post(2, "x", type: type)]) == [type, "posts"].sorted())
  }

  // Types that tell by their addresses.

  private func post(_ id: Int, _ type: String, _ link: String, status: String = "publish") -> Post {
    var post = Post(id, "p\(id)", type: type, link: link)
    post.status = status
    return post
  }

  private let hidden = "https://tea.example/?post_type=kiln&p=2"

  @Test func leavesOutTypesWithoutAddressesOfTheirOwn() throws {
    let posts = [
      post(1, "post", "https://tea.example/green/"), post(2, "kiln", hidden),
      post(3, "kiln", "https://tea.example/?post_type=kiln&#038;p=3", status: "draft"),
      post(4, "pot", "https://tea.example/pot/a/"),
    ]
    let site = try ExportedSite(posts)
    #expect(site.paths == ["posts/p1.md", "pot/p4.md"])
    #expect(site.remarks.contains("not written, by type: kiln 2"))
    var options = SiteOptions()
    options.includedTypes = ["kiln"]
    #expect(try ExportedSite(posts, options).paths.count == 4)
  }

  @Test func keepsThemInABlogWithoutSpeakingAddresses() throws {
    let plain = post(1, "post", "https://tea.example/?p=1")
    #expect(try types([plain, post(2, "kiln", hidden)]) == ["kiln", "posts"])
  }

  @Test func keepsATypeOfWhichAPostHasASpeakingAddress() throws {
    let posts = [
      post(1, "kiln", "https://tea.example/kiln/hot/"), post(2, "kiln", hidden),
      post(3, "post", "https://tea.example/x/"),
    ]
    #expect(try types(posts) == ["kiln", "posts"])
  }

  @Test func doesNotJudgeByPostsThatAreNotPublished() throws {
    let posts = [
      post(1, "post", "https://tea.example/x/"), post(2, "kiln", hidden, status: "draft"),
      post(3, "pot", "https://tea.example/?pot=a"), post(4, "pan", ""),
    ]
    #expect(try types(posts) == ["kiln", "pan", "posts", "pot"])
  }

  /// The names of the other files stay as if the type were not there.
  @Test func numbersNamesWithoutThem() throws {
    var posts = [post(1, "post", "https://tea.example/x/"), post(2, "kiln", hidden)]
    posts += [post(3, "post", "https://tea.example/y/")]
    for index in posts.indices { posts[index].slug = "same" }
    let site = try ExportedSite(posts)
    #expect(site.paths == ["posts/same-2.md", "posts/same.md"])
    #expect(site.front("posts/same-2.md", "url") == "\"https://tea.example/y/\"")
  }
}
