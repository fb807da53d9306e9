import ByteText
import ByteOutput

// Rows, in the order in which they come.
extension ArchiveDatabase {
  /// Writes rows that `encode` encoded.
  ///
  /// - Parameters:
  ///   - rows: The rows, whose records belong to one site.
  ///   - siteKey: The key of that site.
  ///   - input: The input that they were read from, as the user named it.
  /// - Throws: The reason why they cannot be written.
  public func write(
    _ rows: EncodedRows, siteKey: String, input: String = ""
  ) throws(SQLiteError) {
    if rows.rows.isEmpty { return }
    let site = try site(siteKey)
    let source = try importKey(of: input)
    let result = rows.bytes.withBytes { bytes in
      Result { () throws(SQLiteError) in
        var cursor = RowCursor(rows, bytes)
        while let row = cursor.next() {
          try write(row.table, of: site, siteKey, from: source, &cursor)
        }
      }
    }
    try result.get()
  }

  /// The key of an input, which is a new one if the database does not know the input.
  ///
  /// Its row is written at the end, when its size is known.
  func importKey(of input: String) throws(SQLiteError) -> Int? {
    if input.isEmpty { return nil }
    if let key = imports[input] { return key }
    let known =
      existing == nil
      ? nil
      : try connection.integer("SELECT import_key FROM wxr2_import WHERE input = ?", input)
    let key = known ?? counts.next(\.imports)
    imports[input] = key
    return key
  }

  /// The keys of a site.
  ///
  /// Its row is created if it does not exist.
  private func site(_ name: String) throws(SQLiteError) -> SiteKeys {
    if let site = sites[name] { return site }
    if let site = try existing?.site(name, connection) {
      sites[name] = site
      return site
    }
    hasNews = true
    let site = SiteKeys(key: counts.next(\.sites))
    sites[name] = site
    try connection.prepare(
      "INSERT INTO sites VALUES (?2, ?1, '', '', '', '', '', '', '', '', NULL, '[]', '{}')"
    ).run(name, then: site.key)
    return site
  }

  private func write(
    _ table: Table, of site: SiteKeys, _ siteKey: String, from source: Int?,
    _ cursor: inout RowCursor
  ) throws(SQLiteError) {
    switch table {
    case .sites:
      try insert.sites.bind(1, site.key)
      try insert.sites.bind(copying: 2, siteKey)
      try cursor.write(insert.sites, from: 3)
    case .authors: try writeAuthor(of: site, from: source, cursor)
    case .terms: try writeTerm(of: site, from: source, &cursor)
    case .termMeta:
      if cursor.position == 1 {
        try connection.execute("DELETE FROM term_meta WHERE term_key = \(cursor.key)")
      }
      try cursor.writeMeta(insert.termMeta, of: cursor.key)
    case .posts: try writePost(of: site, from: source, &cursor)
    case .postTerms:
      try insert.postTerms.bind(1, cursor.key)
      try insert.postTerms.bind(2, cursor.position)
      try insert.postTerms.bind(3, site.terms[termIdentity(cursor)])
      try cursor.write(insert.postTerms, from: 4)
    case .postMeta: try cursor.writeMeta(insert.postMeta, of: cursor.key)
    case .comments:
      cursor.nextComment()
      try insert.comments.bind(1, cursor.commentKey)
      try insert.comments.bind(2, cursor.key)
      try insert.comments.bind(3, cursor.commentKey(cursor.row.comment))
      try cursor.write(insert.comments, from: 4)
    case .commentMeta: try cursor.writeMeta(insert.commentMeta, of: cursor.commentKey ?? 0)
    case .links:
      try insert.links?.bind(1, counts.next(\.links))
      try insert.links?.bind(2, cursor.key)
      try insert.links?.bind(3, cursor.commentKey(cursor.row.comment))
      try insert.links?.write(cursor, from: 4)
    case .searchText: try writeSearchText(of: site, cursor)
    }
  }

  private func writeAuthor(
    of site: SiteKeys, from source: Int?, _ cursor: RowCursor
  ) throws(SQLiteError) {
    let (login, name) = (cursor.text(0), cursor.text(3))
    let known = site.authors[login]
    if known == nil {
      hasNews = true
      hasLateNames = hasLateNames || !site.posts.isEmpty || existing != nil
    }
    let author = SiteKeys.Author(
      key: known?.key ?? counts.next(\.authors),
      displayName: name.isEmpty ? known?.displayName ?? "" : name)
    site.authors[login] = author
    try insert.authors.bind(1, author.key)
    try insert.authors.bind(2, site.key)
    try insert.authors.bind(3, source)
    try cursor.write(insert.authors, from: 4)
  }

  private func termIdentity(_ cursor: RowCursor) -> SiteKeys.TermIdentity {
    SiteKeys.TermIdentity(taxonomy: cursor.text(0), slug: cursor.text(1), name: cursor.text(2))
  }

  private func writeTerm(
    of site: SiteKeys, from source: Int?, _ cursor: inout RowCursor
  ) throws(SQLiteError) {
    let identity = termIdentity(cursor)
    let known = site.terms[identity]
    if known == nil {
      hasNews = true
      hasLateNames = hasLateNames || !site.posts.isEmpty || existing != nil
    }
    let key = known ?? counts.next(\.terms)
    site.terms[identity] = key
    cursor.begin(key)
    try insert.terms.bind(1, key)
    try insert.terms.bind(2, site.key)
    try insert.terms.bind(3, source)
    try cursor.write(insert.terms, from: 4)
  }

  // The first cells of a post are, in this order: fingerprint, id, author, parent, featured_media.

  private func writePost(
    of site: SiteKeys, from source: Int?, _ cursor: inout RowCursor
  ) throws(SQLiteError) {
    let id = cursor.integer(1)
    switch try existing?.match(
      siteKey: site.key, id: id, fingerprint: cursor.integer(0) ?? 0)
    {
    case .same(let key):
      if let id { site.posts[id] = min(key, site.posts[id] ?? key) }
      return cursor.skipPost()
    case .changed(let key):
      let keys = try existing?.clear(post: key) ?? [:]
      cursor.begin(key, commentKeys: commentKeys(for: cursor.commentIDs, reusing: keys))
    case .none?, nil:
      cursor.begin(counts.next(\.posts), lastCommentKey: counts.comments)
      counts.comments += cursor.commentIDs.count
    }
    hasNews = true
    let key = cursor.key
    if let id { site.posts[id] = min(key, site.posts[id] ?? key) }
    // A post cannot be its own parent.
    let parent = cursor.integer(3).flatMap { $0 == 0 || $0 == id ? nil : $0 }
    let media = cursor.integer(4).flatMap { $0 == 0 ? nil : $0 }
    // If the database existed, the first post with an id may be an old row; `settleReferences`
    // finds it.
    let isNew = existing == nil
    try insert.posts.bind(1, key)
    try insert.posts.bind(2, site.key)
    try insert.posts.bind(3, source)
    try insert.posts.bind(4, site.authors[cursor.text(2)]?.key)
    try insert.posts.bind(5, isNew ? parent.flatMap { site.posts[$0] } : nil)
    try insert.posts.bind(6, isNew ? media.flatMap { site.posts[$0] } : nil)
    try cursor.write(insert.posts, from: 7)
  }

  /// The keys of a post's comments: the keys that they already have, by their WordPress ids, or new
  /// ones.
  private func commentKeys(for ids: [Int?], reusing keys: [Int: [Int]]) -> [Int] {
    var keys = keys
    return ids.map { id in
      guard let id, let first = keys[id]?.first else { return counts.next(\.comments) }
      keys[id]?.removeFirst()
      return first
    }
  }

  private func writeSearchText(of site: SiteKeys, _ cursor: RowCursor) throws(SQLiteError) {
    try insert.searchText?.bind(1, counts.next(\.searchText))
    try insert.searchText?.bind(2, cursor.key)
    try insert.searchText?.bind(3, cursor.commentKey(cursor.row.comment))
    // Here a post has the login of its author, but readers know the display name.
    let name = cursor.row.comment == 0 ? site.authors[cursor.text(0)]?.displayName ?? "" : ""
    if name.isEmpty {
      try insert.searchText?.write(cursor, from: 4)
    } else {
      try insert.searchText?.bind(copying: 4, name)
      try insert.searchText?.write(cursor, from: 5, without: 1)
    }
  }
}
