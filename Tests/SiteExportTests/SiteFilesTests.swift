import Foundation
import SiteExport
import SiteModel
import Testing

/// The files around the posts: terms, authors, menus, configuration.
@Suite struct SiteFilesTests {
  private static let blog = "https://tea.example/blog"

  private func site(
    _ posts: [Post], authors: [Author] = [], for target: SiteTargetName = .hugo
  ) throws -> ExportedSite {
    var options = SiteOptions()
    options.target = target
    return try ExportedSite(posts, authors: authors, language: "en", at: Self.blog, options)
  }

  /// `sanitize_title` of the login: lower case, no accents, no `@`.
  @Test(arguments: [
    ("tobi.h", "tobi-h"), ("a b@c", "a-bc"), ("Änne", "anne"), ("O'Neil", "oneil"),
    ("x__y", "x__y"),
    ("--a--", "a"), ("Łukasz", "lukasz"), ("山", "山"),
  ])
  func namesThePageOfAnAuthor(login: String, key: String) throws {
    var post = Post(1, "leaf", link: Self.blog + "/leaf/")
    post.author = login
    let page = try site([post]).files["content/authors/\(key)/_index.md"]
    #expect(page?.contains("url: \"/author/\(key)/\"") == true)
  }

  @Test(arguments: [
    ("green", "green", "content/tags/green/_index.md"),
    ("C++", "c-plus", "content/tags/c-plus/_index.md"),
    ("Deep", "a.b", "content/tags/term-1/_index.md"), ("茶", "茶", "content/tags/茶/_index.md"),
  ])
  func makesAPageForATerm(name: String, slug: String, path: String) throws {
    let post = Post(1, "leaf", link: Self.blog + "/leaf/", terms: [("post_tag", slug, name)])
    let page = try #require(site([post]).files[path])
    #expect(page.contains("title: \"\(name)\"") && page.contains("url: \"/tag/\(slug)/\""))
  }

  @Test func givesTheFirstOfTwoPostsTheAddress() throws {
    let site = try site([
      Post(1, "Leaf", link: Self.blog + "/2020/Leaf/"),
      Post(2, "leaf", link: Self.blog + "/2020/leaf/"),
    ])
    #expect(site.front("content/posts/Leaf.md", "url") == "\"/2020/Leaf/\"")
    #expect(site.front("content/posts/leaf-2.md", "url") == "\"/posts/leaf-2/\"")
  }

  @Test func buildsTheFrontPageWhereTheBlogHasIt() throws {
    let site = try site([
      Post(1, "welcome", type: "page", title: "Welcome", link: Self.blog + "/"),
      Post(2, "leaf", link: Self.blog + "/leaf/"),
    ])
    #expect(site.files["content/_index.md"]?.contains("title: \"Welcome\"") == true)
    #expect(site.front("content/list-of-posts.md", "url") == "\"/blog/\"")
    #expect(site.front("content/list-of-posts.md", "number") == nil)
    // Nothing else leads to it.
    let menu = try #require(site.otherFiles["hugo.toml"]).components(separatedBy: "[[menus.main]]")
    #expect(menu.count == 2)
    #expect(menu[1].contains("name = \"Posts\"\npageRef = \"\"\nurl = \"/blog/\"\n"))
  }

  @Test func givesTheListBesideAFrontPageTenPostsAPage() throws {
    let site = try site(
      [Post(1, "welcome", type: "page", title: "Welcome", link: Self.blog + "/")]
        + (2...13).map { Post($0, "leaf-\($0)", link: Self.blog + "/leaf-\($0)/") })
    #expect(site.front("content/list-of-posts.md", "limit") == "10")
    #expect(site.front("content/list-of-posts.md", "older") == "\"/blog/blog/page/2/\"")
    #expect(site.front("content/list-of-posts-2.md", "url") == "\"/blog/page/2/\"")
    #expect(site.front("content/list-of-posts-2.md", "offset") == "10")
  }

  /// An archive's words are words in every language of a configuration.
  @Test(arguments: [
    (SiteTargetName.hugo, "hugo.toml", #"title = "a \"b\" \\ {{ c }}""#),
    (.jekyll, "_config.yml", #"title: "a \"b\" \\ {{ c }}""#),
    (.pelican, "pelicanconf.py", #"SITENAME = "a \"b\" \\ {{ c }}""#),
    (.zola, "config.toml", #"title = "a \"b\" \\ {{ c }}""#),
  ])
  func quotesTheTitleOfTheSite(target: SiteTargetName, path: String, line: String) throws {
    var options = SiteOptions()
    options.target = target
    let site = try ExportedSite(
      [Post(1, "leaf", link: Self.blog + "/leaf/")], title: #"a "b" \ {{ c }}"#, language: "en",
      at: Self.blog, options)
    #expect(site.otherFiles[path]?.contains(line) == true)
  }

  /// Pelican warns of each language that docutils does not have, unless nothing reads reStructuredText.
  @Test func needsNoLanguageOfDocutils() throws {
    let site = try site([Post(1, "leaf", link: Self.blog + "/leaf/")], for: .pelican)
    let configuration = try #require(site.otherFiles["pelicanconf.py"])
    #expect(configuration.contains("READERS = {\"html\": None, \"rst\": None}\n"))
  }

  @Test func writesTOMLForZola() throws {
    var post = Post(
      1, "leaf", title: "Tea \"x\"", link: Self.blog + "/2020/leaf/",
      terms: [("category", "cup", "Cups")])
    post.sticky = true
    let matter = try #require(site([post], for: .zola).files["content/posts/leaf.md"])
    #expect(matter.hasPrefix("+++\ntitle = \"Tea \\\"x\\\"\"\n"))
    #expect(matter.contains("path = \"2020/leaf/\"\n"))
    #expect(matter.contains("\n[taxonomies]\ncategories = [\"Cups\"]\n"))
    #expect(matter.contains("\n[extra]\n") && matter.contains("sticky = true\n"))
  }

  /// Jekyll itself has no pages of lists.
  @Test func givesListsOfJekyllTenPostsAPage() throws {
    var posts = (1...21).map { id in
      Post(
        id, "leaf-\(id)", link: Self.blog + "/leaf-\(id)/",
        terms: [("category", id < 12 ? "green" : "black", id < 12 ? "Green" : "Black")])
    }
    posts[20].status = "draft"
    let site = try site(posts, for: .jekyll)
    #expect(site.front("posts.md", "address") == "\"/blog/\"")
    #expect(site.front("posts.md", "older") == "\"/blog/page/2/\"")
    #expect(site.front("posts-page-2.md", "permalink") == "\"/page/2/\"")
    #expect(site.front("posts-page-2.md", "offset") == "10")
    #expect(site.front("posts-page-2.md", "limit") == nil)
    #expect(site.files["posts-page-3.md"] == nil)
    #expect(site.front("terms/category/1-page-2.md", "newer") == "\"/blog/category/green/\"")
    #expect(site.front("terms/category/2.md", "number") == nil)
  }

  /// The day is in the name of the file, and not in the address.
  @Test func numbersAddressesOfOneName() throws {
    let posts = (1...28).map { day in
      var post = Post(day, "", title: "Tea", link: Self.blog + "/?p=\(day)")
      post.date = DateTime(year: 2020, month: 2, day: day, hour: 3, minute: 4, second: 5)
      return post
    }
    let site = try site(posts, for: .jekyll)
    #expect(site.front("_posts/2020-02-01-tea.md", "permalink") == "\"/posts/tea/\"")
    #expect(site.front("_posts/2020-02-28-tea.md", "permalink") == "\"/posts/tea-28/\"")
  }

  @Test func numbersAuthorsOfOneName() throws {
    let posts = ["a b", "a-b", "a.b", "a?b"].enumerated().map { index, login in
      var post = Post(index + 1, "leaf-\(index)", link: Self.blog + "/leaf-\(index)/")
      post.author = login
      return post
    }
    let folders = try site(posts).paths.filter { $0.hasPrefix("content/authors/") }
    #expect(
      folders == ["a-b-2", "a-b-3", "a-b-4", "a-b"].map { "content/authors/\($0)/_index.md" })
  }

  /// A page of a term lists what is below it, and a chain of terms must not make that large.
  @Test func listsTermsBelowToALimit() throws {
    let terms = (0..<300).map { level in
      var term = Term()
      (term.taxonomy, term.slug, term.name) = ("category", "c\(level)", "C \(level)")
      term.parentSlug = level == 0 ? "" : "c\(level - 1)"
      return term
    }
    let post = Post(1, "leaf", link: Self.blog + "/leaf/", terms: [("category", "c299", "C 299")])
    var options = SiteOptions()
    options.target = .hugo
    let site = try ExportedSite([post], terms: terms, language: "en", at: Self.blog, options)
    let pages = site.files.filter { $0.key.hasPrefix("content/categories/") }
    #expect(pages.values.allSatisfy { $0.utf8.count < 3000 })
  }

  /// Generators refuse an address whose host they cannot read.
  @Test(arguments: [
    ("https://tea.example:8080/b", "https://tea.example:8080/b/"),
    ("not a url", "http://localhost/"),
    ("https://tee–haus.example", "http://localhost/"),
    ("https://tea.example:x/", "http://localhost/"),
    ("https://a:b@tea.example/", "http://localhost/"),
    ("https://té.example", "https://té.example/"),
    ("", "http://localhost/"),
  ])
  func writesAnAddressThatGeneratorsTake(address: String, url: String) throws {
    var options = SiteOptions()
    options.target = .hugo
    let site = try ExportedSite([Post(1, "leaf")], language: "en", at: address, options)
    #expect(site.otherFiles["hugo.toml"]?.hasPrefix("baseURL = \"\(url)\"\n") == true)
  }

  /// What can be no address of a post beside the first one, and where the post is then.
  @Test(arguments: [
    ("/2020/leaf/", "/2020/Leaf/"), ("/2020/leaf", "/2020/leaf/"),
    ("/leaf.html", "/leaf.html/cup/"),
    ("/leaf.html/cup/", "/leaf.html"), ("/leaf/", "/leaf/index.html"), ("/leaf/", "/sitemap.xml"),
    ("/leaf/", "/_redirects"), ("/leaf/", "/_redirects/x/"), ("/leaf/", "/robots.txt"),
  ])
  func givesAPlaceToOnePage(first: String, second: String) throws {
    let site = try site([
      Post(1, "leaf", link: Self.blog + first), Post(2, "cup", link: Self.blog + second),
    ])
    #expect(site.front("content/posts/leaf.md", "url") == "\"\(first)\"")
    #expect(site.front("content/posts/cup.md", "url") == "\"/posts/cup/\"")
    #expect(site.diagnostics.map(\.code) == [Diagnostic.Code(rawValue: "taken-address")])
  }

  /// WordPress never shows a post there, or file systems cannot have it.
  @Test(arguments: [
    "/page/2/", "/category/green/page/12/", "/a/../b/", "/a..b/", "/a%5cb/",
    "/\(String(repeating: "x", count: 241))/", String(repeating: "/abcdefghij", count: 100) + "/",
  ])
  func takesNoAddressThatNoPageHas(path: String) throws {
    let site = try site([Post(1, "leaf", link: Self.blog + path)])
    #expect(site.front("content/posts/leaf.md", "url") == "\"/posts/leaf/\"")
  }

  @Test func keepsAnOldAddressForItsNewPage() throws {
    let site = try site([
      Post(
        1, "leaf", link: Self.blog + "/leaf/",
        meta: [("_wp_old_slug", "cup"), ("_wp_old_slug", "pot")]),
      Post(2, "cup", link: Self.blog + "/cup/"),
      Post(3, "tea", link: Self.blog + "/tea/", meta: [("_wp_old_slug", "pot")]),
    ])
    #expect(site.front("content/posts/leaf.md", "aliases") == "[\"/pot/\"]")
    #expect(site.front("content/posts/tea.md", "aliases") == nil)
  }

  /// Keys of front matter are lower-case letters, digits and signs.
  @Test(arguments: [SiteTargetName.hugo, .jekyll, .pelican, .eleventy, .zola])
  func keepsTaxonomiesApart(target: SiteTargetName) throws {
    let names = ["genre", "Genre", "ge nre", "ge_nre", "date", "taxonomy_date", "published"]
    let site = try site(
      [
        Post(
          1, "leaf", link: Self.blog + "/leaf/", terms: names.map { ($0, "v", "Of \($0)") })
      ], for: target)
    let file = try #require(site.files.first { $0.key.hasSuffix("leaf.md") }?.value)
    let keys = file.split(separator: "\n").compactMap { line in
      line.contains("v\"]") || line.contains("\"Of ")
        ? line.prefix { $0 != ":" && $0 != " " } : nil
    }
    #expect(keys.count == names.count && Set(keys).count == names.count)
  }

  /// Layouts read a collection as a variable of the site, and `_redirects` is a file.
  @Test(arguments: ["menu", "tags", "redirects", "data", "documents", "title"])
  func keepsTypesOfJekyllApart(type: String) throws {
    let site = try site([Post(1, "leaf", type: type, link: Self.blog + "/leaf/")], for: .jekyll)
    #expect(site.files["_type_\(type)/leaf.md"] != nil)
    #expect(site.otherFiles["_config.yml"]?.contains("\"type_\(type)\": {output: true}") == true)
  }

  @Test(arguments: ["%23", "...", "-"])
  func namesAPostOfJekyllWithASlugOfSigns(slug: String) throws {
    var post = Post(1, slug, title: "Pot", link: Self.blog + "/?p=1")
    post.date = DateTime(year: 2020, month: 1, day: 2, hour: 3, minute: 4, second: 5)
    let site = try site([post], for: .jekyll)
    #expect(site.paths.contains("_posts/2020-01-02-post-1.md"))
  }

  /// The items by their parents, of which two are in a circle.
  private var menu: [Post] {
    [(1, 0), (2, 1), (3, 2), (4, 1), (5, 0), (6, 7), (7, 6)].map { id, parent in
      var item = Post(
        id, "item-\(id)", type: "nav_menu_item", title: "Item \(id)",
        meta: [
          ("_menu_item_type", "custom"), ("_menu_item_url", "https://out.example/\(id)"),
          ("_menu_item_menu_item_parent", String(parent)),
        ], terms: [("nav_menu", "main", "Main")])
      item.menuOrder = id
      return item
    }
  }

  @Test(arguments: [
    (SiteTargetName.jekyll, "_config.yml", ": "), (.pelican, "pelicanconf.py", ": "),
    (.eleventy, "_data/site.json", ": "), (.astro, "src/data/site.json", ": "),
    (.zola, "config.toml", " = "),
  ])
  func nestsTheMenu(target: SiteTargetName, path: String, sign: String) throws {
    func item(_ id: Int, _ children: String...) -> String {
      let below =
        children.isEmpty ? "" : ", \"children\"\(sign)[\(children.joined(separator: ", "))]"
      return #"{"name"\#(sign)"Item \#(id)", "url"\#(sign)"https://out.example/\#(id)"\#(below)}"#
    }
    let text = try #require(
      site(menu + [Post(9, "leaf", link: Self.blog + "/leaf/")], for: target).otherFiles[path])
    for item in [item(1, item(2, item(3)), item(4)), item(5), item(6, item(7))] {
      #expect(text.contains(item))
    }
  }

  @Test func namesTheParentsOfMenuItemsForHugo() throws {
    let text = try #require(
      site(menu + [Post(9, "leaf", link: Self.blog + "/leaf/")]).otherFiles["hugo.toml"])
    let parents = text.split(separator: "\n").filter { $0.hasPrefix("parent = ") }
    #expect(parents == ["1", "2", "1", "6"].map { "parent = \"item-\($0)\"" })
  }
}
