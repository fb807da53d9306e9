import RecordFilter
import SiteModel
import Testing

@Suite struct ReplacementTests {
  private func moved(_ text: String, _ old: String, _ new: String) throws -> String {
    var post = Post()
    post.content = text
    var counts: Replacement.Counts = [:]
    Replacement([try ReplacementPair(old: old, new: new)]).apply(to: &post, &counts)
    #expect((counts[.content] ?? 0 > 0) == (post.content != text))
    return post.content
  }

  @Test(arguments: [
    ("http://a.example/x", "https://b.example/x"),
    (#""http:\/\/a.example""#, #""https:\/\/b.example""#),
    (#"\"http:\\/\\/a.example\""#, #"\"https:\\/\\/b.example\""#),
    ("?u=http%3A%2F%2Fa.example%2f", "?u=https%3A%2F%2Fb.example%2f"),
    ("src='//a.example/x'", "src='//b.example/x'"),
    ("//a.example.org //a.example-x //a.example2", "//a.example.org //a.example-x //a.example2"),
    ("https://a.example ftp://a.example", "https://a.example ftp://a.example"),
    ("//a.example. //a.example", "//b.example. //b.example"),
    ("HTTP://A.EXAMPLE", "HTTP://A.EXAMPLE"),
  ])
  func replacesAddressesInAllForms(text: String, expected: String) throws {
    #expect(try moved(text, "http://a.example", "https://b.example") == expected)
  }

  @Test func replacesTextsThatAreNoAddresses() throws {
    #expect(try moved("a.b a.bc (a.b)", "a.b", "x") == "x xc (x)")
    #expect(try moved("aaa", "a", "aa") == "aaaaaa")
    #expect(try moved(#"{"k":"\u00fc"} ü"#, "ü", "ö") == #"{"k":"\u00f6"} ö"#)
  }

  @Test func keepsWhatIsBesideTheTexts() throws {
    var post = Post()
    post.slug = "old"
    post.author = "old"
    post.password = "old"
    post.guid = "old"
    post.title = "old &"
    post.raw = [StoredText(field: "title", text: "old &amp;")]
    var counts: Replacement.Counts = [:]
    Replacement([try ReplacementPair(old: "old", new: "new")]).apply(to: &post, &counts)
    #expect([post.slug, post.author, post.password, post.guid].allSatisfy { $0 == "old" })
    #expect(post.title == "new &" && post.raw[0].text == "new &amp;")
    #expect(counts == [.title: 1])
  }

  @Test func readsPairs() throws {
    let pair = try ReplacementPair(parsing: "a=b=c")
    #expect(pair.old == "a" && pair.new == "b=c")
    #expect(throws: SelectionError.self) { try ReplacementPair(parsing: "a") }
    #expect(throws: SelectionError.self) { try ReplacementPair(parsing: "=b") }
    #expect(try ReplacementPair(parsing: "a=b\tc=d", dividedBy: "\t").old == "a=b")
  }
}

@Suite struct MetaPatternTests {
  @Test(arguments: [
    ("_a", "_a", true), ("_a", "_ab", false), ("_a*", "_ab", true), ("*a", "bab", false),
    ("*a*b*", "xaybz", true), ("*a*b*", "xbya", false), ("?", "", false), ("?b", "ab", true),
    ("*", "", true), ("", "", true), ("", "a", false), ("a**c", "abc", true),
  ])
  func matchesKeys(pattern: String, key: String, isMatch: Bool) {
    #expect(MetaPattern(pattern).matches(key) == isMatch)
  }
}

@Suite struct PostReferencesTests {
  @Test func findsIDsOfMediaAndBlocks() {
    var post = Post()
    post.parent = 3
    post.featuredMedia = 4
    post.content = """
      <img class="size-full wp-image-5"> [caption id="attachment_6"] [gallery ids="7, 8,9"]
      <!-- wp:image {"id":10} --> <!-- wp:gallery {"ids":[11,12]} --> <!-- wp:block {"ref":13} /-->
      """
    let references = PostReferences(of: post)
    #expect(references.parents == [3])
    #expect(references.media == [4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  }

  @Test func knowsFilesInAllSizes() {
    let file = UploadedFile.key(of: "http://a.example/wp-content/uploads/2014/03/a-b.jpg")
    for address in [
      "https://cdn.example/wp-content/uploads/2014/03/a-b-300x200.jpg?w=1",
      "http://a.files.wordpress.com/2014/03/a-b.jpg", "//x/uploads/2014/03/a-b-scaled.jpg",
    ] {
      #expect(UploadedFile.key(of: address) == file, "\(address)")
    }
    for address in [
      "/uploads/2014/03/a-b.png", "/uploads/2014/03/a.jpg", "/uploads/2014/03/a-b-2.jpg",
      "/2014/03/a-b.jpg", "",
    ] {
      #expect(UploadedFile.key(of: address) != file, "\(address)")
    }
    #expect(file != nil)
  }
}
