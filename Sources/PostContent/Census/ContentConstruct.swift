/// A block or a shortcode of a body, or the page builder that made a page.
package struct ContentConstruct: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case block, shortcode, builder
  }

  /// What becomes of it in Markdown.
  package enum Result: String, Sendable, CaseIterable {
    /// It becomes what it shows.
    case converted
    /// Its own HTML, or what stands between its tags, is what it shows.
    case shown
    /// Only the texts in its attributes are shown.
    case read
    /// Only a running site has what it shows: it is left out.
    case omitted
    /// Nothing here knows it: it stays as it is.
    case kept
  }

  package var kind: Kind
  package var name: String
  package var result: Result

  package init(kind: Kind, name: String, result: Result) {
    self.kind = kind
    self.name = name
    self.result = result
  }
}
