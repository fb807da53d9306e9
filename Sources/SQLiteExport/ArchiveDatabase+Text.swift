import PostContent

// Texts without markup, for databases that were written without them.
extension ArchiveDatabase {
  /// Adds the columns of texts without markup, unless they exist.
  static func addText(to connection: borrowing SQLiteConnection) throws(SQLiteError) {
    if try connection.hasColumn("text", of: "posts") { return }
    try connection.execute(Schema.textColumns)
    var plainText = PlainText()
    for (table, key) in [("posts", "post_key"), ("comments", "comment_key")] {
      let rows = try connection.prepare(
        "SELECT \(key), content FROM \(table) WHERE \(key) > ? ORDER BY \(key) LIMIT 1")
      let update = try connection.prepare("UPDATE \(table) SET text = ?1 WHERE \(key) = ?2")
      var last = Int.min
      while true {
        try rows.bind(1, last)
        guard try rows.step() else { break }
        last = rows.integer(0) ?? 0
        try update.bind(copying: 1, plainText.text(of: rows.text(1)))
        rows.reset()
        try update.bind(2, last)
        try update.run()
      }
    }
  }

  /// Makes the search texts of a database that was written without them.
  func searchTextOfAll() throws(SQLiteError) {
    let rows = try connection.prepare(
      """
      SELECT post_key, NULL, author, title, content FROM posts
      UNION ALL
      SELECT post_key, comment_key, author_name, '', content FROM comments
      ORDER BY 1, 2
      """)
    let insertion = try connection.prepare(Table.searchText.insertion())
    var plainText = PlainText()
    while try rows.step() {
      let (author, title) = (rows.text(2), rows.text(3))
      let text = plainText.text(of: rows.text(4))
      var words = WordForms()
      for part in [author, title, text] { words.add(part.utf8.span) }
      try insertion.bind(1, counts.next(\.searchText))
      try insertion.bind(2, rows.integer(0))
      try insertion.bind(3, rows.integer(1))
      for (parameter, part) in zip(4..., [author, title, text, words.text]) {
        try insertion.bind(copying: parameter, part)
      }
      try insertion.run()
    }
  }
}

extension PlainText {
  fileprivate mutating func text(of markup: String) -> String {
    var text = ""
    strip(markup) { text = String(decoding: $0, as: UTF8.self) }
    return text
  }
}

extension WordForms {
  fileprivate var text: String {
    var text = ""
    withBytes { text = String(decoding: $0, as: UTF8.self) }
    return text
  }
}
