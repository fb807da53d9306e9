import SiteExport
import SiteModel
import Testing

@Suite struct FileNamesTests {
  private func names(_ stems: [String], in folder: String = "posts") -> [String] {
    var names = FileNames(suffix: ".md")
    for stem in stems { names.add(FileRequest(in: [folder], names: [stem])) }
    return names.assign()
  }

  @Test(arguments: [
    ("hello-world", "hello-world"), ("Été 2024", "Été-2024"), ("こんにちは", "こんにちは"),
    // Nothing leads out of the folder.
    ("../../etc/passwd", "etc-passwd"), ("/etc/passwd", "etc-passwd"), ("..", "untitled"),
    (".", "untitled"), ("", "untitled"), ("a/../b", "a-..-b"), ("a\\b", "a-b"),
    ("..\u{2215}up", "\u{2215}up"),
    // Nothing is hidden, an option or a control.
    (".htaccess", "htaccess"), ("-rf", "rf"), ("a\u{0}b\nc\u{1B}[0m", "a-b-c-0m"),
    ("a\u{202E}txt.exe", "a-txt.exe"), ("a\u{FEFF}b", "a-b"),
    // What Windows and web servers read as something else.
    ("con", "_con"), ("COM1", "_COM1"), ("nul.txt", "_nul.txt"), ("lpt¹", "_lpt¹"),
    ("comet", "comet"), ("name. . ", "name"), ("a<b>c:d\"e|f?g*h", "a-b-c-d-e-f-g-h"),
    ("what?#now", "what-now"),
    // Percent escapes that the reader left, because they are cut off or hide a separator.
    ("%e3%81%82%e3%8", "あ"), ("%e3%81%82%", "あ"), ("a%2fb", "a-b"), ("100%", "100"),
    ("50%zz", "50-zz"), ("%ff%fe", "untitled"), ("%2e%2e%2fup", "up"),
  ])
  func makesSafeNames(text: String, name: String) {
    #expect(names([text]) == ["posts/\(name).md"])
  }

  @Test func numbersNamesThatAFileSystemMayTakeForOne() {
    // The third and fourth are one name in two normal forms; the last keeps its own, although it is
    // the number that another one would get.
    #expect(
      names(["tea", "Tea", "caf\u{E9}", "cafe\u{301}", "TEA", "tea-2"]) == [
        "posts/tea.md", "posts/Tea-3.md", "posts/caf\u{E9}.md", "posts/cafe\u{301}-2.md",
        "posts/TEA-4.md", "posts/tea-2.md",
      ])
  }

  @Test func keepsFoldersApart() {
    var names = FileNames(suffix: ".md")
    for folders in [["posts"], ["pages"], ["../Pages"], [""], ["posts", "../x"], []] {
      names.add(FileRequest(in: folders, names: ["a"]))
    }
    #expect(
      names.assign() == [
        "posts/a.md", "pages/a.md", "pages/a-2.md", "other/a.md", "posts/x/a.md", "a.md",
      ])
  }

  @Test(arguments: ["x", "é", "漢", "👩‍👩‍👧‍👦", "a\u{301}\u{302}\u{303}"])
  func keepsTo255Bytes(character: String) {
    let long = String(repeating: character, count: 300)
    let paths = names(Array(repeating: long, count: 12))
    let identities = Set(paths.map { $0.lowercased() })
    #expect(identities.count == 12)
    for path in paths {
      let name = path.dropFirst("posts/".count)
      #expect(name.utf8.count <= 255)
      #expect(name.utf8.count > 200)
      #expect(name.hasSuffix(".md"))
    }
  }

  /// A device's name gets a mark, and one cluster of many scalars cannot be cut.
  @Test(arguments: [
    "con." + String(repeating: "é", count: 124), "e" + String(repeating: "\u{301}", count: 125),
  ])
  func keepsTo255BytesWhereThatIsHard(stem: String) {
    for path in names([stem, stem]) {
      let name = path.dropFirst("posts/".count)
      #expect(name.utf8.count <= 255)
      #expect(!name.hasPrefix("-"))
    }
  }

  @Test func numbersManyEqualNamesInOneGo() {
    let paths = names(Array(repeating: "same", count: 50_000))
    #expect(Set(paths).count == 50_000)
    #expect(paths.last == "posts/same-50000.md")
  }

  private func post(slug: String = "", title: String = "", type: String = "post", id: Int? = 7)
    -> Post
  {
    var post = Post()
    (post.slug, post.title, post.type, post.id) = (slug, title, type, id)
    return post
  }

  @Test func takesTheTitleWhereThereIsNoSlug() {
    let posts = [
      post(slug: "kept", title: "Not this"), post(title: "Don’t panic: it's “42” & more!"),
      post(title: "日本語 タイトル"), post(title: "???"), post(title: "", type: "page", id: nil),
      post(title: "A B", type: "product"),
    ]
    var names = FileNames(suffix: ".md")
    for post in posts { names.add(SiteTargetName.plain.target.fileRequest(for: post)) }
    #expect(
      names.assign() == [
        "posts/kept.md", "posts/dont-panic-its-42-more.md", "posts/日本語-タイトル.md",
        "posts/post-7.md", "pages/page.md", "product/a-b.md",
      ])
  }
}
