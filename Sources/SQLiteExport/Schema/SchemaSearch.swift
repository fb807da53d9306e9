/// What `--search` adds: text without markup, and its index.
extension Schema {
  static let searchTable = """
    CREATE TABLE search_text (
      search_key INTEGER PRIMARY KEY,
      post_key INTEGER NOT NULL REFERENCES posts (post_key),
      comment_key INTEGER REFERENCES comments (comment_key), -- NULL where it is the text of the post itself
      author TEXT NOT NULL,
      title TEXT NOT NULL,
      text TEXT NOT NULL, -- without tags, block comments and shortcodes
      words TEXT NOT NULL -- further forms under which words are found, such as those inside Chinese sentences
    ) STRICT;

    """

  /// Made when all rows are there; from then on triggers keep it up.
  ///
  /// Marks (Mn, Mc) belong to their words: without this, the vowels of Hindi, Thai, Arabic and Hebrew
  /// would cut words into pieces.
  static let searchIndex = """
    CREATE INDEX search_text_by_post ON search_text (post_key);
    CREATE INDEX search_text_by_comment ON search_text (comment_key) WHERE comment_key IS NOT NULL;
    CREATE VIRTUAL TABLE search USING fts5 (
      author, title, text, words,
      content="search_text", content_rowid="search_key",
      tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
    INSERT INTO search (search) VALUES ('rebuild');
    CREATE TRIGGER search_text_inserted AFTER INSERT ON search_text BEGIN
      INSERT INTO search (rowid, author, title, text, words)
      VALUES (new.search_key, new.author, new.title, new.text, new.words);
    END;
    CREATE TRIGGER search_text_deleted AFTER DELETE ON search_text BEGIN
      INSERT INTO search (search, rowid, author, title, text, words)
      VALUES ('delete', old.search_key, old.author, old.title, old.text, old.words);
    END;
    CREATE TRIGGER search_text_updated AFTER UPDATE ON search_text BEGIN
      INSERT INTO search (search, rowid, author, title, text, words)
      VALUES ('delete', old.search_key, old.author, old.title, old.text, old.words);
      INSERT INTO search (rowid, author, title, text, words)
      VALUES (new.search_key, new.author, new.title, new.text, new.words);
    END;

    """
}
