/// A footnote of the block editor; its text is HTML.
public struct ContentFootnote: Sendable, Equatable {
  public var id: String
  public var html: String

  public init(id: String, html: String) {
    self.id = id
    self.html = html
  }
}
