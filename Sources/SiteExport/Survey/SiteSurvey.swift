import ByteText
import Exporting
import SiteModel

/// What a pass over the archive tells before its posts become files.
struct SiteSurvey {
  private(set) var index = SiteIndex()
  /// The paths of the files, in the order of the posts.
  private(set) var paths: [String] = []
  private var names = FileNames(suffix: ".md")
  private var siteKeys: [String] = []
  private var skipped: [ReadablePosts.Reason: Int] = [:]

  /// What a batch adds.
  struct Part: Sendable {
    var entries: [SiteIndex.Entry] = []
    /// The keys of the sites that the batch begins.
    var siteKeys: [String] = []
    var files: [FileRequest] = []
    var skipped: [ReadablePosts.Reason: Int] = [:]
  }

  mutating func add(_ part: Part) {
    index.add(part.entries)
    for key in part.siteKeys where !siteKeys.contains(key) { siteKeys.append(key) }
    for file in part.files { names.request(file.candidates, in: file.folder) }
    skipped.merge(part.skipped) { $0 + $1 }
  }

  /// Ends the pass.
  ///
  /// - Throws: `ExportError.severalSites`.
  mutating func finish(inputCount: Int) throws(ExportError) {
    guard siteKeys.count <= 1 else {
      throw ExportError.severalSites(siteKeys, inputCount: inputCount, output: "a folder")
    }
    index.finish()
    paths = names.assign()
    names = FileNames(suffix: "")
  }

  /// What is said at the end of what was written, and what was not.
  func remarks(folder: String) -> [String] {
    var remarks = ["\(Wording.count(paths.count, "file")) written to \(folder)"]
    var types: [String: Int] = [:]
    var statuses: [String: Int] = [:]
    for (reason, count) in skipped {
      switch reason {
      case .type(let type): types[type] = count
      case .status(let status): statuses[status] = count
      }
    }
    if !types.isEmpty { remarks.append("not written, by type: \(SiteTally.listed(types))") }
    if !statuses.isEmpty { remarks.append("not written, by status: \(SiteTally.listed(statuses))") }
    return remarks
  }
}
