import SiteModel

/// A part of a page that a page builder made: a heading, a picture, a row.
struct Widget: Sendable {
  /// What it is, as the builder calls it.
  let kind: String
  /// What its author set; texts are HTML.
  let settings: DecodedValue
  /// What stands between its tags; empty where it is no shortcode.
  let content: String

  init(_ kind: String, _ settings: DecodedValue, content: String = "") {
    self.kind = kind
    self.settings = settings
    self.content = content
  }

  /// The first of these settings that has a text, as HTML; names may have dots: `link.url`.
  func html(_ paths: String...) -> String? { first(of: paths) }

  /// The same, as an address.
  func address(_ paths: String...) -> String? {
    guard let text = first(of: paths)?.decodingReferences else { return nil }
    let address = text.filter { !$0.isNewline && $0 != " " }
    return address.isEmpty || address == "#" ? nil : address
  }

  func number(_ path: String) -> Int? { settings.at(path)?.number }

  /// The parts of a setting that repeats, each with its own settings.
  func items(_ path: String) -> [Widget] {
    (settings.at(path)?.elements ?? []).map { Widget(kind, $0.unwrapped) }
  }

  private func first(of paths: [String]) -> String? {
    for path in paths {
      if let text = settings.at(path)?.text { return text }
    }
    return nil
  }
}
