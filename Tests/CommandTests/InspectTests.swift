import Foundation
import TestSupport
import Testing

@Suite struct InspectTests {
  @Test(arguments: tables.keys.sorted())
  func showsWhatASampleHolds(sample: String) throws {
    let run = try Inspection([sample, "--quiet"], in: Inspection.packageFolder)
    #expect(run.output == tables[sample])
    #expect(run.status == 0)
    #expect(run.messages == "")
  }

  @Test(arguments: try Inspection.samples)
  func agreesWithTheDocument(sample: String) throws {
    let folder = Inspection.packageFolder
    let site = try #require(try Inspection(["--json", sample], in: folder).sites.first)
    let document = try Inspection(command: "json", [sample], in: folder).object
    let posts = try #require(document["posts"] as? [[String: Any]])
    let comments = posts.flatMap { $0.list("comments") }
    let authors = document.list("authors")
    let terms = document.list("terms")

    #expect(site["posts"] as? Int == posts.count)
    #expect(
      site.counts("posts_by_type", by: "type", "status") == tally(posts, by: "type", "status"))
    #expect(site["comments"] as? Int == comments.count)
    let kinds = tally(comments, by: "kind", "status")
    #expect(site.counts("comments_by_kind", by: "kind", "status") == kinds)

    let named = Set(posts.map { $0.text("author") })
    let declared = Set(authors.map { $0.text("login") })
    #expect(Set(site.list("authors").map { $0.text("login") }) == named.union(declared))
    #expect(site.list("authors").reduce(0) { $0 + $1.number("posts") } == posts.count)
    #expect(site.list("authors").filter { $0["declared"] as? Bool == true }.count == declared.count)

    let used = Set(
      posts.flatMap { $0.list("terms") }.map { [$0.text("taxonomy"), $0.text("slug")] })
    #expect(site.list("taxonomies").reduce(0) { $0 + $1.number("declared") } == terms.count)
    #expect(site.list("taxonomies").reduce(0) { $0 + $1.number("used") } == used.count)
  }

  @Test(arguments: try Inspection.samples)
  func countsWhatPostsCarry(sample: String) throws {
    let folder = Inspection.packageFolder
    let site = try #require(try Inspection(["--json", sample], in: folder).sites.first)
    let document = try Inspection(command: "json", [sample], in: folder).object
    let posts = document.list("posts")
    let comments = posts.flatMap { $0.list("comments") }
    let metas = [posts, comments, document.list("terms")].map { $0.flatMap { $0.list("meta") } }

    let told = try #require(site["metas"] as? [String: Int])
    #expect(told["posts"] == metas[0].count)
    #expect(told["comments"] == metas[1].count)
    #expect(told["terms"] == metas[2].count)
    let decoded = metas.joined().filter { $0["data"] != nil }.map { $0.text("value") }
    let json = decoded.filter { $0.hasPrefix("{") || $0.hasPrefix("[") }
    #expect(told["json"] == json.count)
    #expect(told["serialised"] == decoded.count - json.count)

    let attachments = posts.filter { $0.text("type") == "attachment" }
    #expect(site["attachments"] as? Int == attachments.count)
    #expect(
      site["attachments_with_url"] as? Int
        == attachments.filter { !$0.text("attachment_url").isEmpty }.count)
    #expect(site["reblogs"] as? Int == posts.filter { $0["reblog"] is [String: Any] }.count)

    let dated = posts.filter { !["attachment", "nav_menu_item"].contains($0.text("type")) }
    let years = dated.map { ($0["date_gmt"] as? String ?? $0["date"] as? String ?? "").prefix(4) }
    #expect(site["undated_posts"] as? Int == years.filter(\.isEmpty).count)
    #expect(site["first_year"] as? Int == years.compactMap { Int($0) }.min())
    #expect(site["last_year"] as? Int == years.compactMap { Int($0) }.max())

    let sizes = posts.map { post in
      post.text("content").utf8.count + post.text("excerpt").utf8.count
        + post.list("comments").reduce(0) { $0 + $1.text("content").utf8.count }
        + ([post] + post.list("comments")).flatMap { $0.list("meta") }
        .reduce(0) { $0 + $1.text("value").utf8.count }
    }
    #expect(
      site.list("largest_posts").map { $0.number("bytes") } == Array(sizes.sorted(by: >).prefix(5)))
  }

  @Test func givesEachSiteItsOwnSection() throws {
    let inputs = ["samples/blog.xml", "samples/responses.xml"]
    let table = try Inspection(inputs, in: Inspection.packageFolder)
    #expect(table.output.hasPrefix("Site 1 of 2  Kettle & Compass\n"))
    #expect(table.output.contains("\n\nSite 2 of 2  Civic Notes\n"))
    #expect(table.output.hasSuffix("\n\nDiagnostics  none\n"))
    #expect(table.messages.hasPrefix("wxr2: 14 posts read from "))

    let sites = try Inspection(["--json"] + inputs, in: Inspection.packageFolder).sites
    #expect(
      sites.map { $0.text("site") } == [
        "https://kettle.example.org", "http://civicnotes.wordpress.example",
      ])
    #expect(sites.map { $0.list("files").map { $0.text("file") } } == inputs.map { [$0] })
  }

  @Test(arguments: [[], ["--json"]])
  func doesNotDependOnTheNumberOfThreads(options: [String]) throws {
    let folder = try TemporaryFolder()
    // Enough for a dozen batches, with posts of the same size and authors with as many posts.
    let text = String(repeating: "All work and no play. ", count: 200)
    try folder.write(
      archive((1...700).map { item($0, author: "author\($0 % 7)", content: text) }), to: "long.xml")
    let alone = try Inspection(options + ["--jobs", "1", "long.xml"], in: folder.url)
    #expect(alone.output.contains("author6"))
    for jobs in ["2", "5"] {
      let run = try Inspection(options + ["--jobs", jobs, "long.xml"], in: folder.url)
      #expect(run.output == alone.output)
    }
  }

  @Test func tellsWhatCouldNotBeRead() throws {
    let folder = try TemporaryFolder()
    let whole = archive([item(1), item(2), "<item><title>Broken</title>"])
    try folder.write(String(whole.dropLast("</channel></rss>\n".count)), to: "broken.xml")
    let table = try Inspection(["broken.xml"], in: folder.url)
    #expect(table.status == 3)
    #expect(
      table.output.hasSuffix(
        """

        Diagnostics       count  severity  first at
          truncated-item      1  error     broken.xml:6

        """))
    let json = try Inspection(["--json", "broken.xml"], in: folder.url)
    #expect(json.status == 3)
    let diagnostic = try #require(json.object.list("diagnostics").first)
    #expect(diagnostic.text("code") == "truncated-item")
    #expect(diagnostic.number("line") == 6)
    #expect(try json.sites.first?["posts"] as? Int == 3)
  }

  @Test func keepsTheTerminalSafeAndItsLinesShort() throws {
    let folder = try TemporaryFolder()
    let wide = String(repeating: "漢字", count: 60)
    try folder.write(
      archive([
        item(1, title: "&lt;b&gt;\u{9B}31m red \u{202E}drawkcab", content: "four"),
        item(2, title: wide, author: wide, content: "two"),
        item(3, title: "e\u{301}te\u{301} 👩‍👩‍👧", content: ""),
      ]), to: "odd.xml")
    let output = try Inspection(["odd.xml"], in: folder.url).output
    #expect(output.contains(#"      1      4  post  <b>\u{9B}31m red \u{202E}drawkcab"# + "\n"))
    #expect(output.contains("      2      3  post  " + wide.prefix(28) + "…\n"))
    #expect(output.contains("  " + wide.prefix(18) + "…       1  (not declared)\n"))
    #expect(output.contains("      3      0  post  e\u{301}te\u{301} 👩‍👩‍👧\n"))
  }

  @Test func foldsStatusesThatDoNotFit() throws {
    let folder = try TemporaryFolder()
    let items = (1...30).map { item($0, status: "status-\($0 % 15)") }
    try folder.write(archive(items), to: "many.xml")
    let output = try Inspection(["many.xml"], in: folder.url).output
    let head = try #require(output.split(separator: "\n").first { $0.hasPrefix("Posts ") })
    #expect(head.hasSuffix("(other)  total"))
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func readsStandardInput() throws {
    let run = try Inspection([], in: Inspection.packageFolder, input: "samples/blog.xml")
    #expect(run.output == blogTable.replacing("samples/blog.xml", with: "standard input"))
  }

  @Test func writesNothingWhenItFails() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html></html>", to: "page.xml")
    let run = try Inspection(["page.xml"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.messages.contains("page.xml: has no channel and no item"))
  }
}

/// A run of `wxr2`, of its `inspect` unless another command is named.
private struct Inspection {
  let output: String
  let messages: String
  let status: Int32

  static let packageFolder = Sample.root

  static var samples: [String] {
    get throws { try Sample.all.map { "samples/\($0.name).xml" } }
  }

  init(
    command: String = "inspect", _ arguments: [String], in folder: URL, input: String? = nil
  ) throws {
    let result = try Command.run(
      [command] + arguments, stdin: input.map { folder.appending(path: $0) }, in: folder)
    status = result.status
    output = result.text
    messages = result.messages
  }

  var object: [String: Any] {
    get throws {
      let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(object as? [String: Any])
    }
  }

  var sites: [[String: Any]] { get throws { try object.list("sites") } }
}

extension [String: Any] {
  fileprivate func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
  fileprivate func text(_ key: String) -> String { self[key] as? String ?? "" }
  fileprivate func number(_ key: String) -> Int { self[key] as? Int ?? -1 }

  fileprivate func counts(_ key: String, by first: String, _ second: String) -> [[String]: Int] {
    let counts = list(key).map { ([$0.text(first), $0.text(second)], $0.number("count")) }
    return [[String]: Int](uniqueKeysWithValues: counts)
  }
}

private func tally(
  _ objects: [[String: Any]], by first: String, _ second: String
) -> [[String]: Int] {
  [[String]: Int](objects.map { ([$0.text(first), $0.text(second)], 1) }, uniquingKeysWith: +)
}

private func archive(_ items: [String]) -> String {
  """
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
  <title>Test</title><link>https://test.example</link><wp:wxr_version>1.2</wp:wxr_version>
  \(items.joined(separator: "\n"))
  </channel></rss>

  """
}

private func item(
  _ id: Int, title: String = "", author: String = "ann", status: String = "publish",
  content: String = ""
) -> String {
  "<item><title>\(title)</title><dc:creator>\(author)</dc:creator>"
    + "<content:encoded><![CDATA[\(content)]]></content:encoded>"
    + "<wp:post_id>\(id)</wp:post_id><wp:post_date>2020-05-17 09:00:00</wp:post_date>"
    + "<wp:status>\(status)</wp:status><wp:post_type>post</wp:post_type></item>"
}

private let tables = ["samples/blog.xml": blogTable, "samples/responses.xml": responsesTable]

private let blogTable = """
  Site         Kettle & Compass
  Address      https://kettle.example.org
  Language     en-GB
  Exported     2025-06-02 07:15 UTC
  Generator    https://wordpress.org/?v=6.8
  WXR version  1.2
  File         samples/blog.xml  40.0 kB

  Posts            publish  inherit  draft  total
    post                 6        -      1      7
    attachment           -        2      -      2
    page                 2        -      -      2
    nav_menu_item        1        -      -      1
    wp_block             1        -      -      1
    total               10        2      1     13

  Comments    approved  hold  trash  total
    comment          4     1      1      6
    pingback         1     -      -      1
    total            5     1      1      7

  Authors   posts  name
    mara        8  Mara Quillfeather
    tobi.h      5  Tobi "Spanner" Heidekamp

  Terms          declared  used  used, not declared
    category            4     4                   -
    post_tag            3     3                   -
    waterway            2     1                   -
    nav_menu            1     1                   -
    post_format         -     1                   1

  Years  2025
    2025  10

  Attachments  2: 1 jpg, 1 png
  Reblogs      none
  Metas        19 of posts, 4 of comments, 2 of terms; 5 serialised, 1 JSON

  Largest  bytes  type        title
       20   4377  post        Twelve locks before breakfast & “one for luck”
       24   1219  post        Fixing the stove: “it only needs a gasket”
       11    945  attachment  Lock gates in the mist
       12    639  attachment  Stove rope
       37    377  post        A log with holes in it

  Posts at      Monday 18–19 h (1), Monday 21–22 h (1), Tuesday 9–10 h (1)
  Responses at  Tuesday 8–9 h (1), Sunday 7–8 h (1), Sunday 8–9 h (1)

  Threads  responses  title
       20          4  Twelve locks before breakfast & “one for luck”

  Responses from  count  name
    comments          2  Old Bargee & Son
    comments          1  Mara Quillfeather
    comments          1  Wilf
    links             1  roundup.example.net

  Hosts     count  host
    linked      2  kettle.example.org
    linked      1  video.example.com

  Content      uses  posts  becomes    name
    block        10      8  shown      core/paragraph
    block         4      1  shown      core/list-item
    block         2      1  shown      core/heading
    block         2      1  shown      core/list
    shortcode     1      1  converted  caption
    shortcode     1      1  omitted    contact-form
    block         1      1  converted  core/block
    block         1      1  shown      core/code
    block         1      1  converted  core/embed
    block         1      1  converted  core/footnotes
    block         1      1  shown      core/image
    block         1      1  shown      core/more
    … 6 more      6

  Custom fields  count  key
                     2  _thumbnail_id
                     2  _wp_attached_file
                     2  _wp_attachment_image_alt
                     2  _wp_attachment_metadata
                     1  _edit_last
                    10  … 10 more

  Scripts  Latin 9, Japanese 1

  Migration  what to see to
          2  files of the media library
          8  published posts and pages with an address
          5  responses that visitors see
          1  entries of menus
          1  uses of shortcodes and blocks that only a running site fills
          1  drafts and posts that are pending, private or scheduled
          1  posts with a password
          1  taxonomies beside categories and tags
          2  authors

  Diagnostics  none

  """

private let responsesTable = """
  Site         Civic Notes
  Address      http://civicnotes.wordpress.example
  Language     en
  Exported     2014-11-18 16:02 UTC
  Generator    http://wordpress.com/
  WXR version  1.2
  File         samples/responses.xml  20.3 kB

  Posts   publish  total
    post        1      1

  Comments    approved  total
    reblog           4      4
    pingback         3      3
    comment          1      1
    total            8      8

  Authors       posts  name
    civicnotes      1  Philippa Rooke

  Terms       declared  used  used, not declared
    category         2     1                   -
    post_tag         2     2                   -

  Years  2014
    2014  1

  Attachments  none
  Reblogs      none
  Metas        4 of posts, 33 of comments; 11 serialised

  Largest  bytes  type  title
      402   5822  post  Dear @EllmouthWard: seven meetings, one map & no minutes …

  Posts at      Monday 12–13 h (1)
  Responses at  Monday 7–8 h (1), Monday 18–19 h (1), Tuesday 5–6 h (1)

  Threads  responses  title
      402          8  Dear @EllmouthWard: seven meetings, one map & no minutes #o…

  Responses from  count  name
    comments          1  Ottoline Garside
    reblogs           1  Grumble Street (grumblestreet.wordpress.example)
    reblogs           1  Parish & Pavement (parishandpavement.wordpress.example)
    reblogs           1  The Quiet Ledger (quietledger.wordpress.example)
    reblogs           1  Rathaus nebenan (rathausnebenan.wordpress.example)
    links             1  agendaitemnine.example.com
    links             1  opentables.example.org
    links             1  wardwalker.example.net

  Custom fields  count  key
                     1  _edit_last
                     1  _publicize_pending
                     1  geo_public
                     1  tagazine-media

  Migration  what to see to
          1  published posts and pages with an address
          8  responses that visitors see

  Diagnostics  none

  """
