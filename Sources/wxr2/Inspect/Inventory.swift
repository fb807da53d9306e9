import SiteModel
import WXRReader

/// What the archives of one site hold, counted.
///
/// Batches are counted where they are parsed and the counts merged in the archives' order, so that
/// no post is held and the number of threads does not show.
struct Inventory: Sendable {
  /// What tells the site from others; see `RecordBatch.siteKey`.
  private(set) var key = ""
  private(set) var site = Site()
  private(set) var files: [FileTally] = []
  /// Types by statuses.
  private(set) var posts = CrossTally()
  /// Kinds by statuses, of all posts' comments.
  private(set) var comments = CrossTally()
  private(set) var authors = AuthorTally()
  private(set) var terms = TermTally()
  private(set) var years = YearTally()
  private(set) var attachments = AttachmentTally()
  /// Posts that reblog another blog's.
  private(set) var reblogCount = 0
  private(set) var postMetas = MetaTally()
  private(set) var commentMetas = MetaTally()
  private(set) var largest = LargestPosts()

  /// Counts the records of a batch.
  init(of records: [Record]) {
    for record in records {
      switch record {
      case .site(let site): self.site = site
      case .author(let author): authors.declare(author)
      case .term(let term): terms.declare(term)
      case .post(let post): add(post)
      case .diagnostic: break
      }
    }
  }

  init(key: String) {
    self.key = key
  }

  private mutating func add(_ post: Post) {
    posts.add(row: post.type, column: post.status)
    for comment in post.comments {
      comments.add(row: comment.kind.rawValue, column: comment.status)
      commentMetas.add(comment.meta)
    }
    authors.addPost(by: post.author)
    for term in post.terms { terms.use(term) }
    years.add(post)
    if post.type == "attachment" { attachments.add(post) }
    if post.reblog != nil { reblogCount += 1 }
    postMetas.add(post.meta)
    largest.add(post)
  }

  /// Takes the counts of a later batch in.
  mutating func merge(_ later: Inventory, of place: RecordBatch.Place) {
    // The reader tells a site again, in full, when a part of the archive adds to it.
    if later.site != Site() { site = later.site }
    if files.last?.index != place.fileIndex {
      files.append(FileTally(index: place.fileIndex, name: place.file))
    }
    files[files.count - 1].byteCount = place.endOffset
    posts.merge(later.posts)
    comments.merge(later.comments)
    authors.merge(later.authors)
    terms.merge(later.terms)
    years.merge(later.years)
    attachments.merge(later.attachments)
    reblogCount += later.reblogCount
    postMetas.merge(later.postMetas)
    commentMetas.merge(later.commentMetas)
    largest.merge(later.largest)
  }
}

/// The inventories of all sites, in the order in which the sites are met.
struct Inventories {
  private(set) var all: [Inventory] = []
  private var places: [String: Int] = [:]

  mutating func add(_ batch: Inventory, of place: RecordBatch.Place) {
    let index = places[place.siteKey, default: all.count]
    if index == all.count {
      places[place.siteKey] = index
      all.append(Inventory(key: place.siteKey))
    }
    all[index].merge(batch, of: place)
  }
}

/// An input of a site.
struct FileTally: Sendable {
  /// The number of the input, counted from 0.
  var index: Int
  var name: String
  /// How far the reading came, in decompressed bytes: up to the last tag.
  var byteCount = 0
}

/// A name with how often it was met.
struct Ranked: Equatable {
  var name: String
  var count: Int

  /// The most frequent first; equally frequent ones by name.
  static func all(_ counts: [String: Int]) -> [Ranked] {
    counts.map { Ranked(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}

/// Counts by two names.
struct CrossTally: Sendable {
  private var counts: [Cell: Int] = [:]

  struct Cell: Hashable {
    var row: String
    var column: String
  }

  mutating func add(row: String, column: String, _ count: Int = 1) {
    counts[Cell(row: row, column: column), default: 0] += count
  }

  mutating func merge(_ other: CrossTally) {
    for (cell, count) in other.counts { counts[cell, default: 0] += count }
  }

  subscript(row: String, column: String) -> Int {
    counts[Cell(row: row, column: column), default: 0]
  }

  var total: Int { counts.values.reduce(0, +) }
  var rows: [Ranked] { Ranked.all(sums(\.row)) }
  var columns: [Ranked] { Ranked.all(sums(\.column)) }

  /// The most frequent cell first; equally frequent ones by row and column.
  var cells: [(cell: Cell, count: Int)] {
    counts.map { (cell: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.cell.row, $0.cell.column) < ($0.count, $1.cell.row, $1.cell.column) }
  }

  /// The same counts with one column under another name, which may be a column already.
  func renaming(column old: String, to new: String) -> CrossTally {
    var result = CrossTally()
    for (cell, count) in cells {
      result.add(row: cell.row, column: cell.column == old ? new : cell.column, count)
    }
    return result
  }

  private func sums(_ name: KeyPath<Cell, String>) -> [String: Int] {
    var sums: [String: Int] = [:]
    for (cell, count) in cells { sums[cell[keyPath: name], default: 0] += count }
    return sums
  }
}

/// The authors that are declared and those that posts name.
struct AuthorTally: Sendable {
  /// Display names by login.
  private var declared: [String: String] = [:]
  private var posts: [String: Int] = [:]

  struct Row {
    var login: String
    var displayName: String
    var isDeclared: Bool
    var postCount: Int
  }

  mutating func declare(_ author: Author) { declared[author.login] = author.displayName }

  mutating func addPost(by login: String) { posts[login, default: 0] += 1 }

  mutating func merge(_ later: AuthorTally) {
    declared.merge(later.declared) { $1 }
    posts.merge(later.posts, uniquingKeysWith: +)
  }

  /// The authors with most posts first.
  var rows: [Row] {
    let counts = posts.merging(declared.mapValues { _ in 0 }, uniquingKeysWith: +)
    return Ranked.all(counts).map { author in
      Row(
        login: author.name, displayName: declared[author.name] ?? "",
        isDeclared: declared[author.name] != nil, postCount: author.count)
    }
  }
}

/// The terms that are declared and those that posts are filed under.
struct TermTally: Sendable {
  private var taxonomies: [String: Taxonomy] = [:]

  private struct Taxonomy {
    /// Each with its metas, counted.
    var declared: [TermName: MetaTally] = [:]
    var used: Set<TermName> = []
  }

  /// What tells the terms of a taxonomy apart: the slug, else the name.
  private struct TermName: Hashable {
    var slug: String
    var name: String

    init(slug: String, name: String) {
      self.slug = slug
      self.name = slug.isEmpty ? name : ""
    }
  }

  struct Row {
    var taxonomy: String
    var declaredCount: Int
    /// Different terms that posts are filed under, declared or not.
    var usedCount: Int
    var undeclaredCount: Int

    fileprivate var termCount: Int { declaredCount + undeclaredCount }
  }

  mutating func declare(_ term: Term) {
    var metas = MetaTally()
    metas.add(term.meta)
    taxonomies[term.taxonomy, default: Taxonomy()]
      .declared[TermName(slug: term.slug, name: term.name)] = metas
  }

  mutating func use(_ term: PostTerm) {
    taxonomies[term.taxonomy, default: Taxonomy()]
      .used.insert(TermName(slug: term.slug, name: term.name))
  }

  mutating func merge(_ later: TermTally) {
    for (name, taxonomy) in later.taxonomies {
      taxonomies[name, default: Taxonomy()].declared.merge(taxonomy.declared) { $1 }
      taxonomies[name, default: Taxonomy()].used.formUnion(taxonomy.used)
    }
  }

  /// The taxonomies with most terms, declared or used, first.
  var rows: [Row] {
    let rows = taxonomies.map { name, taxonomy in
      Row(
        taxonomy: name, declaredCount: taxonomy.declared.count, usedCount: taxonomy.used.count,
        undeclaredCount: taxonomy.used.count { taxonomy.declared[$0] == nil })
    }
    return rows.sorted { ($1.termCount, $0.taxonomy) < ($0.termCount, $1.taxonomy) }
  }

  var metas: MetaTally {
    var metas = MetaTally()
    for taxonomy in taxonomies.values {
      for tally in taxonomy.declared.values { metas.merge(tally) }
    }
    return metas
  }
}

/// Posts by the year of their date in UTC, else of their date.
///
/// Attachments and menu items are left out: they do not tell when somebody wrote.
struct YearTally: Sendable {
  private var counts: [Int: Int] = [:]
  private(set) var undatedCount = 0

  mutating func add(_ post: Post) {
    if post.type == "attachment" || post.type == "nav_menu_item" { return }
    if let date = post.dateGMT ?? post.date {
      counts[Int(date.year), default: 0] += 1
    } else {
      undatedCount += 1
    }
  }

  mutating func merge(_ later: YearTally) {
    counts.merge(later.counts, uniquingKeysWith: +)
    undatedCount += later.undatedCount
  }

  /// In ascending order, those with posts.
  var years: [(year: Int, count: Int)] {
    counts.map { (year: $0.key, count: $0.value) }.sorted { $0.year < $1.year }
  }
}

/// Attachments, and the kinds of file that they are.
struct AttachmentTally: Sendable {
  private(set) var count = 0
  private(set) var withURLCount = 0
  private var counts: [String: Int] = [:]

  mutating func add(_ post: Post) {
    count += 1
    if post.attachmentURL.isEmpty { return }
    withURLCount += 1
    counts[Self.fileExtension(of: post.attachmentURL), default: 0] += 1
  }

  mutating func merge(_ later: AttachmentTally) {
    count += later.count
    withURLCount += later.withURLCount
    counts.merge(later.counts, uniquingKeysWith: +)
  }

  /// File extensions in lower case, `""` for none; of attachments with a URL.
  var extensions: [Ranked] { Ranked.all(counts) }

  /// The letters and digits behind the last point of a URL's path, or `""`.
  private static func fileExtension(of url: String) -> String {
    let path = url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let point = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let suffix = name[name.index(after: point)...]
    // What is longer, or holds other bytes, is a part of the name.
    guard suffix.count <= 8, let text = String(suffix),
      text.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic || isDigit($0) })
    else { return "" }
    return text.lowercased()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// Custom fields.
struct MetaTally: Sendable {
  private(set) var count = 0
  /// Those whose value is PHP-serialised and could be decoded.
  private(set) var serialisedCount = 0

  mutating func add(_ metas: [Meta]) {
    count += metas.count
    for meta in metas where meta.data != nil { serialisedCount += 1 }
  }

  mutating func merge(_ other: MetaTally) {
    count += other.count
    serialisedCount += other.serialisedCount
  }
}

/// The posts with most text.
struct LargestPosts: Sendable {
  private static let most = 5
  /// The largest first; equally large ones in the archive's order.
  private(set) var posts: [Entry] = []

  struct Entry {
    var id: Int?
    var type: String
    var title: String
    var byteCount: Int
  }

  mutating func add(_ post: Post) {
    add(
      Entry(
        id: post.id, type: post.type, title: post.title, byteCount: Self.byteCount(of: post)))
  }

  mutating func merge(_ later: LargestPosts) {
    for entry in later.posts { add(entry) }
  }

  private mutating func add(_ entry: Entry) {
    let place = posts.firstIndex { $0.byteCount < entry.byteCount } ?? posts.count
    guard place < Self.most else { return }
    posts.insert(entry, at: place)
    if posts.count > Self.most { posts.removeLast() }
  }

  /// The bytes, in UTF-8, of a post's content and excerpt, of its comments' contents, and of the
  /// values of its and their metas.
  ///
  /// Unlike the item's size in the archive it does not depend on how the archive is written.
  private static func byteCount(of post: Post) -> Int {
    var count = post.content.utf8.count + post.excerpt.utf8.count
    for meta in post.meta { count += meta.value.utf8.count }
    for comment in post.comments {
      count += comment.content.utf8.count
      for meta in comment.meta { count += meta.value.utf8.count }
    }
    return count
  }
}

/// A kind of diagnostic: how often it was met, and where first.
struct DiagnosticTally {
  var first: Diagnostic
  var count: Int

  /// The gravest kinds first, then the most frequent.
  static func byCode(_ diagnostics: [Diagnostic]) -> [DiagnosticTally] {
    var tallies: [Diagnostic.Code: DiagnosticTally] = [:]
    for diagnostic in diagnostics {
      tallies[diagnostic.code, default: DiagnosticTally(first: diagnostic, count: 0)].count +=
        diagnostic.count
    }
    return tallies.values.sorted { $0.rank < $1.rank }
  }

  private var rank: (Int, Int, String) {
    let severity = Diagnostic.Severity.allCases.firstIndex(of: first.severity) ?? 0
    return (-severity, -count, first.code.rawValue)
  }
}
