import SiteModel

/// The terms that are declared and those that posts are filed under.
package struct TermTally: Sendable {
  private var taxonomies: [String: Taxonomy] = [:]

  private struct Taxonomy {
    var declared: [TermName: Declaration] = [:]
    /// How many posts are filed under each.
    var used: [TermName: Use] = [:]
  }

  private struct Declaration {
    var name: String
    var parentSlug: String
    var metas: MetaTally
  }

  private struct Use {
    var name: String
    var postCount = 0
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

  package struct Row: Sendable {
    package var taxonomy: String
    package var declaredCount: Int
    /// Different terms that posts are filed under, declared or not.
    package var usedCount: Int
    package var undeclaredCount: Int

    fileprivate var termCount: Int { declaredCount + undeclaredCount }
  }

  mutating func declare(_ term: Term) {
    var metas = MetaTally()
    metas.add(term.meta)
    taxonomies[term.taxonomy, default: Taxonomy()]
      .declared[TermName(slug: term.slug, name: term.name)] = Declaration(
        name: term.name, parentSlug: term.parentSlug, metas: metas)
  }

  mutating func use(_ term: PostTerm) {
    taxonomies[term.taxonomy, default: Taxonomy()]
      .used[TermName(slug: term.slug, name: term.name), default: Use(name: term.name)]
      .postCount += 1
  }

  mutating func merge(_ later: TermTally) {
    for (name, taxonomy) in later.taxonomies {
      taxonomies[name, default: Taxonomy()].declared.merge(taxonomy.declared) { $1 }
      taxonomies[name, default: Taxonomy()].used.merge(taxonomy.used) {
        Use(name: $0.name, postCount: $0.postCount + $1.postCount)
      }
    }
  }

  /// The taxonomies with most terms, declared or used, first.
  package var rows: [Row] {
    let rows = taxonomies.map { name, taxonomy in
      Row(
        taxonomy: name, declaredCount: taxonomy.declared.count, usedCount: taxonomy.used.count,
        undeclaredCount: taxonomy.used.keys.count { taxonomy.declared[$0] == nil })
    }
    return rows.sorted { ($1.termCount, $0.taxonomy) < ($0.termCount, $1.taxonomy) }
  }

  var metas: MetaTally {
    var metas = MetaTally()
    for taxonomy in taxonomies.values {
      for term in taxonomy.declared.values { metas.merge(term.metas) }
    }
    return metas
  }
}

// MARK: - The terms of a taxonomy

extension TermTally {
  package struct TreeRow: Sendable {
    package var slug: String
    package var name: String
    package var parentSlug: String
    package var isDeclared: Bool
    package var postCount: Int
    /// 0 at the top.
    package var depth: Int
  }

  /// The terms of a taxonomy as a tree: each stands behind its parent; siblings by posts, then by name.
  ///
  /// A term whose parent is not there stands at the top, and so does one of a circle of parents.
  package func tree(of taxonomy: String) -> [TreeRow] {
    guard let terms = taxonomies[taxonomy] else { return [] }
    var rows: [TreeRow] = terms.declared.map { name, declaration in
      TreeRow(
        slug: name.slug, name: declaration.name, parentSlug: declaration.parentSlug,
        isDeclared: true, postCount: terms.used[name]?.postCount ?? 0, depth: 0)
    }
    for (name, use) in terms.used where terms.declared[name] == nil {
      rows.append(
        TreeRow(
          slug: name.slug, name: use.name, parentSlug: "", isDeclared: false,
          postCount: use.postCount, depth: 0))
    }
    rows.sort { ($1.postCount, $0.name, $0.slug) < ($0.postCount, $1.name, $1.slug) }
    return Self.ordered(rows)
  }

  private static func ordered(_ rows: [TreeRow]) -> [TreeRow] {
    // WXR 1.0 has the name of the parent.
    var places: [String: Int] = [:]
    for (index, row) in rows.enumerated() where places[row.name] == nil { places[row.name] = index }
    for (index, row) in rows.enumerated() where !row.slug.isEmpty { places[row.slug] = index }
    var children = [[Int]](repeating: [], count: rows.count)
    var roots: [Int] = []
    for (index, row) in rows.enumerated() {
      if !row.parentSlug.isEmpty, let parent = places[row.parentSlug], parent != index {
        children[parent].append(index)
      } else {
        roots.append(index)
      }
    }
    var ordered: [TreeRow] = []
    var isPlaced = [Bool](repeating: false, count: rows.count)
    // What no root leads to is in a circle: its first member becomes a root.
    for start in roots + rows.indices {
      var rest = [(index: start, depth: 0)]
      while let (index, depth) = rest.popLast() {
        if isPlaced[index] { continue }
        isPlaced[index] = true
        ordered.append(rows[index])
        ordered[ordered.count - 1].depth = depth
        rest += children[index].reversed().map { ($0, depth + 1) }
      }
    }
    return ordered
  }
}
