import Glibc
import PostContent
public import SiteModel

// The work after all rows are written.
extension ArchiveDatabase {
  /// An input that was read.
  public struct Import: Sendable {
    /// As the user named it; in a zip, tar or folder with the file in it.
    public var input: String
    /// Decompressed.
    public var byteCount: Int

    public init(input: String, byteCount: Int) {
      self.input = input
      self.byteCount = byteCount
    }
  }

  /// Completes the database.
  ///
  /// - Parameters:
  ///   - imports: The inputs that were read.
  ///   - diagnostics: Their diagnostics.
  ///   - version: The version of the program that writes, for `wxr2_import`.
  ///   - time: The time of the run: `YYYY-MM-DDTHH:MM:SSZ`.
  /// - Throws: The reason why the database cannot be written.
  public func finish(
    imports: [Import], diagnostics: [Diagnostic], version: String = "", time: String = ""
  ) throws(SQLiteError) {
    if existing == nil { try connection.execute(Schema.sortedIndexes) }
    if hasNews { try settleReferences() }
    if contents.links {
      if hasNews { try settleLinks() }
      if existing == nil { try connection.execute(Schema.linkIndexes) }
    }
    if options.contents.search || contents.search { try completeSearch() }
    if existing == nil {
      for view in Schema.views { try connection.execute(view) }
    }
    try write(imports, version: version, time: time)
    try write(diagnostics, of: imports)
    // Statistics for the query planner, from a part of each index.
    if hasNews { try connection.execute("PRAGMA analysis_limit = 1000; ANALYZE") }
    try connection.execute("COMMIT")
  }

  /// Fills in references to rows that were written later than the rows that refer to them.
  ///
  /// A reference goes to the first post with the id. Rows that already have their keys are not
  /// updated, because the bodies in them make that expensive.
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
      WHERE post_key = referrer AND (found.parent IS NOT NULL OR found.media IS NOT NULL);

      -- The parent's slug as the term has it, or as it is stored; in WXR 1.0 its name.
      UPDATE terms SET parent_key = found.parent
      FROM (
        SELECT q.term_key AS referrer, coalesce(
          (SELECT min(t.term_key) FROM terms AS t
           WHERE t.site_key = q.site_key AND t.taxonomy = q.taxonomy AND t.slug = q.parent_slug),
          stored.term_key, named.term_key) AS parent
        FROM terms AS q
        LEFT JOIN (
          SELECT site_key, taxonomy, raw ->> '$.slug' AS slug, min(term_key) AS term_key
          FROM terms WHERE raw ->> '$.slug' IS NOT NULL GROUP BY 1, 2, 3
        ) AS stored
          ON stored.site_key = q.site_key AND stored.taxonomy = q.taxonomy
          AND stored.slug = q.parent_slug
        LEFT JOIN (
          SELECT site_key, taxonomy, name, min(term_key) AS term_key FROM terms GROUP BY 1, 2, 3
        ) AS named
          ON named.site_key = q.site_key AND named.taxonomy = q.taxonomy
          AND named.name = q.parent_slug
        WHERE q.parent_key IS NULL AND q.parent_slug <> ''
      ) AS found
      WHERE term_key = referrer AND found.parent <> term_key;
      """)
    guard hasLateNames else { return }
    try connection.execute(
      """
      UPDATE posts SET author_key = a.author_key
      FROM authors AS a
      WHERE posts.author_key IS NULL AND a.site_key = posts.site_key AND a.login = posts.author;

      UPDATE post_terms SET term_key = t.term_key
      FROM posts AS p, terms AS t
      WHERE post_terms.term_key IS NULL AND p.post_key = post_terms.post_key
        AND t.site_key = p.site_key AND t.taxonomy = post_terms.taxonomy
        AND t.slug = post_terms.slug AND (t.slug <> '' OR t.name = post_terms.name);
      """)
  }

  // Search.

  private func completeSearch() throws(SQLiteError) {
    if !contents.search {
      try connection.execute(Schema.searchTable)
      try searchTextOfAll()
    }
    if existing == nil || !contents.search { try connection.execute(Schema.searchIndex) }
    guard hasLateNames || existing != nil else { return }
    try connection.execute(
      """
      UPDATE search_text SET author = a.display_name
      FROM posts AS p JOIN authors AS a ON a.author_key = p.author_key
      WHERE p.post_key = search_text.post_key AND search_text.comment_key IS NULL
        AND a.display_name <> '' AND a.display_name <> search_text.author
      """)
  }

  // Inputs and what was noticed of them.

  private func write(_ diagnostics: [Diagnostic], of imports: [Import]) throws(SQLiteError) {
    var groups: [String: [Diagnostic]] = [:]
    var files: [String] = []
    for file in imports.map(\.input) + diagnostics.map(\.file) where groups[file] == nil {
      groups[file] = []
      files.append(file)
    }
    for diagnostic in diagnostics { groups[diagnostic.file]?.append(diagnostic) }
    // In a new database they are in the order in which they were found.
    guard existing != nil else { return try insert(diagnostics) }
    for file in files {
      let new = groups[file] ?? []
      if try storedDiagnostics(of: file) == new { continue }
      try connection.prepare("DELETE FROM diagnostics WHERE file = ?").run(file)
      try insert(new)
    }
  }

  private func insert(_ diagnostics: [Diagnostic]) throws(SQLiteError) {
    if diagnostics.isEmpty { return }
    let statement = try connection.prepare(
      """
      INSERT INTO diagnostics
        (severity, code, message, file, item_title, line, byte_offset, item_id, count, import_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for diagnostic in diagnostics {
      try statement.run(
        diagnostic.severity.rawValue, diagnostic.code.rawValue, diagnostic.message,
        diagnostic.file, diagnostic.itemTitle,
        then: diagnostic.line, diagnostic.byteOffset, diagnostic.itemID, diagnostic.count,
        imports[diagnostic.file])
    }
  }

  private func storedDiagnostics(of file: String) throws(SQLiteError) -> [Diagnostic] {
    let statement = try connection.prepare(
      """
      SELECT severity, code, message, item_title, line, byte_offset, item_id, count
      FROM diagnostics WHERE file = ? ORDER BY diagnostic_key
      """)
    try statement.bind(copying: 1, file)
    var stored: [Diagnostic] = []
    while try statement.step() {
      var diagnostic = Diagnostic(
        Diagnostic.Severity(rawValue: statement.text(0)) ?? .error,
        Diagnostic.Code(rawValue: statement.text(1)), statement.text(2))
      diagnostic.file = file
      diagnostic.itemTitle = statement.text(3)
      diagnostic.line = statement.integer(4)
      diagnostic.byteOffset = statement.integer(5)
      diagnostic.itemID = statement.integer(6)
      diagnostic.count = statement.integer(7) ?? 1
      stored.append(diagnostic)
    }
    return stored
  }

  /// Writes an input.
  ///
  /// If it adds nothing new, its earlier time stays.
  private func write(
    _ imports: [Import], version: String, time: String
  ) throws(SQLiteError) {
    let statement = try connection.prepare(
      """
      INSERT INTO wxr2_import (input, wxr2_version, imported_at, byte_count, import_key)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (input) DO UPDATE SET
        byte_count = excluded.byte_count, wxr2_version = excluded.wxr2_version,
        imported_at = excluded.imported_at
      WHERE \(hasNews ? "1" : "0")
      """)
    for input in imports {
      try statement.run(
        input.input, version, time, then: input.byteCount, try importKey(of: input.input))
    }
  }
}

/// Whether there is a file of a name.
func exists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0
}
