import ByteText

/// The posts and attachments that an address may lead to, by hashes of their own addresses.
struct LinkTargets: ~Copyable {
  private let sites: LinkSites
  /// The first post or attachment with each address.
  private let posts: [Int: Int]
  /// The attachments that WordPress made smaller, by the address of what they were made from.
  private let originals: [Int: Int]
  private let byID: SQLiteStatement

  /// The hosts of the sites, with and without `www.`, as a JSON array.
  var hostsAsJSON: String {
    var json = JSONWriter()
    json.beginArray()
    for host in sites.hosts.sorted() { json.string(host) }
    json.endArray()
    return json.finish().withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The post that an address leads to.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - site: The site that a relative address belongs to.
  /// - Returns: The key of the post.
  /// - Throws: The reason why the database cannot be read.
  func target(
    of address: UnsafeBufferPointer<UInt8>, from site: Int?
  ) throws(SQLiteError) -> Int? {
    guard let site else { return try target(of: WebAddress(address)) }
    guard let origin = sites.origins[site] else { return nil }
    let whole = origin + address
    let result = whole.withUnsafeBufferPointer { bytes in
      Result { () throws(SQLiteError) in try target(of: WebAddress(bytes)) }
    }
    return try result.get()
  }

  private func target(of address: WebAddress) throws(SQLiteError) -> Int? {
    let host = address.site
    let page = address.page(on: host)
    let found =
      posts[page] ?? originals[page]
      ?? address.pageWithoutQuery(on: host).flatMap { posts[$0] }
      ?? address.original(on: host).flatMap { posts[$0] ?? originals[$0] }
    if let found { return found }
    guard let id = address.postID, let site = sites.keys[host] else { return nil }
    try byID.bind(1, site)
    try byID.bind(2, id)
    defer { byID.reset() }
    return try byID.step() ? byID.integer(0) : nil
  }
}

extension LinkTargets {
  init(of connection: borrowing SQLiteConnection) throws(SQLiteError) {
    var posts: [Int: Int] = [:]
    var originals: [Int: Int] = [:]
    // Both queries are answered by an index alone.
    for column in ["link", "attachment_url"] {
      let rows = try connection.prepare(
        "SELECT \(column), post_key FROM posts WHERE \(column) <> '' ORDER BY \(column)")
      while try rows.step() {
        guard let key = rows.integer(1) else { continue }
        rows.withText(0) { bytes in
          let address = WebAddress(bytes.bindMemory(to: UInt8.self))
          let host = address.site
          let page = address.page(on: host)
          posts[page] = min(key, posts[page] ?? key)
          if column == "attachment_url", let original = address.original(on: host) {
            originals[original] = min(key, originals[original] ?? key)
          }
        }
      }
    }
    let sites = try LinkSites(of: connection)
    let byID = try connection.prepare(
      "SELECT min(post_key) FROM posts WHERE site_key = ? AND id = ?")
    self.init(sites: sites, posts: posts, originals: originals, byID: byID)
  }
}

/// The sites of the database, as addresses name them.
private struct LinkSites {
  /// The key of the first site with a host, by its hash.
  private(set) var keys: [Int: Int] = [:]
  /// The beginning of the addresses of each site.
  private(set) var origins: [Int: [UInt8]] = [:]
  private(set) var hosts: Set<String> = []

  init(of connection: borrowing SQLiteConnection) throws(SQLiteError) {
    let rows = try connection.prepare(
      "SELECT site_key, base_blog_url, link, base_site_url FROM sites ORDER BY site_key")
    while try rows.step() {
      guard let key = rows.integer(0) else { continue }
      for column in 1...3 { add(key, rows.bytes(column)) }
    }
  }

  private mutating func add(_ key: Int, _ address: [UInt8]) {
    address.withUnsafeBufferPointer { bytes in
      let address = WebAddress(bytes)
      address.withHost { host in
        if host.isEmpty { return }
        let name = String(decoding: host, as: UTF8.self)
        let bare = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
        hosts.formUnion([bare, "www." + bare])
        if origins[key] == nil { origins[key] = Array("http://".utf8) + host }
        if keys[address.site] == nil { keys[address.site] = key }
      }
    }
  }
}
