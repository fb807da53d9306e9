import ByteOutput
import ByteText
import Exporting
import Foundation
import MarkdownExport
import SiteExport
import SiteModel
import SystemPackage
import Testing

/// A target that differs from `plain` in all that a target can say.
private struct NotebookTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.hardBreak = "  \n"
    return dialect
  }

  func fileRequest(for post: Post) -> FileRequest {
    let isPublic = post.status == "publish"
    return FileRequest(
      in: [isPublic ? "_content" : "_drafts"],
      names: FileRequest.names(of: post).map { "2024-" + $0 })
  }

  let fields = PageFields([
    PageField.text("name") { $0.title }, PageField.flag("draft") { !$0.isPublic },
    PageField.termNames(),
  ])

  func bytes(of frontMatter: FrontMatter) -> ByteChunk {
    let keys = frontMatter.fields.map(\.key).joined(separator: " ")
    return SiteFile(path: "", text: "+++ \(keys)\n").chunks[0]
  }

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    let posts = site.posts.map { "\($0.title) = \($0.path)\n" }.joined()
    return [
      SiteFile(path: "config/site", text: site.header.site.title + "\n" + posts),
      SiteFile(path: "config/terms", text: site.header.terms.map(\.name).joined(separator: ",")),
    ]
  }
}

/// Records in place of an archive.
private struct Records: InputPreview {
  var records: [Record]
  var inputCount: Int { 1 }
  var jobs: Int { 2 }

  func headers() throws -> [SiteHeader] { [] }

  func survey<Part: Sendable>(
    bodiesOf types: Set<String>?,
    _ transform: @escaping @Sendable (SurveyBatch) throws -> Part,
    consume: (Part) throws -> Void
  ) throws {
    try consume(transform(SurveyBatch(all: records, selected: records, siteKey: "s")))
  }
}

@Suite struct SiteTargetTests {
  private var records: [Record] {
    var site = Site()
    site.title = "Tea"
    var term = Term()
    (term.taxonomy, term.slug, term.name) = ("name", "green", "Green")
    var first = Post()
    (first.type, first.status, first.title, first.slug) = ("post", "publish", "One", "one")
    first.content = "a<br />b"
    var tag = PostTerm()
    (tag.taxonomy, tag.slug, tag.name) = ("name", "green", "Green")
    first.terms = [tag]
    var second = first
    (second.status, second.title, second.slug, second.terms) = ("draft", "Two", "two", [])
    var third = first
    (third.type, third.title) = ("nav_menu_item", "Menu")
    return [.site(site), .term(term), .post(first), .post(second), .post(third)]
  }

  /// The files that an exporter writes for the target.
  private func files() throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let exporter = SiteExporter(
      to: OutputPlace(path: FilePath(folder.path)), SiteOptions(), for: NotebookTarget())
    let encode = try exporter.begin(Records(records: records))
    var batch = ExportBatch(records, input: "a.xml", siteKey: "s")
    let documents = try encode(&batch)
    let place = ExportPlace(input: "a.xml", inputIndex: 0, siteKey: "s", endOffset: 0)
    try exporter.write(documents, of: place, [])
    _ = try exporter.finish(ExportEnd(diagnostics: [], lateDiagnostics: []))
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.split(separator: "/").count == 2 {
      files[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    return files
  }

  @Test func saysAllThatDiffersBetweenTargets() throws {
    #expect(
      try files() == [
        "_content/2024-one.md": "+++ name taxonomy_name\n\na  \nb\n",
        "_drafts/2024-two.md": "+++ name draft\n\na  \nb\n",
        "config/site": "Tea\nOne = _content/2024-one.md\nTwo = _drafts/2024-two.md\n",
        "config/terms": "Green",
      ])
  }
}
