import FilePaths
import Glibc
public import SiteModel
public import SystemPackage

/// Writes a database of WordPress sites, with the tables of `Schema`.
///
/// Batches of records are encoded on any thread. Their rows are written in the order of the
/// batches:
///
///     let database = try ArchiveDatabase(creating: "blog.db")
///     let rows = ArchiveDatabase.encode(records, database.contents)
///     try database.write(rows, siteKey: "https://blog.example", input: "blog.xml")
///     try database.finish(imports: [], diagnostics: [])
///
/// Without `finish`, a new database is useless, and changes to an existing one are rolled back.
public final class ArchiveDatabase {
  let connection: SQLiteConnection
  let insert: InsertStatements
  /// Finds rows that already exist; `nil` for a new database.
  let existing: ExistingRows?
  let options: Options
  /// What `encode` must make besides the records.
  public let contents: Contents

  var sites: [String: SiteKeys] = [:]
  /// The keys of the inputs.
  var imports: [String: Int] = [:]
  var counts: RowCounts
  /// Whether anything new was written.
  var hasNews = false
  /// Whether an author or a term was written after a post that may name it.
  var hasLateNames = false

  /// What a database has besides the records.
  public struct Contents: Sendable, Equatable {
    /// The addresses in posts and comments.
    public var links = true
    /// The texts of posts and comments without markup.
    public var text = false
    /// A full-text index.
    public var search = false

    public init() {}
  }

  public struct Options: Sendable {
    /// What a new database has besides the records.
    ///
    /// An existing database keeps what it has, and gets the text and the search if it has none.
    public var contents = Contents()
    /// The number of threads that SQLite may use.
    public var jobs = 1

    public init() {}
  }

  /// Creates a database in a new file, which nobody else may use before `finish`.
  ///
  /// - Parameters:
  ///   - path: The name of the new file.
  ///   - options: The options of the database.
  /// - Throws: `cannotOpen`, `hasJournal`, or another reason why it cannot be written.
  public convenience init(
    creating path: FilePath, options: Options = Options()
  ) throws(SQLiteError) {
    try Self.refuseJournals(beside: path)
    try self.init(
      filling: try SQLiteConnection(path: path, name: path.shown, creates: true), options)
  }

  /// Creates a database in a file that may have no name yet.
  ///
  /// - Parameters:
  ///   - descriptor: An empty file, open for reading and writing until `finish` is done.
  ///   - path: The final name, as the user gave it.
  ///   - options: The options of the database.
  /// - Throws: `hasJournal`, or another reason why it cannot be written.
  public convenience init(
    descriptor: CInt, path: FilePath, options: Options = Options()
  ) throws(SQLiteError) {
    try Self.refuseJournals(beside: path)
    try self.init(
      filling: try SQLiteConnection(descriptor: descriptor, name: path.shown), options)
  }

  /// Adds to an existing database, in one transaction.
  ///
  /// - Parameters:
  ///   - path: A database of wxr2.
  ///   - options: The options of the database.
  /// - Throws: `foreign`, `newer` or `notADatabase` if it is not such a database, `locked` if it is
  ///   in use.
  public convenience init(
    appendingTo path: FilePath, options: Options = Options()
  ) throws(SQLiteError) {
    let connection = try SQLiteConnection(path: path, name: path.shown, creates: false)
    try Self.check(connection)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -\(Self.cacheKibibytes)")
    try connection.execute("BEGIN IMMEDIATE")
    if options.contents.text { try Self.addText(to: connection) }
    let contents = try Contents(of: connection)
    let counts = try RowCounts(of: connection, contents)
    let existing = try ExistingRows(connection, contents)
    let insert = try InsertStatements(connection, replacesPosts: true, contents)
    self.init(connection, insert, existing, counts, contents, options)
  }

  private convenience init(
    filling connection: consuming SQLiteConnection, _ options: Options
  ) throws(SQLiteError) {
    // Large bodies need fewer calls with larger pages, and the whole work is a tenth less.
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

      """ + Schema.tables + Schema.growingIndexes)
    let contents = options.contents
    if contents.links { try connection.execute(Schema.links) }
    if contents.text { try connection.execute(Schema.textColumns) }
    if contents.search { try connection.execute(Schema.searchTable) }
    let insert = try InsertStatements(connection, replacesPosts: false, contents)
    self.init(connection, insert, nil, RowCounts(), contents, options)
  }

  private init(
    _ connection: consuming SQLiteConnection, _ insert: consuming InsertStatements,
    _ existing: consuming ExistingRows?, _ counts: RowCounts, _ contents: Contents,
    _ options: Options
  ) {
    self.connection = connection
    self.insert = insert
    self.existing = existing
    self.counts = counts
    self.options = options
    self.contents = contents
  }

  /// The size of the page cache.
  ///
  /// Sorting an index needs the same amount again.
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
    if version < Schema.version {
      throw SQLiteError(
        .older,
        "was made by an earlier version of wxr2 (schema \(version)); write it anew from its archives",
        file: connection.file)
    }
  }

  /// Refuses a path beside which there is a journal: SQLite would apply it to the new database.
  private static func refuseJournals(beside path: FilePath) throws(SQLiteError) {
    for suffix in ["-journal", "-wal"] {
      let journal = FilePath(bytes: path.bytes + Array(suffix.utf8))
      guard journal.withPlatformString({ access($0, F_OK) }) == 0 else { continue }
      throw SQLiteError(
        .hasJournal,
        """
        \(journal.shown) is beside it, with which SQLite would damage a new database; open the old one \
        with sqlite3 to settle it, or remove that file
        """, file: path.shown)
    }
  }

  /// Encodes records for `write`, without shared state.
  public static func encode(_ records: [Record], _ contents: Contents) -> EncodedRows {
    var encoder = RowEncoder(contents)
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
  var imports = 0
  var links = 0

  mutating func next(_ table: WritableKeyPath<RowCounts, Int>) -> Int {
    self[keyPath: table] += 1
    return self[keyPath: table]
  }
}

extension RowCounts {
  init(
    of connection: borrowing SQLiteConnection, _ contents: ArchiveDatabase.Contents
  ) throws(SQLiteError) {
    sites = try connection.integer("SELECT max(site_key) FROM sites") ?? 0
    authors = try connection.integer("SELECT max(author_key) FROM authors") ?? 0
    terms = try connection.integer("SELECT max(term_key) FROM terms") ?? 0
    posts = try connection.integer("SELECT max(post_key) FROM posts") ?? 0
    comments = try connection.integer("SELECT max(comment_key) FROM comments") ?? 0
    imports = try connection.integer("SELECT max(import_key) FROM wxr2_import") ?? 0
    if contents.links {
      links = try connection.integer("SELECT max(link_key) FROM links") ?? 0
    }
    if contents.search {
      searchText = try connection.integer("SELECT max(search_key) FROM search_text") ?? 0
    }
  }
}

extension ArchiveDatabase.Contents {
  /// What an existing database has.
  init(of connection: borrowing SQLiteConnection) throws(SQLiteError) {
    links = try connection.hasTable("links")
    text = try connection.hasColumn("text", of: "posts")
    search = try connection.hasTable("search_text")
  }
}
