import ByteText
import SiteModel

/// The authors and terms of a site, and how many bytes each takes in the head of a part.
struct PartHead {
  let header: SiteHeader
  private let program: String
  private let settings: RecordWriter.Settings
  let authorSizes: [Int]
  let termSizes: [Int]
  /// The bytes of a part without authors, terms and items.
  let baseSize: Int
  private var authorPlaces: [String: Int] = [:]
  private var termPlaces: [Key: Int] = [:]
  private let parents: [Int?]
  /// The terms in an order in which parents stand before their children.
  let termOrder: [Int]

  private struct Key: Hashable {
    var taxonomy: String
    var slug: String
  }

  init(_ header: SiteHeader, _ settings: RecordWriter.Settings, program: String) {
    self.header = header
    self.settings = settings
    self.program = program
    authorSizes = header.authors.map { author in
      var writer = RecordWriter(settings, capacity: 1024)
      writer.write(author)
      return writer.xml.count
    }
    termSizes = header.terms.map { term in
      var writer = RecordWriter(settings, capacity: 1024)
      writer.write(term)
      return writer.xml.count
    }
    var base = RecordWriter(settings)
    base.writeHead(SiteHeader(header.site), program: program)
    baseSize = base.xml.count + RecordWriter.foot().count
    for (index, author) in header.authors.enumerated() { authorPlaces[author.login] = index }
    var names: [Key: Int] = [:]
    for (index, term) in header.terms.enumerated() {
      termPlaces[Key(taxonomy: term.taxonomy, slug: term.slug)] = index
      let name = Key(taxonomy: term.taxonomy, slug: term.name)
      if names[name] == nil { names[name] = index }
    }
    let places = termPlaces
    parents = header.terms.enumerated().map { index, term in
      if term.parentSlug.isEmpty { return nil }
      // In WXR 1.0 it is the parent's name.
      let key = Key(taxonomy: term.taxonomy, slug: term.parentSlug)
      return (places[key] ?? names[key]).flatMap { $0 == index ? nil : $0 }
    }
    termOrder = Self.order(parents)
  }

  private static func order(_ parents: [Int?]) -> [Int] {
    var order: [Int] = []
    var isTaken = [Bool](repeating: false, count: parents.count)
    for index in parents.indices where !isTaken[index] {
      var path: [Int] = []
      var place: Int? = index
      // A circle, which only a damaged archive has, ends at the first term that is taken.
      while let next = place, !isTaken[next] {
        isTaken[next] = true
        path.append(next)
        place = parents[next]
      }
      order += path.reversed()
    }
    return order
  }

  func author(of post: Post) -> Int? { authorPlaces[post.author] }

  /// The declared terms of a post, and the terms above them.
  func terms(of post: Post) -> [Int] {
    var found: [Int] = []
    for term in post.terms {
      var place = termPlaces[Key(taxonomy: term.taxonomy, slug: term.slug)]
      while let next = place, !found.contains(next) {
        found.append(next)
        place = parents[next]
      }
    }
    return found
  }

  /// The head of a part with some of the authors and terms.
  func bytes(authors: [Int], terms: [Int]) -> ByteChunk {
    var writer = RecordWriter(settings)
    writer.writeHead(
      SiteHeader(
        header.site, authors: authors.sorted().map { header.authors[$0] },
        terms: terms.map { header.terms[$0] }), program: program)
    return writer.finish()
  }
}
