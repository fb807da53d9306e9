public import SiteModel

/// A database of WordPress sites, in the making.
///
/// In come records in batches, encoded by whoever has them, on any thread; out comes a database with
/// the tables of `Schema`. Rows are written in the order of the batches:
///
///     let database = try ArchiveDatabase(creating: "blog.db")
///     let rows = ArchiveDatabase.encode(records, searches: database.indexesText)
///     try database.write(rows, siteKey: "https://blog.example")
///     try database.finish(imports: [], diagnostics: [])
///
/// What is not finished is of no use when the database is new, and is rolled back when it existed.
public final class ArchiveDatabase {
  let connection: SQLiteConnection
  let insert: InsertStatements
  /// What finds rows that are there already; `nil` in a new database.
  let existing: ExistingRows?
  let options: Options
  /// Whether `encode` has to make text that can be searched.
  public let indexesText: Bool

  var sites: [String: SiteKeys] = [:]
  var counts: RowCounts
  /// Whether anything came that was not there.
  var hasNews = false
  /// Whether an author or a term came behind a post that may name it.
  var hasLateNames = false

  public struct Options: Sendable {
    /// Whether text can be searched.
    ///
    /// A database that exists stays searchable if it is.
    public var search = false
    /// How many threads may work on it.
    public var jobs = 1

    public init() {}
  }

  /// Begins a database in a file of its own, which nobody else may use before `finish`.
  ///
  /// - Parameters:
  ///   - path: The name of a new file.
  ///   - options: What the database gets.
  /// - Throws: `cannotOpen`, `hasJournal`, or what keeps it from being written.
  public convenience init(
    creating path: String, options: Options = Options()
  ) throws(SQLiteError) {
    try Self.refuseJournals(beside: path)
    try self.init(
      filling: try SQLiteConnection(path: path, name: path, creates: true), options)
  }

  /// The same in a file that need not have a name yet.
  ///
  /// - Parameters:
  ///   - descriptor: An empty file, open for reading and writing until `finish` is done.
  ///   - name: As the user named it: what it will be called.
  ///   - options: What the database gets.
  /// - Throws: `hasJournal`, or what keeps it from being written.
  public convenience init(
    descriptor: CInt, name: String, options: Options = Options()
  ) throws(SQLiteError) {
    try Self.refuseJournals(beside: name)
    try self.init(filling: try SQLiteConnection(descriptor: descriptor, name: name), options)
  }

  /// Goes on with a database that exists, in one transaction.
  ///
  /// - Parameters:
  ///   - path: A database of wxr2.
  ///   - options: What the database gets.
  /// - Throws: `foreign`, `newer` or `notADatabase` where it is none, `locked` where it is in use.
  public convenience init(
    appendingTo path: String, options: Options = Options()
  ) throws(SQLiteError) {
    let connection = try SQLiteConnection(path: path, name: path, creates: false)
    try Self.check(connection)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -\(Self.cacheKibibytes)")
    try connection.execute("BEGIN IMMEDIATE")
    let searches =
      try connection.integer(
        "SELECT 1 FROM sqlite_schema WHERE name = 'search_text'") != nil
    let counts = try RowCounts(of: connection, searches: searches)
    let existing = try ExistingRows(connection, searches: searches)
    let insert = try InsertStatements(connection, replacesPosts: true, searches: searches)
    self.init(connection, insert, existing, counts, searches: searches, options)
  }

  private convenience init(
    filling connection: consuming SQLiteConnection, _ options: Options
  ) throws(SQLiteError) {
    // Larger pages make fewer calls of large bodies, and a tenth less work in all.
    try connection.execute(
      """
      PRAGMA page_size = 8192;
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -\(Self.cacheKibibytes);
      PRAGMA threads = \(options.jobs > 1 ? 1 : 0);
      PRAGMA application_id = \(Schema.applicationID);
      PRAGMA user_version = \(Schema.version);
      BEGIN;

      """ + Schema.tables + Schema.growingIndexes + (options.search ? Schema.searchTable : ""))
    let insert = try InsertStatements(
      connection, replacesPosts: false, searches: options.search)
    self.init(connection, insert, nil, RowCounts(), searches: options.search, options)
  }

  private init(
    _ connection: consuming SQLiteConnection, _ insert: consuming InsertStatements,
    _ existing: consuming ExistingRows?, _ counts: RowCounts, searches: Bool, _ options: Options
  ) {
    self.connection = connection
    self.insert = insert
    self.existing = existing
    self.counts = counts
    self.options = options
    indexesText = searches
  }

  /// What is kept in memory of the database, and as much again while an index is sorted.
  private static let cacheKibibytes = 8 << 10

  private static func check(_ connection: borrowing SQLiteConnection) throws(SQLiteError) {
    guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
      throw SQLiteError(.foreign, "is no database of wxr2", file: connection.file)
    }
    let version = try connection.integer("PRAGMA user_version") ?? 0
    if version > Schema.version {
      throw SQLiteError(
        .newer, "was made by a later version of wxr2 (schema \(version))", file: connection.file)
    }
  }

  /// SQLite takes a journal for that of the database beside it, whatever became of the old one.
  private static func refuseJournals(beside path: String) throws(SQLiteError) {
    for suffix in ["-journal", "-wal"] where exists(path + suffix) {
      throw SQLiteError(
        .hasJournal,
        """
        \(path)\(suffix) is beside it, with which SQLite would damage a new database; open the old one \
        with sqlite3 to settle it, or remove that file
        """, file: path)
    }
  }

  /// Encodes records as `write` takes them; touches nothing shared.
  public static func encode(_ records: [Record], searches: Bool) -> EncodedRows {
    var encoder = RowEncoder(searches: searches)
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
}

/// The greatest key of each table.
struct RowCounts {
  var sites = 0
  var authors = 0
  var terms = 0
  var posts = 0
  var comments = 0
  var searchText = 0

  mutating func next(_ table: WritableKeyPath<RowCounts, Int>) -> Int {
    self[keyPath: table] += 1
    return self[keyPath: table]
  }
}

extension RowCounts {
  init(of connection: borrowing SQLiteConnection, searches: Bool) throws(SQLiteError) {
    sites = try connection.integer("SELECT max(site_key) FROM sites") ?? 0
    authors = try connection.integer("SELECT max(author_key) FROM authors") ?? 0
    terms = try connection.integer("SELECT max(term_key) FROM terms") ?? 0
    posts = try connection.integer("SELECT max(post_key) FROM posts") ?? 0
    comments = try connection.integer("SELECT max(comment_key) FROM comments") ?? 0
    if searches {
      searchText = try connection.integer("SELECT max(search_key) FROM search_text") ?? 0
    }
  }
}
