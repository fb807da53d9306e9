import SiteModel

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
