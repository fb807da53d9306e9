import SiteModel

/// The words that stand for a term in front matter: its name, and its slug if another term of the
/// taxonomy has the same name.
struct TermLabels: Sendable {
  /// A term as a post has it.
  struct Entry: Hashable, Sendable {
    var taxonomy: String
    var name: String
    var slug: String

    init(_ term: PostTerm) {
      (taxonomy, name, slug) = (term.taxonomy, term.name, term.slug)
    }
  }

  private struct Name: Hashable {
    var taxonomy: String
    var name: String
  }

  /// The slugs of the terms of a name, in the order in which they are met.
  private var slugs: [Name: [String: Int]] = [:]

  mutating func add(_ entry: Entry) {
    let name = Name(taxonomy: entry.taxonomy, name: entry.name)
    let count = slugs[name, default: [:]].count
    if slugs[name]?[entry.slug] == nil { slugs[name, default: [:]][entry.slug] = count }
  }

  /// Forgets the names that only one term has.
  mutating func finish() { slugs = slugs.filter { $0.value.count > 1 } }

  /// The first term of a name has the name alone.
  func label(of term: PostTerm) -> String {
    if term.name.isEmpty { return term.slug }
    if slugs.isEmpty { return term.name }
    let place = slugs[Name(taxonomy: term.taxonomy, name: term.name)]?[term.slug] ?? 0
    return place == 0 || term.slug.isEmpty ? term.name : "\(term.name) (\(term.slug))"
  }
}
