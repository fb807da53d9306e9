import ByteText
import Exporting
import SiteModel

/// The data that the first pass over the archive collects before files are written.
struct SiteSurvey {
  private(set) var index = SiteIndex()
  /// The paths of the files, in the order of the posts.
  private(set) var paths: [String] = []
  private(set) var overview = SiteOverview()
  private var names = FileNames(suffix: ".md")
  private var siteKeys: [String] = []
  private var skipped: [ReadablePosts.Reason: Int] = [:]

  mutating func add(_ part: Part) {
    index.add(part.entries)
    for key in part.siteKeys where !siteKeys.contains(key) { siteKeys.append(key) }
    for request in part.requests { names.add(request) }
    overview.add(part.header, part.posts)
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
    overview.setPaths(paths)
  }

  /// The lines of the summary about what was written and what was not.
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
    if !statuses.isEmpty {
      remarks.append("not written, by status: \(SiteTally.listed(statuses))")
    }
    return remarks
  }
}

extension SiteSurvey {
  /// The data of one batch, collected on the thread that has the batch.
  struct Part: Sendable {
    fileprivate var entries: [SiteIndex.Entry]
    /// The keys of the sites that the batch begins.
    fileprivate var siteKeys: [String] = []
    /// Sites, authors and terms.
    fileprivate var header: [Record] = []
    fileprivate var requests: [FileRequest] = []
    fileprivate var posts: [ListedPost] = []
    fileprivate var skipped: [ReadablePosts.Reason: Int] = [:]

    init(of batch: SurveyBatch, for target: any SiteTarget, _ options: SiteOptions) {
      entries = batch.all.compactMap(SiteIndex.Entry.init)
      for case .site in batch.all { siteKeys = [batch.siteKey] }
      if target.needsOverview { header = batch.all.filter { !$0.isPost } }
      for case .post(let post) in batch.selected {
        if let reason = ReadablePosts.reasonToSkip(post, options) {
          skipped[reason, default: 0] += 1
        } else {
          requests.append(target.fileRequest(for: post))
          if target.needsOverview { posts.append(ListedPost(post)) }
        }
      }
    }
  }
}

extension Record {
  fileprivate var isPost: Bool {
    if case .post = self { true } else { false }
  }
}
