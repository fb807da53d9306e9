/// The tables, their indexes, and the marks that identify a database of wxr2.
///
/// Columns have the names of the model, which are those of the JSON. `id`, `parent` and
/// `featured_media` are WordPress's own numbers. Keys of the database have names that end in
/// `_key`. They identify rows where WordPress's numbers do not, for example with several sites in
/// one database. Every table has its large texts last, so that a query for other columns need not
/// read them.
enum Schema {
  /// `wxr2` in ASCII, in the header of the file.
  static let applicationID = 0x7778_7232
  /// It increases when programs that read the database have to be changed.
  static let version = 2

  static let tables = """
    CREATE TABLE sites (
      site_key INTEGER PRIMARY KEY,
      -- What tells the site from others: base_blog_url, else base_site_url, else link, else the input.
      site TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      link TEXT NOT NULL,
      description TEXT NOT NULL,
      language TEXT NOT NULL,
      generator TEXT NOT NULL,
      wxr_version TEXT NOT NULL,
      base_site_url TEXT NOT NULL,
      base_blog_url TEXT NOT NULL,
      exported_at TEXT, -- UTC
      extra TEXT NOT NULL, -- JSON
      raw TEXT NOT NULL -- JSON: the stored text of the columns whose value is not exactly it
    ) STRICT;

    CREATE TABLE authors (
      author_key INTEGER PRIMARY KEY,
      site_key INTEGER NOT NULL REFERENCES sites (site_key),
      import_key INTEGER REFERENCES wxr2_import (import_key), -- where it was read first
      id INTEGER, -- WordPress's
      login TEXT NOT NULL,
      email TEXT NOT NULL,
      display_name TEXT NOT NULL,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      extra TEXT NOT NULL, -- JSON
      raw TEXT NOT NULL -- JSON
    ) STRICT;

    CREATE TABLE terms (
      term_key INTEGER PRIMARY KEY,
      site_key INTEGER NOT NULL REFERENCES sites (site_key),
      import_key INTEGER REFERENCES wxr2_import (import_key), -- where it was read first
      id INTEGER, -- WordPress's
      taxonomy TEXT NOT NULL, -- category, post_tag, nav_menu or what a plugin registered
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      parent_slug TEXT NOT NULL, -- in WXR 1.0 the parent's name
      parent_key INTEGER REFERENCES terms (term_key),
      extra TEXT NOT NULL, -- JSON
      raw TEXT NOT NULL, -- JSON
      description TEXT NOT NULL
    ) STRICT;

    CREATE TABLE term_meta (
      term_key INTEGER NOT NULL REFERENCES terms (term_key),
      position INTEGER NOT NULL, -- in the archive's order, from 1; keys repeat
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      data TEXT, -- JSON: what a value means that PHP serialised, or that is JSON
      PRIMARY KEY (term_key, position)
    ) STRICT;

    CREATE TABLE posts (
      post_key INTEGER PRIMARY KEY,
      site_key INTEGER NOT NULL REFERENCES sites (site_key),
      import_key INTEGER REFERENCES wxr2_import (import_key), -- where it was read last
      id INTEGER, -- WordPress's
      type TEXT NOT NULL, -- post, page, attachment, nav_menu_item or what a plugin registered
      status TEXT NOT NULL, -- publish, draft, pending, private, future, inherit, trash, …
      title TEXT NOT NULL,
      slug TEXT NOT NULL,
      link TEXT NOT NULL,
      guid TEXT NOT NULL,
      author TEXT NOT NULL, -- the login
      author_key INTEGER REFERENCES authors (author_key), -- NULL when not declared
      date TEXT, -- by the blog's wall clock
      date_gmt TEXT,
      time INTEGER, -- date_gmt in seconds since 1970
      modified TEXT,
      modified_gmt TEXT,
      parent INTEGER, -- WordPress's id
      parent_key INTEGER REFERENCES posts (post_key), -- NULL when absent
      menu_order INTEGER,
      comment_status TEXT NOT NULL,
      ping_status TEXT NOT NULL,
      password TEXT NOT NULL,
      sticky INTEGER NOT NULL, -- 0 or 1
      format TEXT NOT NULL,
      featured_media INTEGER, -- WordPress's id
      featured_media_key INTEGER REFERENCES posts (post_key), -- NULL when absent
      attachment_url TEXT NOT NULL,
      fingerprint INTEGER NOT NULL, -- of all that belongs to the post, for --append
      extra TEXT NOT NULL, -- JSON
      raw TEXT NOT NULL, -- JSON
      reblog TEXT, -- JSON: the source of a post that reblogs another one
      excerpt TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;

    CREATE TABLE post_terms (
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      position INTEGER NOT NULL, -- in the archive's order, from 1
      term_key INTEGER REFERENCES terms (term_key), -- NULL when not declared
      taxonomy TEXT NOT NULL,
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      raw TEXT NOT NULL, -- JSON
      PRIMARY KEY (post_key, position)
    ) STRICT;

    CREATE TABLE post_meta (
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      position INTEGER NOT NULL, -- in the archive's order, from 1; keys repeat
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      data TEXT, -- JSON: what a value means that PHP serialised, or that is JSON
      PRIMARY KEY (post_key, position)
    ) STRICT;

    CREATE TABLE comments (
      comment_key INTEGER PRIMARY KEY,
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      id INTEGER, -- WordPress's
      kind TEXT NOT NULL, -- comment, reblog, pingback, trackback, note, other
      type TEXT NOT NULL, -- as stored
      status TEXT NOT NULL, -- approved, hold, spam, trash, post-trashed; empty is shown as approved
      parent INTEGER, -- WordPress's id of the comment that this one answers
      parent_key INTEGER REFERENCES comments (comment_key), -- NULL at the top, or absent
      place INTEGER NOT NULL, -- in the post's threads, counted from 1
      depth INTEGER NOT NULL, -- 0 at the top of a thread
      is_shown INTEGER NOT NULL, -- 1 where visitors see it
      user_id INTEGER,
      author_name TEXT NOT NULL,
      author_email TEXT NOT NULL,
      author_url TEXT NOT NULL,
      author_ip TEXT NOT NULL,
      date TEXT, -- by the blog's wall clock
      date_gmt TEXT,
      time INTEGER, -- date_gmt in seconds since 1970
      extra TEXT NOT NULL, -- JSON
      raw TEXT NOT NULL, -- JSON
      reblog TEXT, -- JSON: who reblogged the post, and with what words
      content TEXT NOT NULL
    ) STRICT;

    CREATE TABLE comment_meta (
      comment_key INTEGER NOT NULL REFERENCES comments (comment_key),
      position INTEGER NOT NULL, -- in the archive's order, from 1; keys repeat
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      data TEXT, -- JSON: what a value means that PHP serialised, or that is JSON
      PRIMARY KEY (comment_key, position)
    ) STRICT;

    CREATE TABLE wxr2_import (
      import_key INTEGER PRIMARY KEY,
      input TEXT NOT NULL UNIQUE, -- as it was named; in a zip, tar or folder with the file in it
      byte_count INTEGER NOT NULL, -- decompressed
      wxr2_version TEXT NOT NULL,
      imported_at TEXT NOT NULL -- UTC
    ) STRICT;

    CREATE TABLE diagnostics (
      diagnostic_key INTEGER PRIMARY KEY,
      import_key INTEGER REFERENCES wxr2_import (import_key), -- NULL where it is about no input that was read
      severity TEXT NOT NULL, -- information, warning, error
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      file TEXT NOT NULL,
      line INTEGER,
      byte_offset INTEGER,
      item_id INTEGER, -- WordPress's id of the post
      item_title TEXT NOT NULL,
      count INTEGER NOT NULL
    ) STRICT;

    """

  /// What `--text` adds to the tables.
  static let textColumns = """
    -- The content without tags, block comments and shortcodes.
    ALTER TABLE posts ADD COLUMN text TEXT NOT NULL DEFAULT '';
    ALTER TABLE comments ADD COLUMN text TEXT NOT NULL DEFAULT '';

    """

  /// What `--no-links` leaves out.
  static let links = """
    CREATE TABLE links (
      link_key INTEGER PRIMARY KEY, -- in the order of the text, a post before its comments
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      comment_key INTEGER REFERENCES comments (comment_key), -- NULL where it is in the post itself
      kind TEXT NOT NULL, -- link, image, embed, enclosure
      target_key INTEGER REFERENCES posts (post_key), -- the post or attachment that it leads to
      host TEXT NOT NULL, -- in small letters; empty for a relative or mail address
      address TEXT NOT NULL
    ) STRICT;

    """

  /// Indexes that grow with the rows: those of tables with large rows, because reading such a table
  /// again is expensive, and those whose entries come in order.
  ///
  /// There is an index for each reference, which keeps `DELETE` and joins fast, and for common
  /// queries.
  static let growingIndexes = """
    CREATE INDEX posts_by_id ON posts (site_key, id);
    CREATE INDEX posts_by_type ON posts (type, status, date);
    CREATE INDEX posts_by_link ON posts (link);
    CREATE INDEX posts_by_author ON posts (author_key);
    CREATE INDEX posts_by_attachment_url ON posts (attachment_url) WHERE attachment_url <> '';
    CREATE INDEX posts_by_parent ON posts (parent_key) WHERE parent_key IS NOT NULL;
    CREATE INDEX posts_by_featured_media ON posts (featured_media_key)
      WHERE featured_media_key IS NOT NULL;
    CREATE INDEX comments_by_post ON comments (post_key, place);
    CREATE INDEX comments_by_parent ON comments (parent_key) WHERE parent_key IS NOT NULL;
    CREATE INDEX comments_by_kind ON comments (kind) WHERE kind <> 'comment';

    """

  static let linkIndexes = """
    CREATE INDEX links_by_post ON links (post_key);
    CREATE INDEX links_by_comment ON links (comment_key) WHERE comment_key IS NOT NULL;
    CREATE INDEX links_by_target ON links (target_key) WHERE target_key IS NOT NULL;

    """

  /// Indexes that are sorted after all rows are written.
  static let sortedIndexes = """
    CREATE INDEX authors_by_login ON authors (site_key, login);
    CREATE INDEX terms_by_slug ON terms (site_key, taxonomy, slug);
    CREATE INDEX terms_by_parent ON terms (parent_key) WHERE parent_key IS NOT NULL;
    CREATE INDEX post_terms_by_term ON post_terms (term_key);
    CREATE INDEX post_terms_by_slug ON post_terms (taxonomy, slug);
    CREATE INDEX post_meta_by_key ON post_meta (key);
    CREATE INDEX comments_by_email ON comments (author_email);
    CREATE INDEX comment_meta_by_key ON comment_meta (key);

    """
}

/// A table for records of the archive.
enum Table: UInt8, CaseIterable {
  case sites, authors, terms, termMeta, posts, postTerms, postMeta, comments, commentMeta, links,
    searchText

  var name: String {
    switch self {
    case .sites: "sites"
    case .authors: "authors"
    case .terms: "terms"
    case .termMeta: "term_meta"
    case .posts: "posts"
    case .postTerms: "post_terms"
    case .postMeta: "post_meta"
    case .comments: "comments"
    case .commentMeta: "comment_meta"
    case .links: "links"
    case .searchText: "search_text"
    }
  }

  /// The columns for keys of the database, which are known only when the row is written.
  var keys: [String] {
    switch self {
    case .sites: ["site_key", "site"]
    case .authors: ["author_key", "site_key", "import_key"]
    case .terms: ["term_key", "site_key", "import_key"]
    case .termMeta: ["term_key", "position"]
    case .posts:
      ["post_key", "site_key", "import_key", "author_key", "parent_key", "featured_media_key"]
    case .postTerms: ["post_key", "position", "term_key"]
    case .postMeta: ["post_key", "position"]
    case .comments: ["comment_key", "post_key", "parent_key"]
    case .commentMeta: ["comment_key", "position"]
    case .links: ["link_key", "post_key", "comment_key"]
    case .searchText: ["search_key", "post_key", "comment_key"]
    }
  }

  /// The columns for the cells of an encoded row, in their order.
  var columns: [String] {
    switch self {
    case .sites:
      [
        "title", "link", "description", "language", "generator", "wxr_version", "base_site_url",
        "base_blog_url", "exported_at", "extra", "raw",
      ]
    case .authors:
      ["login", "id", "email", "display_name", "first_name", "last_name", "extra", "raw"]
    case .terms:
      ["taxonomy", "slug", "name", "id", "parent_slug", "description", "extra", "raw"]
    case .termMeta, .postMeta, .commentMeta: ["key", "value", "data"]
    case .posts:
      [
        "fingerprint", "id", "author", "parent", "featured_media", "type", "status", "title",
        "slug", "link", "guid", "date", "date_gmt", "time", "modified", "modified_gmt", "content",
        "excerpt", "menu_order", "comment_status", "ping_status", "password", "sticky", "format",
        "attachment_url", "reblog", "extra", "raw",
      ]
    case .postTerms: ["taxonomy", "slug", "name", "raw"]
    case .comments:
      [
        "id", "parent", "place", "depth", "is_shown", "kind", "type", "status", "user_id",
        "author_name", "author_email", "author_url", "author_ip", "date", "date_gmt", "time",
        "content", "reblog", "extra", "raw",
      ]
    case .links: ["kind", "address", "host"]
    case .searchText: ["author", "title", "text", "words"]
    }
  }

  /// The statement that writes a row: keys first, then cells.
  ///
  /// A site, an author or a term may come again. Its new values replace the old ones; if a new
  /// value is empty, the old one stays. A post that comes again to an existing database replaces
  /// the old one as a whole.
  ///
  /// - Parameters:
  ///   - replacesPosts: Whether a post replaces the one with its key.
  ///   - hasText: Whether posts and comments have their text without markup, too.
  /// - Returns: The statement.
  func insertion(replacesPosts: Bool = false, hasText: Bool = false) -> String {
    let text = hasText && (self == .posts || self == .comments) ? ["text"] : []
    let names = keys + columns + text
    let marks = repeatElement("?", count: names.count).joined(separator: ", ")
    let isReplacing = self == .posts && replacesPosts
    let insertion = """
      INSERT \(isReplacing ? "OR REPLACE " : "")INTO \(name) (\(names.joined(separator: ", "))) \
      VALUES (\(marks))
      """
    switch self {
    case .sites, .authors, .terms: return insertion + " ON CONFLICT DO UPDATE SET " + merge
    default: return insertion
    }
  }

  /// The clause that merges a row into the existing row of the same site, author or term.
  private var merge: String {
    let texts = columns.filter { !["id", "exported_at", "extra", "raw"].contains($0) }
    let numbers = columns.filter { ["id", "exported_at"].contains($0) }
    let parts =
      texts.map { "\($0) = CASE excluded.\($0) WHEN '' THEN \($0) ELSE excluded.\($0) END" }
      + numbers.map { "\($0) = coalesce(excluded.\($0), \($0))" }
      + ["extra = CASE excluded.extra WHEN '[]' THEN extra ELSE excluded.extra END"]
    // A stored text stays together with its value.
    let values = texts.map { "WHEN '\($0)' THEN excluded.\($0)" }.joined(separator: " ")
    let raw = """
      raw = CASE WHEN raw IN ('{}', excluded.raw) THEN excluded.raw ELSE (
        SELECT json_group_object(key, value) FROM (
          SELECT key, value FROM json_each(excluded.raw)
          UNION ALL
          SELECT old.key, old.value FROM json_each(\(name).raw) AS old
          WHERE CASE old.key \(values) ELSE '' END = ''
            AND old.key NOT IN (SELECT key FROM json_each(excluded.raw))
        )
      ) END
      """
    return (parts + [raw]).joined(separator: ", ")
  }
}
