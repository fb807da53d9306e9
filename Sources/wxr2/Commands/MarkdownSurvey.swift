import ByteText
import Exporting
import MarkdownExport
import PostContent
import SiteModel

/// What a pass over the archive tells before its posts become files.
struct MarkdownSurvey {
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
    if !types.isEmpty { remarks.append("not written, by type: \(listed(types))") }
    if !statuses.isEmpty { remarks.append("not written, by status: \(listed(statuses))") }
    return remarks
  }
}

/// What was met that a user may want to look after.
struct MarkdownTally {
  private var shortcodes: [String: Int] = [:]
  private var blocks: [String: Int] = [:]
  private var protectedCount = 0

  mutating func add(_ document: MarkdownDocument) {
    for unknown in document.unknownShortcodes {
      shortcodes[unknown.name, default: 0] += unknown.count
    }
    for unknown in document.unknownBlocks { blocks[unknown.name, default: 0] += unknown.count }
    if document.isProtected { protectedCount += 1 }
  }

  func remarks(_ policy: String) -> [String] {
    var remarks: [String] = []
    if protectedCount > 0 {
      let bodies = protectedCount == 1 ? "body" : "bodies"
      remarks.append("\(protectedCount) \(bodies) left out for a password; --protected writes them")
    }
    if !shortcodes.isEmpty { remarks.append("unknown shortcodes \(policy): \(listed(shortcodes))") }
    if !blocks.isEmpty {
      remarks.append("blocks that show nothing by themselves: \(listed(blocks))")
    }
    return remarks
  }
}

/// `gallery 12, poll 3`: the most frequent first.
private func listed(_ counts: [String: Int]) -> String {
  counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .map { "\($0.key.isEmpty ? "(none)" : $0.key) \($0.value)" }.joined(separator: ", ")
}
