import ByteOutput
public import SiteModel

/// A database of WordPress sites, in the making.
///
/// In come records in batches, encoded by whoever has them, on any thread; out comes a database with
/// the tables of `Schema`. Rows are written in the order of the batches:
///
///     let database = try ArchiveDatabase(creating: "blog.db")
///     try database.write(ArchiveDatabase.encode(records), siteKey: "https://blog.example")
///     try database.finish(imports: [], diagnostics: [])
public final class ArchiveDatabase {
  let connection: SQLiteConnection
  private let insert: InsertStatements
  var sites: [String: SiteKeys] = [:]
  private var counts = RowCounts()

  /// Begins a database in a file of its own, which nobody else may use before `finish`.
  ///
  /// There is no journal: what fails leaves a file that is of no use.
  ///
  /// - Parameters:
  ///   - path: The name of a new file.
  ///   - options: What the database gets.
  public convenience init(
    creating path: String, options: Options = Options()
  ) throws(SQLiteError) {
    try self.init(
      filling: try SQLiteConnection(path: path, name: path, creates: true), options)
  }

  /// The same in a file that need not have a name yet.
  ///
  /// - Parameters:
  ///   - descriptor: An empty file, open for reading and writing until `finish` is done.
  ///   - name: As the user named it, for errors.
  ///   - options: What the database gets.
  public convenience init(
    descriptor: CInt, name: String, options: Options = Options()
  ) throws(SQLiteError) {
    try self.init(filling: try SQLiteConnection(descriptor: descriptor, name: name), options)
  }

  private convenience init(
    filling connection: consuming SQLiteConnection, _ options: Options
  ) throws(SQLiteError) {
    try connection.execute(
      """
      PRAGMA page_size = \(options.pageSize);
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -\(Self.cacheKibibytes);
      PRAGMA threads = \(options.jobs > 1 ? 1 : 0);
      PRAGMA application_id = \(Schema.applicationID);
      PRAGMA user_version = \(Schema.version);
      BEGIN;

      """ + Schema.tables)
    let insert = try InsertStatements(connection)
    self.init(connection, insert)
  }

  private init(_ connection: consuming SQLiteConnection, _ insert: consuming InsertStatements) {
    self.connection = connection
    self.insert = insert
  }

  /// What is kept in memory of the database, and as much again while indexes are sorted.
  private static let cacheKibibytes = 8 << 10

  public struct Options: Sendable {
    /// Whether text can be searched: `search_text` and its index.
    public var search = false
    /// How many threads may work on it.
    public var jobs = 1
    public var pageSize = 4096

    public init() {}
  }

  /// Encodes records as `write` takes them; touches nothing shared.
  public static func encode(_ records: [Record], options: Options = Options()) -> EncodedRows {
    var encoder = RowEncoder(searches: options.search)
    for index in records.indices {
      switch records[index] {
      case .site(let site): encoder.write(site)
      case .author(let author): encoder.write(author)
      case .term(let term): encoder.write(term)
      case .post(let post): encoder.write(post)
      case .diagnostic: break
      }
    }
    return encoder.finish()
  }

  /// Writes rows that `encode` encoded.
  ///
  /// - Parameters:
  ///   - rows: Of records of one site.
  ///   - siteKey: What tells the site from others.
  public func write(_ rows: EncodedRows, siteKey: String) throws(SQLiteError) {
    if rows.rows.isEmpty { return }
    let site = try site(siteKey)
    var result: Result<Void, SQLiteError> = .success(())
    rows.bytes.withBytes { bytes in
      result = Result { () throws(SQLiteError) in
        var cursor = RowCursor(rows, bytes)
        while let row = cursor.next() { try write(row, of: site, siteKey, cursor: &cursor) }
      }
    }
    try result.get()
  }

  /// The keys of a site, whose row is made when it is not there.
  private func site(_ name: String) throws(SQLiteError) -> SiteKeys {
    if let site = sites[name] { return site }
    counts.sites += 1
    let site = SiteKeys(key: counts.sites)
    sites[name] = site
    let statement = try connection.prepare(
      """
      INSERT INTO sites VALUES (?2, ?1, '', '', '', '', '', '', '', '', NULL, '[]', '{}')
      """)
    try statement.run(name, then: site.key)
    return site
  }

  private func write(
    _ row: EncodedRows.Row, of site: SiteKeys, _ siteKey: String, cursor: inout RowCursor
  ) throws(SQLiteError) {
    switch row.table {
    case .sites:
      var name = siteKey
      let bytes = name.withUTF8 { Array($0) }
      var result: Result<Void, SQLiteError> = .success(())
      bytes.withUnsafeBytes { bytes in
        result = Result { () throws(SQLiteError) in
          try insert.sites.bind(1, site.key)
          try insert.sites.bind(2, bytes)
          try cursor.write(insert.sites, from: 3)
        }
      }
      try result.get()
    case .authors:
      let login = cursor.text(0)
      let key = site.authors[login] ?? counts.next(\.authors)
      site.authors[login] = key
      try insert.authors.bind(1, key)
      try insert.authors.bind(2, site.key)
      try cursor.write(insert.authors, from: 3)
    case .terms:
      let identity = SiteKeys.TermIdentity(
        taxonomy: cursor.text(0), slug: cursor.text(1), name: cursor.text(2))
      let key = site.terms[identity] ?? counts.next(\.terms)
      site.terms[identity] = key
      cursor.key = key
      cursor.position = 0
      try insert.terms.bind(1, key)
      try insert.terms.bind(2, site.key)
      try cursor.write(insert.terms, from: 3)
    case .termMeta:
      try cursor.writeMeta(insert.termMeta)
    case .posts:
      try writePost(of: site, &cursor)
    case .postTerms:
      let identity = SiteKeys.TermIdentity(
        taxonomy: cursor.text(0), slug: cursor.text(1), name: cursor.text(2))
      cursor.position += 1
      try insert.postTerms.bind(1, cursor.key)
      try insert.postTerms.bind(2, cursor.position)
      try insert.postTerms.bind(3, site.terms[identity])
      try cursor.write(insert.postTerms, from: 4)
    case .postMeta:
      try cursor.writeMeta(insert.postMeta)
    case .comments:
      let key = counts.next(\.comments)
      cursor.commentKeys.append(key)
      cursor.position = 0
      try insert.comments.bind(1, key)
      try insert.comments.bind(2, cursor.key)
      // A parent may stand behind its answers; its key is known all the same.
      try insert.comments.bind(
        3, row.parent == 0 ? nil : key + row.parent - cursor.commentKeys.count)
      try cursor.write(insert.comments, from: 4)
    case .commentMeta:
      try cursor.writeMeta(insert.commentMeta, of: cursor.commentKeys.last)
    case .searchText:
      break
    }
  }

  private func writePost(of site: SiteKeys, _ cursor: inout RowCursor) throws(SQLiteError) {
    let key = counts.next(\.posts)
    cursor.beginPost(key)
    let (id, parent, media) = (cursor.integer(1), cursor.integer(3), cursor.integer(4))
    if let id, site.posts[id] == nil { site.posts[id] = key }
    let parentKey = parent.flatMap { $0 == 0 || $0 == id ? nil : site.posts[$0] }
    let mediaKey = media.flatMap { $0 == 0 ? nil : site.posts[$0] }
    try insert.posts.bind(1, key)
    try insert.posts.bind(2, site.key)
    try insert.posts.bind(3, site.authors[cursor.text(2)])
    try insert.posts.bind(4, parentKey)
    try insert.posts.bind(5, mediaKey)
    try cursor.write(insert.posts, from: 6)
  }

  /// Completes the database.
  public func finish(imports: [Import], diagnostics: [Diagnostic]) throws(SQLiteError) {
    for index in Schema.indexes { try connection.execute(index) }
    try settleReferences()
    try connection.execute("COMMIT")
  }

  private func settleReferences() throws(SQLiteError) {
    try connection.execute(
      """
      UPDATE posts SET
        parent_key = coalesce(parent_key, found.parent),
        featured_media_key = coalesce(featured_media_key, found.media)
      FROM (
        SELECT
          post_key AS referrer,
          CASE WHEN parent_key IS NULL AND parent <> 0 AND parent IS NOT id THEN
            (SELECT min(post_key) FROM posts AS p WHERE p.site_key = q.site_key AND p.id = q.parent)
          END AS parent,
          CASE WHEN featured_media_key IS NULL AND featured_media <> 0 THEN
            (SELECT min(post_key) FROM posts AS p
             WHERE p.site_key = q.site_key AND p.id = q.featured_media)
          END AS media
        FROM posts AS q
        WHERE parent_key IS NULL AND parent <> 0
          OR featured_media_key IS NULL AND featured_media <> 0
      ) AS found
      WHERE post_key = referrer AND (found.parent IS NOT NULL OR found.media IS NOT NULL)
      """)
  }

  /// An input that was read.
  public struct Import: Sendable {
    public var input: String
    public var byteCount: Int

    public init(input: String, byteCount: Int) {
      self.input = input
      self.byteCount = byteCount
    }
  }
}

/// The greatest key of each table.
struct RowCounts {
  var sites = 0
  var authors = 0
  var terms = 0
  var posts = 0
  var comments = 0

  mutating func next(_ table: WritableKeyPath<RowCounts, Int>) -> Int {
    self[keyPath: table] += 1
    return self[keyPath: table]
  }
}
