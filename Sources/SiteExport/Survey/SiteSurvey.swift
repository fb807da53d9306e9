import ByteOutput
import ByteText
import Exporting
import SiteModel

/// The data that the first pass over the archive collects before files are written.
struct SiteSurvey {
  private(set) var index = SiteIndex()
  /// The paths of the files, in the order of the posts.
  private(set) var paths: [String] = []
  var overview: SiteOverview
  /// Which posts get files; it is complete when the pass has ended.
  private(set) var readable: ReadablePosts
  /// The hosts of attachments, without `www.`.
  private(set) var mediaHosts: Set<String> = []
  private var names = FileNames(suffix: ".md")
  private var siteKeys: [String] = []
  private var skipped: [ReadablePosts.Reason: Int] = [:]
  private var addresses = TypeAddresses()
  /// The ids of the posts with files, in their order; 0 for none.
  private var ids: [Int] = []
  /// The places among them of posts whose type may turn out to be internal.
  private var doubtful: [(place: Int, type: String)] = []
  /// The ids that posts with files name as those of their parents.
  private var parents: Set<Int> = []

  init(_ options: SiteOptions) {
    readable = ReadablePosts(options)
    overview = SiteOverview(locale: options.locale)
  }

  mutating func add(_ part: Part) {
    index.add(part.entries)
    index.add(part.terms)
    for key in part.siteKeys where !siteKeys.contains(key) { siteKeys.append(key) }
    for request in part.requests {
      if request.isDoubtful { doubtful.append((ids.count, request.type)) }
      ids.append(request.id ?? 0)
      names.add(request.file)
    }
    parents.formUnion(part.parents)
    mediaHosts.formUnion(part.mediaHosts)
    addresses.merge(part.addresses)
    overview.add(part.header, part.posts, part.menus, part.attachments)
    skipped.merge(part.skipped) { $0 + $1 }
  }

  /// Ends the pass.
  ///
  /// - Throws: `ExportError.severalSites`.
  mutating func finish(
    inputCount: Int, for target: any SiteTarget, _ options: SiteOptions
  ) throws(ExportError) {
    guard siteKeys.count <= 1 else {
      throw ExportError.severalSites(siteKeys, inputCount: inputCount, output: "a folder")
    }
    index.finish()
    takeBackInternalTypes()
    paths = names.assign()
    names = FileNames(suffix: "")
    overview.settleWords()
    if target.needsOverview {
      overview.settle(paths, options, target.fields.taxonomies) { target.address(ofFile: $0) }
      if let path = target.frontPagePath, let place = overview.placeOfFrontPage {
        paths[place] = path
        overview.posts[place].path = path
      }
    }
    index.setParentPaths(
      Dictionary(zip(ids, paths).filter { parents.contains($0.0) }) { first, _ in first })
    (ids, doubtful, parents) = ([], [], [])
  }

  /// Takes the posts back whose types are internal by their addresses.
  private mutating func takeBackInternalTypes() {
    readable.unlistedTypes = addresses.internalTypes
    let found = doubtful.filter { readable.isInternal($0.type) }
    for (_, type) in found { skipped[.type(type), default: 0] += 1 }
    let places = Set(found.map(\.place))
    if places.isEmpty { return }
    names.remove(at: places)
    overview.removePosts(at: places)
    ids = ids.indices.filter { !places.contains($0) }.map { ids[$0] }
  }

  /// The lines of the summary about what was written and what was not.
  func remarks(folder: String, _ changes: OutputChanges? = nil) -> [String] {
    var remarks =
      changes?.remarks(folder: folder)
      ?? ["\(Wording.count(paths.count, "file")) written to \(folder)"]
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
    /// Sites, and if the target needs them authors and terms.
    fileprivate var header: [Record] = []
    fileprivate var requests: [Request] = []
    /// The terms of the posts with files, each once.
    fileprivate var terms: [TermLabels.Entry] = []
    fileprivate var parents: Set<Int> = []
    fileprivate var mediaHosts: Set<String> = []
    fileprivate var addresses = TypeAddresses()
    fileprivate var posts: [(ListedPost, [PostTerm])] = []
    fileprivate var menus: [Menu.Entry] = []
    fileprivate var attachments: [AttachmentPage] = []
    fileprivate var skipped: [ReadablePosts.Reason: Int] = [:]

    /// A post that wants a file.
    fileprivate struct Request {
      var id: Int?
      var type: String
      var file: FileRequest

      var isDoubtful: Bool { type != "post" && type != "page" }
    }

    init(
      of batch: SurveyBatch, for target: any SiteTarget, _ options: SiteOptions,
      _ readable: ReadablePosts
    ) {
      entries = batch.all.compactMap(SiteIndex.Entry.init)
      for case .site(let site) in batch.all {
        siteKeys = [batch.siteKey]
        if !target.needsOverview { header.append(.site(site)) }
      }
      if target.needsOverview { header = batch.all.filter { !$0.isPost } }
      for case .post(let post) in batch.all {
        addresses.add(post)
        if post.type == "attachment" {
          for address in [post.attachmentURL, post.guid] where !address.isEmpty {
            let host = URLReference(address).bareHost
            if !host.isEmpty { mediaHosts.insert(host) }
          }
        }
        if target.needsOverview, let entry = Menu.Entry(post) { menus.append(entry) }
        if target.needsOverview, let page = AttachmentPage(post) { attachments.append(page) }
      }
      var met: Set<TermLabels.Entry> = []
      for (number, record) in batch.selected.enumerated() {
        guard case .post(let post) = record else { continue }
        if let reason = readable.reasonToSkip(post) {
          skipped[reason, default: 0] += 1
          continue
        }
        requests.append(
          Request(id: post.id, type: post.type, file: target.fileRequest(for: post, options)))
        if target.needsOverview {
          let offset = number < batch.offsets.count ? batch.offsets[number] : number
          let place = ListedPost.Place(input: batch.input, offset: offset)
          posts.append((ListedPost(post, at: place), post.terms))
        }
        if let parent = PostPage.parentID(of: post) { parents.insert(parent) }
        for term in post.terms.lazy.map(TermLabels.Entry.init) where met.insert(term).inserted {
          terms.append(term)
        }
      }
    }
  }
}

extension OutputChanges {
  /// The lines of the summary about an update.
  fileprivate func remarks(folder: String) -> [String] {
    let counts = "\(added) new, \(replaced) changed, \(unchanged) as before"
    var remarks = ["files of \(folder): \(counts)"]
    let lists = [
      ("changed by somebody, and kept as they are", edited),
      ("removed by somebody, and not written again", removed),
      ("not of this archive any more, and kept", gone),
    ]
    for (what, paths) in lists where !paths.isEmpty {
      remarks.append("\(Wording.count(paths.count, "file")) \(what):")
      remarks += paths.map { "  \($0)" }
    }
    return remarks
  }
}

extension Record {
  fileprivate var isPost: Bool {
    if case .post = self { true } else { false }
  }
}
