// The posts that links lead to.
extension ArchiveDatabase {
  /// How many links are looked at before those with a target are updated.
  private static let batchSize = 10_000

  /// Finds the targets of links that have none: posts and attachments of the sites in the database.
  func settleLinks() throws(SQLiteError) {
    let targets = try LinkTargets(of: connection)
    let rows = try connection.prepare(
      """
      SELECT link_key, address, CASE host WHEN '' THEN
        (SELECT site_key FROM posts AS p WHERE p.post_key = links.post_key) END
      FROM links
      WHERE link_key > ?1 AND target_key IS NULL
        AND (host IN (SELECT value FROM json_each(?2)) OR host = '' AND substr(address, 1, 1) = '/')
      ORDER BY link_key LIMIT \(Self.batchSize)
      """)
    try rows.bind(copying: 2, targets.hostsAsJSON)
    let update = try connection.prepare("UPDATE links SET target_key = ? WHERE link_key = ?")
    var last = 0
    var count = 0
    repeat {
      try rows.bind(1, last)
      count = 0
      var found: [(target: Int, link: Int)] = []
      while try rows.step() {
        last = rows.integer(0) ?? last
        count += 1
        let site = rows.integer(2)
        let target = rows.withText(1) { address in
          Result { () throws(SQLiteError) in
            try targets.target(of: address.bindMemory(to: UInt8.self), from: site)
          }
        }
        if let target = try target.get() { found.append((target, last)) }
      }
      for (target, link) in found {
        try update.bind(1, target)
        try update.bind(2, link)
        try update.run()
      }
    } while count == Self.batchSize
  }
}
