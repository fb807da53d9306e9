import SiteModel

/// Finds rows that a database already has, so that they are updated and not duplicated.
struct ExistingRows: ~Copyable {
  private let postsByID: SQLiteStatement
  private let postsByFingerprint: SQLiteStatement
  private let comments: SQLiteStatement
  private let deletions: Deletions
  /// The posts that were matched in this run.
  ///
  /// Each is matched once, because ids and whole posts repeat.
  private let met: Met

  private final class Met {
    var keys: Set<Int> = []
  }

  /// The statements that delete all rows of a post.
  fileprivate struct Deletions: ~Copyable {
    let commentMeta: SQLiteStatement
    let comments: SQLiteStatement
    let postMeta: SQLiteStatement
    let postTerms: SQLiteStatement
    let links: SQLiteStatement?
    let searchText: SQLiteStatement?
  }

  enum Match {
    /// The same post exists.
    case same(Int)
    /// The post exists in another version.
    case changed(Int)
    case none
  }

  /// Finds the existing post for a post.
  ///
  /// If several posts have the same id, it is the one with the same fingerprint, else the first one
  /// that is not matched yet. A post without an id is found only by its fingerprint.
  func match(siteKey: Int, id: Int?, fingerprint: Int) throws(SQLiteError) -> Match {
    try postsByFingerprint.bind(1, siteKey)
    try postsByFingerprint.bind(2, id)
    try postsByFingerprint.bind(3, fingerprint)
    if let key = try firstNotMet(postsByFingerprint) { return .same(key) }
    guard let id else { return .none }
    try postsByID.bind(1, siteKey)
    try postsByID.bind(2, id)
    return try firstNotMet(postsByID).map { .changed($0) } ?? .none
  }

  private func firstNotMet(_ statement: borrowing SQLiteStatement) throws(SQLiteError) -> Int? {
    defer { statement.reset() }
    while try statement.step() {
      if let key = statement.integer(0), met.keys.insert(key).inserted { return key }
    }
    return nil
  }

  /// Deletes the rows that belong to a post, and returns the keys of its comments by their ids.
  func clear(post key: Int) throws(SQLiteError) -> [Int: [Int]] {
    var keys: [Int: [Int]] = [:]
    try comments.bind(1, key)
    while try comments.step() {
      if let id = comments.integer(0), let key = comments.integer(1) {
        keys[id, default: []].append(key)
      }
    }
    // Rows that refer to a row are deleted before it.
    try deletions.searchText?.run(then: key)
    try deletions.links?.run(then: key)
    try deletions.commentMeta.run(then: key)
    try deletions.comments.run(then: key)
    try deletions.postMeta.run(then: key)
    try deletions.postTerms.run(then: key)
    return keys
  }

  /// The key of the row of a site, whose address it may write differently.
  private func siteKey(
    _ name: String, _ connection: borrowing SQLiteConnection
  ) throws(SQLiteError) -> Int? {
    if let key = try connection.integer("SELECT site_key FROM sites WHERE site = ?", name) {
      return key
    }
    guard let identity = SiteAddress.identity(of: name) else { return nil }
    let sites = try connection.prepare("SELECT site_key, site FROM sites ORDER BY site_key")
    while try sites.step() {
      if SiteAddress.identity(of: sites.text(1)) == identity { return sites.integer(0) }
    }
    return nil
  }

  /// The keys of an existing site.
  func site(
    _ name: String, _ connection: borrowing SQLiteConnection
  ) throws(SQLiteError) -> SiteKeys? {
    guard let key = try siteKey(name, connection) else { return nil }
    let site = SiteKeys(key: key)
    let authors = try connection.prepare(
      "SELECT login, author_key, display_name FROM authors WHERE site_key = \(key)")
    while try authors.step() {
      site.authors[authors.text(0)] = SiteKeys.Author(
        key: authors.integer(1) ?? 0, displayName: authors.text(2))
    }
    let terms = try connection.prepare(
      "SELECT taxonomy, slug, name, term_key FROM terms WHERE site_key = \(key)")
    while try terms.step() {
      let identity = SiteKeys.TermIdentity(
        taxonomy: terms.text(0), slug: terms.text(1), name: terms.text(2))
      site.terms[identity] = terms.integer(3)
    }
    return site
  }
}

extension ExistingRows {
  init(
    _ connection: borrowing SQLiteConnection, _ contents: ArchiveDatabase.Contents
  ) throws(SQLiteError) {
    let postsByID = try connection.prepare(
      "SELECT post_key FROM posts WHERE site_key = ? AND id = ? ORDER BY post_key")
    let postsByFingerprint = try connection.prepare(
      """
      SELECT post_key FROM posts WHERE site_key = ? AND id IS ? AND fingerprint = ? \
      ORDER BY post_key
      """)
    let comments = try connection.prepare(
      "SELECT id, comment_key FROM comments WHERE post_key = ? ORDER BY comment_key")
    let deletions = try Deletions(connection, contents)
    self.init(
      postsByID: postsByID, postsByFingerprint: postsByFingerprint, comments: comments,
      deletions: deletions, met: Met())
  }
}

private extension ExistingRows.Deletions {
  init(
    _ connection: borrowing SQLiteConnection, _ contents: ArchiveDatabase.Contents
  ) throws(SQLiteError) {
    let commentMeta = try connection.prepare(
      """
      DELETE FROM comment_meta \
      WHERE comment_key IN (SELECT comment_key FROM comments WHERE post_key = ?)
      """)
    let comments = try connection.prepare("DELETE FROM comments WHERE post_key = ?")
    let postMeta = try connection.prepare("DELETE FROM post_meta WHERE post_key = ?")
    let postTerms = try connection.prepare("DELETE FROM post_terms WHERE post_key = ?")
    let links =
      contents.links ? try connection.prepare("DELETE FROM links WHERE post_key = ?") : nil
    let searchText =
      contents.search ? try connection.prepare("DELETE FROM search_text WHERE post_key = ?") : nil
    self.init(
      commentMeta: commentMeta, comments: comments, postMeta: postMeta, postTerms: postTerms,
      links: links, searchText: searchText)
  }
}
