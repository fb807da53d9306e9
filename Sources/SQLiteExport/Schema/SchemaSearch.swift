/// What `--search` adds: text without markup, and its index.
extension Schema {
  static let searchTable = """
    CREATE TABLE search_text (
      search_key INTEGER PRIMARY KEY,
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      comment_key INTEGER REFERENCES comments (comment_key), -- NULL where it is the text of the post itself
      author TEXT NOT NULL,
      title TEXT NOT NULL,
      text TEXT NOT NULL -- without tags, block comments and shortcodes
    ) STRICT;

    """

  /// Made when all rows are there; from then on triggers keep it up.
  static let searchIndex = """
    CREATE INDEX search_text_by_post ON search_text (post_key);
    CREATE INDEX search_text_by_comment ON search_text (comment_key) WHERE comment_key IS NOT NULL;
    CREATE VIRTUAL TABLE search USING fts5 (
      author, title, text,
      content="search_text", content_rowid="search_key", tokenize="unicode61 remove_diacritics 2"
    );
    INSERT INTO search (search) VALUES ('rebuild');
    CREATE TRIGGER search_text_inserted AFTER INSERT ON search_text BEGIN
      INSERT INTO search (rowid, author, title, text)
      VALUES (new.search_key, new.author, new.title, new.text);
    END;
    CREATE TRIGGER search_text_deleted AFTER DELETE ON search_text BEGIN
      INSERT INTO search (search, rowid, author, title, text)
      VALUES ('delete', old.search_key, old.author, old.title, old.text);
    END;
    CREATE TRIGGER search_text_updated AFTER UPDATE ON search_text BEGIN
      INSERT INTO search (search, rowid, author, title, text)
      VALUES ('delete', old.search_key, old.author, old.title, old.text);
      INSERT INTO search (rowid, author, title, text)
      VALUES (new.search_key, new.author, new.title, new.text);
    END;

    """
}
