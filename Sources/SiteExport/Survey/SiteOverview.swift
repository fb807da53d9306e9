package import SiteModel

/// The data about the site for files that do not belong to a post, and for links between posts.
///
/// It has only the site itself unless the target needs it: see `SiteTarget.needsOverview`.
package struct SiteOverview: Sendable {
  /// The site, its authors and its terms.
  package private(set) var header = SiteHeader()
  package private(set) var blog = BlogAddress(Site())
  /// What its pages say around the content.
  package private(set) var words = SiteWords(language: "")
  /// The posts that have files, in the archive's order.
  package internal(set) var posts: [ListedPost] = []
  /// The terms that the posts have and those above them.
  package internal(set) var terms: [TermPage] = []
  /// The authors of public posts.
  package internal(set) var authors: [AuthorPage] = []
  /// The attachments whose pages had addresses.
  package private(set) var attachments: [AttachmentPage] = []
  /// The names of files and folders among the uploads that were copied.
  package internal(set) var mediaNames: Set<String> = []
  /// The menus, the one for the head of the pages first.
  package internal(set) var menus: [Menu] = []

  private var termPlaces: [TermKey: Int] = [:]
  private var menuEntries: [Menu.Entry] = []
  /// The posts by id; of several with one id the first.
  private var placesByID: [Int: Int] = [:]
  /// The posts without an id, or with one that an earlier post has.
  private var placesByOrigin: [ListedPost.Place: Int] = [:]
  private var authorPlaces: [String: Int] = [:]

  struct TermKey: Hashable {
    var taxonomy: String
    var slug: String
  }

  /// The language that the user chose.
  private let locale: String?

  init(locale: String? = nil) { self.locale = locale }

  /// A site of which only the words are known.
  package init(words: SiteWords) {
    self.init()
    self.words = words
  }

  /// Settles the words, after the site is known.
  mutating func settleWords() { words = SiteWords(language: locale ?? header.site.language) }

  mutating func add(
    _ records: [Record], _ posts: [(ListedPost, [PostTerm])], _ menus: [Menu.Entry],
    _ attachments: [AttachmentPage]
  ) {
    for record in records {
      switch record {
      case .site(let site): _ = header.merge(site)
      case .author(let author): _ = header.merge(author)
      case .term(let term): _ = header.merge(term)
      case .post, .diagnostic: break
      }
    }
    for (post, terms) in posts {
      self.posts.append(post)
      self.posts[self.posts.count - 1].terms = terms.compactMap { place(of: $0) }
    }
    menuEntries += menus
    self.attachments += attachments
  }

  /// The index of a post's term; `nil` if it has no page.
  private mutating func place(of term: PostTerm) -> Int? {
    guard TermPage.hasPage(term.taxonomy), !term.slug.isEmpty else { return nil }
    let key = TermKey(taxonomy: term.taxonomy, slug: term.slug)
    if let place = termPlaces[key] { return place }
    termPlaces[key] = terms.count
    terms.append(TermPage(taxonomy: term.taxonomy, slug: term.slug, name: term.name))
    return terms.count - 1
  }

  /// Takes posts back that get no files after all.
  mutating func removePosts(at places: Set<Int>) {
    if posts.isEmpty || places.isEmpty { return }
    posts = posts.indices.filter { !places.contains($0) }.map { posts[$0] }
  }

  /// Settles addresses, after the paths of all files are known.
  ///
  /// - Parameters:
  ///   - paths: The paths of the posts' files, in their order.
  ///   - options: How the site is written.
  ///   - taxonomies: The target's keys of taxonomies.
  ///   - address: The address of a post that the archive gives none, from the path of its file.
  mutating func settle(
    _ paths: [String], _ options: SiteOptions, _ taxonomies: TaxonomyKeys,
    address: (String) -> String
  ) {
    blog = BlogAddress(header.site)
    for (index, path) in zip(posts.indices, paths) { posts[index].path = path }
    var places = PagePlaces()
    settlePosts(&places, address)
    settleTerms(options.termBases, taxonomies, &places)
    settleAuthors(&places)
    for index in posts.indices where posts[index].isPublic {
      posts[index].formerAddresses = posts[index].oldAddresses.filter { places.take($0) }
    }
    // Posts are large: what goes through all of them looks at each in its place.
    for post in posts.indices where posts[post].isReadable {
      pages.insert(AddressPath.identity(posts[post].address))
    }
    for term in terms { pages.insert(AddressPath.identity(term.address)) }
    for author in authors { pages.insert(AddressPath.identity(author.address)) }
    menus = Menu.menus(of: menuEntries, self)
    menuEntries = []
  }

  // MARK: - Posts

  private mutating func settlePosts(_ places: inout PagePlaces, _ address: (String) -> String) {
    // The addresses of public posts beat those of hidden ones.
    for isPublic in [true, false] {
      for index in posts.indices where posts[index].isPublic == isPublic {
        guard let own = blog.path(ofType: posts[index].type, link: posts[index].link) else {
          continue
        }
        if places.take(own) {
          posts[index].address = own
          posts[index].hasOwnAddress = true
        } else if isPublic {
          posts[index].lostAddress = own
        }
      }
    }
    var numbers: [String: Int] = [:]
    for index in posts.indices where !posts[index].hasOwnAddress {
      var address = address(posts[index].path)
      if !AddressPath.isSafe(address) { address = "/posts/post-\(index + 1)/" }
      let (wanted, place) = (AddressPath.trimmed(address), AddressPath.identity(address))
      while !places.take(address) {
        address = "/\(wanted)-\(numbers[place, default: 2])/"
        numbers[place, default: 2] += 1
      }
      posts[index].address = address
    }
    settleKeys()
  }

  private mutating func settleKeys() {
    var counts: [Int: Int] = [:]
    var unnumbered = 0
    for index in posts.indices {
      guard let id = posts[index].id else {
        unnumbered += 1
        posts[index].key = "n\(unnumbered)"
        placesByOrigin[posts[index].place] = index
        continue
      }
      counts[id, default: 0] += 1
      let count = counts[id, default: 1]
      posts[index].key = count == 1 ? String(id) : "\(id)-\(count)"
      if count == 1 { placesByID[id] = index } else { placesByOrigin[posts[index].place] = index }
    }
  }

  /// The listed form of a post.
  func listed(_ post: Post, at place: ListedPost.Place) -> ListedPost? {
    if let index = placesByOrigin[place] { return posts[index] }
    return post.id.flatMap { placesByID[$0] }.map { posts[$0] }
  }

  /// The first post with an id.
  package func post(_ id: Int) -> ListedPost? { placesByID[id].map { posts[$0] } }

  /// The index of the first post with an id.
  func placeOfPost(_ id: Int) -> Int? { placesByID[id] }

  /// The static front page.
  package var frontPage: ListedPost? { placeOfFrontPage.map { posts[$0] } }

  var placeOfFrontPage: Int? { posts.firstIndex { $0.isReadable && $0.address == "/" } }

  // MARK: - Terms

  /// Whether a public page of a post, a term or an author lies at a path: see `AddressPath.identity`.
  func hasPage(_ path: String) -> Bool { pages.contains(path) }

  /// An address at the top of the blog that no page has.
  package func freeAddress(_ name: String) -> String {
    var name = name
    while pages.contains(name) { name += "-2" }
    return "/\(name)/"
  }

  /// The paths of the public pages.
  private var pages: Set<String> = []

  private mutating func settleTerms(
    _ bases: [String: String], _ taxonomies: TaxonomyKeys, _ places: inout PagePlaces
  ) {
    addDeclared()
    let taxonomyKeys = taxonomies.keys(of: terms.map(\.taxonomy))
    for post in posts.indices where posts[post].isPublic {
      for term in posts[post].terms
      where !terms[term].listsOnlyPosts || posts[post].type == "post" {
        terms[term].postCount += 1
      }
    }
    var keys: [String: UniqueNames] = [:]
    var labels: [TermKey: Int] = [:]
    for index in terms.indices {
      let term = terms[index]
      if terms[index].name.isEmpty { terms[index].name = term.slug }
      terms[index].taxonomyKey = taxonomyKeys[term.taxonomy] ?? ""
      terms[index].key = Self.key(
        of: term, number: index, &keys[term.taxonomy, default: UniqueNames()])
      let name = TermKey(taxonomy: term.taxonomy, slug: terms[index].name.lowercased())
      let count = labels[name, default: 0]
      labels[name] = count + 1
      terms[index].label = count == 0 ? terms[index].name : "\(terms[index].name) (\(term.slug))"
    }
    for index in terms.indices where usedTerms.contains(index) {
      let base = bases[terms[index].taxonomy] ?? terms[index].taxonomy
      let path =
        "/" + ([base] + lineage(of: index).map { terms[$0].slug }).joined(separator: "/") + "/"
      if AddressPath.isSafe(path), places.take(path) { terms[index].address = path }
    }
  }

  /// Takes over what the archive declares of the terms, and adds those above them.
  private mutating func addDeclared() {
    var declared: [TermKey: Term] = [:]
    for term in header.terms where TermPage.hasPage(term.taxonomy) {
      declared[TermKey(taxonomy: term.taxonomy, slug: term.slug)] = term
    }
    var index = 0
    while index < terms.count {
      let key = TermKey(taxonomy: terms[index].taxonomy, slug: terms[index].slug)
      defer { index += 1 }
      guard let term = declared[key] else { continue }
      if !term.name.isEmpty { terms[index].name = term.name }
      terms[index].description = term.description
      let parent = TermKey(taxonomy: key.taxonomy, slug: term.parentSlug)
      guard !term.parentSlug.isEmpty, parent != key,
        declared[parent] != nil || termPlaces[parent] != nil
      else { continue }
      if termPlaces[parent] == nil {
        termPlaces[parent] = terms.count
        terms.append(
          TermPage(taxonomy: parent.taxonomy, slug: parent.slug, name: declared[parent]?.name ?? "")
        )
      }
      terms[index].parent = termPlaces[parent]
    }
    for post in posts.indices where posts[post].isPublic {
      for term in posts[post].terms
      where !terms[term].listsOnlyPosts || posts[post].type == "post" {
        if usedTerms.insert(term).inserted { usedTerms.formUnion(lineage(of: term)) }
      }
    }
  }

  /// The terms of public posts, and those above them.
  private var usedTerms: Set<Int> = []

  /// A term and those above it, from the top down; a circle ends where it begins again.
  ///
  /// Nobody has terms at fifty levels but who made them to break it.
  package func lineage(of term: Int) -> [Int] {
    var line = [term]
    while let parent = terms[line[line.count - 1]].parent, !line.contains(parent), line.count < 50 {
      line.append(parent)
    }
    return line.reversed()
  }

  /// The terms below each term, at any depth.
  package var termsBelow: [Int: [Int]] {
    var below: [Int: [Int]] = [:]
    for index in terms.indices {
      for above in lineage(of: index).dropLast() { below[above, default: []].append(index) }
    }
    return below
  }

  /// A term that has a page.
  func term(taxonomy: String, slug: String) -> TermPage? {
    termPlaces[TermKey(taxonomy: taxonomy, slug: slug)].map { terms[$0] }
  }

  /// The slug where generators take it as it is, else a name with a number.
  private static func key(of term: TermPage, number: Int, _ names: inout UniqueNames) -> String {
    let isPlain = term.slug.unicodeScalars.allSatisfy {
      $0 == "-" || $0 == "_" || ("0"..."9").contains($0) || $0.properties.isAlphabetic
    }
    var key = term.slug.lowercased()
    if !isPlain || key.utf8.count > 200 || key.hasPrefix("_") || key.hasPrefix("-")
      || ["index", "page"].contains(key)
      || FileNames.safe(key, byteLimit: 200) != key
    {
      key = "term-\(number + 1)"
    }
    return names.name(key)
  }

  // MARK: - Authors

  private mutating func settleAuthors(_ places: inout PagePlaces) {
    var names: [String: String] = [:]
    for author in header.authors { names[author.login] = author.displayName }
    var keys = UniqueNames()
    for post in posts.indices where posts[post].isPublic && posts[post].type == "post" {
      let login = posts[post].author
      if login.isEmpty || authorPlaces[login] != nil { continue }
      var key = Nicename.of(login)
      if key.isEmpty { key = "author-\(authors.count + 1)" }
      key = keys.name(key)
      let name = names[login] ?? ""
      var author = AuthorPage(login: login, name: name.isEmpty ? login : name, key: key)
      let path = "/author/\(key)/"
      if places.take(path) { author.address = path }
      authorPlaces[login] = authors.count
      authors.append(author)
    }
  }

  package func author(_ login: String) -> AuthorPage? { authorPlaces[login].map { authors[$0] } }
}
