import Exporting
import SiteModel

/// The counts of everything in the archives of one site.
///
/// Each thread counts the batches that it parses, and the counts are merged in the archives' order.
/// So no post stays in memory, and the number of threads does not change the result.
package struct Inventory: Sendable {
  /// What tells the site from others; see `ExportPlace.siteKey`.
  private(set) var key = ""
  private(set) var site = Site()
  private(set) var files: [FileTally] = []
  /// Types by statuses.
  private(set) var posts = CrossTally()
  /// Kinds by statuses, of all posts' comments.
  private(set) var comments = CrossTally()
  private(set) var authors = AuthorTally()
  private(set) var terms = TermTally()
  private(set) var years = YearTally()
  private(set) var attachments = AttachmentTally()
  /// Posts that reblog another blog's.
  private(set) var reblogCount = 0
  private(set) var postMetas = MetaTally()
  private(set) var commentMetas = MetaTally()
  private(set) var largest = LargestPosts()

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
  }
}
