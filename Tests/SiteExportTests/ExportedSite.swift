import ByteOutput
import Exporting
import Foundation
import SiteExport
import SiteModel
import SystemPackage

/// The folder that an exporter writes from records.
struct ExportedSite {
  /// The files, by path.
  private(set) var files: [String: String] = [:]
  /// Those that are no Markdown.
  private(set) var otherFiles: [String: String] = [:]
  private(set) var remarks: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ posts: [Post], authors: [Author] = [], terms: [Term] = [], title: String = "",
    language: String = "",
    at address: String = "",
    _ options: SiteOptions = SiteOptions(), in place: URL? = nil
  ) throws {
    var site = Site()
    (site.title, site.language) = (title, language)
    site.baseBlogURL = address
    let records =
      [.site(site)] + authors.map(Record.author) + terms.map(Record.term) + posts.map(Record.post)
    let folder = place ?? FileManager.default.temporaryDirectory.appending(path: "site-\(UUID())")
    defer { if place == nil { try? FileManager.default.removeItem(at: folder) } }
    let exporter = SiteExporter(to: OutputPlace(path: FilePath(folder.path)), options)
    let encode = try exporter.begin(Preview(records: records))
    var batch = ExportBatch(records, input: "a.xml", siteKey: "s")
    let documents = try encode(&batch)
    diagnostics = batch.diagnostics
    let place = ExportPlace(input: "a.xml", inputIndex: 0, siteKey: "s", endOffset: 0)
    try exporter.write(documents, of: place, [])
    remarks = try exporter.finish(ExportEnd(diagnostics: [], lateDiagnostics: []))
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let text = try? String(contentsOf: file, encoding: .utf8)
      if path.hasSuffix(".md") { files[path] = text } else { otherFiles[path] = text }
    }
  }

  var paths: [String] { files.keys.sorted() }

  /// The value of a key in a file's front matter, as it is written; `nil` if it is not there.
  func front(_ path: String, _ key: String) -> String? {
    let matter = (files[path] ?? "").components(separatedBy: "---\n").dropFirst().first ?? ""
    return matter.split(separator: "\n").first { $0.hasPrefix(key + ": ") }
      .map { String($0.dropFirst(key.count + 2)) }
  }

  /// What follows a file's front matter.
  func body(_ path: String) -> String {
    (files[path] ?? "").components(separatedBy: "---\n").dropFirst(2).joined(separator: "---\n")
  }

  private struct Preview: InputPreview {
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
}

extension Post {
  /// A published post.
  init(
    _ id: Int, _ slug: String, type: String = "post", title: String = "", content: String = "",
    parent: Int? = nil, link: String? = nil, meta: [(String, String)] = [],
    terms: [(String, String, String)] = []
  ) {
    self.init()
    (self.id, self.slug, self.type, self.title) = (id, slug, type, title)
    (self.content, self.parent, status) = (content, parent, "publish")
    self.link = link ?? "https://tea.example/\(slug)/"
    self.meta = meta.map { Meta(key: $0.0, value: $0.1) }
    self.terms = terms.map {
      var term = PostTerm()
      (term.taxonomy, term.slug, term.name) = $0
      return term
    }
  }
}
