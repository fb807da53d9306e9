import Exporting
import PostContent
package import SiteModel

/// The counts of everything in the archives of one site.
///
/// Each thread counts the batches that it parses, and the counts are merged in the archives' order.
/// So no post stays in memory, and the number of threads does not change the result.
package struct Inventory: Sendable {
  /// What tells the site from others; see `ExportPlace.siteKey`.
  package private(set) var key = ""
  package private(set) var site = Site()
  package private(set) var files: [FileTally] = []
  /// Types by statuses.
  package private(set) var posts = CrossTally()
  /// Kinds by statuses, of all posts' comments.
  package private(set) var comments = CrossTally()
  package private(set) var authors = AuthorTally()
  package private(set) var terms = TermTally()
  package private(set) var years = YearTally()
  package private(set) var attachments = AttachmentTally()
  /// Posts that reblog another blog's.
  package private(set) var reblogCount = 0
  package private(set) var postMetas = MetaTally()
  package private(set) var commentMetas = MetaTally()
  package private(set) var largest = LargestPosts()
  /// By type, without attachments and menu items.
  package private(set) var months = MonthTally()
  /// When the posts of `months` were written.
  package private(set) var clock = ClockTally()
  package private(set) var responses = ResponseTally()
  package private(set) var threads = LongestThreads()
  package private(set) var content = ContentTally()
  package private(set) var media = MediaTally()
  package private(set) var metaKeys = MetaKeyTally()
  /// The hosts of the posts that reblogs have as their sources.
  package private(set) var reblogged = NameTally()
  /// Posts with a password.
  package private(set) var protectedCount = 0

  /// Counts the records of a batch.
  init(of records: [Record]) {
    for record in records {
      switch record {
      case .site(let site): self.site = site
      case .author(let author): authors.declare(author)
      case .term(let term): terms.declare(term)
      case .post(let post): add(post)
      case .diagnostic: break
      }
    }
  }

  init(key: String) {
    self.key = key
  }

  private mutating func add(_ post: Post) {
    posts.add(row: post.type, column: post.status)
    for comment in post.comments {
      comments.add(row: comment.kind.rawValue, column: comment.status)
      commentMetas.add(comment.meta)
    }
    authors.addPost(by: post.author)
    for term in post.terms { terms.use(term) }
    years.add(post)
    if post.type == "attachment" { attachments.add(post) }
    if post.reblog != nil { reblogCount += 1 }
    postMetas.add(post.meta)
    largest.add(post)
    addTimes(of: post)
    for comment in post.comments { responses.add(comment) }
    threads.add(post)
    content.add(post)
    media.add(post)
    addLinks(of: post)
    metaKeys.add(post.meta)
    if let reblog = post.reblog {
      let host = HostName.host(of: reblog.url)
      let id = reblog.blogID.map { "blog \($0) of WordPress.com" } ?? "(unknown)"
      reblogged.add(host.isEmpty ? id : host)
    }
    if !post.password.isEmpty { protectedCount += 1 }
  }

  private mutating func addTimes(of post: Post) {
    if post.type == "attachment" || post.type == "nav_menu_item" { return }
    months.add(post.type, on: post.dateGMT ?? post.date)
    clock.add(post.date ?? post.dateGMT)
  }

  private mutating func addLinks(of post: Post) {
    LinkFinder.find(in: post.content, isComment: false) { kind, address in
      content.add(kind, address)
      media.add(kind, address, inPost: post.id)
    }
  }

  /// Takes the counts of a later batch in.
  mutating func merge(_ later: Inventory, of place: ExportPlace) {
    // The reader tells a site again, in full, when a part of the archive adds to it.
    if later.site != Site() { site = later.site }
    if files.last?.index != place.inputIndex {
      files.append(FileTally(index: place.inputIndex, name: place.input))
    }
    files[files.count - 1].byteCount = place.endOffset
    posts.merge(later.posts)
    comments.merge(later.comments)
    authors.merge(later.authors)
    terms.merge(later.terms)
    years.merge(later.years)
    attachments.merge(later.attachments)
    reblogCount += later.reblogCount
    postMetas.merge(later.postMetas)
    commentMetas.merge(later.commentMetas)
    largest.merge(later.largest)
    months.merge(later.months)
    clock.merge(later.clock)
    responses.merge(later.responses)
    threads.merge(later.threads)
    content.merge(later.content)
    media.merge(later.media)
    metaKeys.merge(later.metaKeys)
    reblogged.merge(later.reblogged)
    protectedCount += later.protectedCount
  }
}
