/// The site, authors and terms that the archives of a site have outside their items.
///
/// Several archives of a site repeat them: parts of one export, and exports from different times.
/// They are merged field by field, and the first value that is not empty counts. Authors with the
/// same login are merged, and so are terms with the same taxonomy and slug.
public struct SiteHeader: Sendable {
  public package(set) var site = Site()
  public package(set) var authors: [Author] = []
  public package(set) var terms: [Term] = []
  private var authorPlaces: [String: Int] = [:]
  private var termPlaces: [TermKey: Int] = [:]
  private var isEmpty = true

  private struct TermKey: Hashable {
    var taxonomy: String
    var slug: String
    /// Set only for a term without a slug, which is identified by its name.
    var name: String
  }

  public init() {}

  public init(_ site: Site, authors: [Author] = [], terms: [Term] = []) {
    _ = merge(site)
    for author in authors { _ = merge(author) }
    for term in terms { _ = merge(term) }
  }

  /// - Returns: The merged site, or `nil` if nothing is new.
  package mutating func merge(_ other: Site) -> Site? {
    let before = site
    site.fill(from: other)
    defer { isEmpty = false }
    return isEmpty || site != before ? site : nil
  }

  package mutating func merge(_ other: Author) -> Author? {
    guard let place = authorPlaces[other.login] else {
      authorPlaces[other.login] = authors.count
      authors.append(other)
      return other
    }
    let before = authors[place]
    authors[place].fill(from: other)
    return authors[place] != before ? authors[place] : nil
  }

  package mutating func merge(_ other: Term) -> Term? {
    let key = TermKey(
      taxonomy: other.taxonomy, slug: other.slug, name: other.slug.isEmpty ? other.name : "")
    guard let place = termPlaces[key] else {
      termPlaces[key] = terms.count
      terms.append(other)
      return other
    }
    let before = terms[place]
    terms[place].fill(from: other)
    return terms[place] != before ? terms[place] : nil
  }
}

private protocol Mergeable {
  var raw: [StoredText] { get set }
}

extension Site: Mergeable {}
extension Author: Mergeable {}
extension Term: Mergeable {}

extension Mergeable {
  /// Sets a text that is empty, together with its stored text.
  fileprivate mutating func fill(
    _ field: String, _ path: WritableKeyPath<Self, String>, from other: Self
  ) {
    guard self[keyPath: path].isEmpty, !other[keyPath: path].isEmpty else { return }
    self[keyPath: path] = other[keyPath: path]
    raw += other.raw.filter { $0.field == field }
  }
}

extension Mergeable {
  /// Sets an id that is missing; a stored text that was none goes with it.
  fileprivate mutating func fillID(_ path: WritableKeyPath<Self, Int?>, from other: Self) {
    guard self[keyPath: path] == nil, let id = other[keyPath: path] else { return }
    self[keyPath: path] = id
    raw.removeAll { $0.field == "id" }
  }
}

extension Site {
  fileprivate mutating func fill(from other: Site) {
    fill("title", \.title, from: other)
    fill("link", \.link, from: other)
    fill("description", \.description, from: other)
    fill("language", \.language, from: other)
    fill("generator", \.generator, from: other)
    fill("wxr_version", \.wxrVersion, from: other)
    fill("base_site_url", \.baseSiteURL, from: other)
    fill("base_blog_url", \.baseBlogURL, from: other)
    if exportedAt == nil {
      exportedAt = other.exportedAt
      raw =
        raw.filter { $0.field != "exported_at" } + other.raw.filter { $0.field == "exported_at" }
    }
    namespaces += other.namespaces.filter { other in
      !namespaces.contains { $0.name == other.name }
    }
    extra += other.extra.filter { !extra.contains($0) }
  }
}

extension Author {
  fileprivate mutating func fill(from other: Author) {
    fillID(\.id, from: other)
    fill("email", \.email, from: other)
    fill("display_name", \.displayName, from: other)
    fill("first_name", \.firstName, from: other)
    fill("last_name", \.lastName, from: other)
    extra += other.extra.filter { !extra.contains($0) }
  }
}

extension Term {
  fileprivate mutating func fill(from other: Term) {
    fillID(\.id, from: other)
    fill("name", \.name, from: other)
    fill("parent_slug", \.parentSlug, from: other)
    fill("description", \.description, from: other)
    if meta.isEmpty { meta = other.meta }
    extra += other.extra.filter { !extra.contains($0) }
  }
}
