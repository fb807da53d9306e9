import SiteModel

/// A field of a target's front matter: its key, and what a page says there.
///
/// Those that several targets have are in `PageField+Shared`.
package struct PageField: Sendable {
  private enum Content: Sendable {
    case value(@Sendable (PostPage) -> FrontMatter.Value?)
    /// Adds values under several keys.
    case several(@Sendable (PostPage, TaxonomyKeys, inout FrontMatter) -> Void)
  }

  /// The keys that it may write, and that no taxonomy may have.
  package private(set) var keys: [String]
  /// Whether the site cannot do without it, whatever fields the user wants: otherwise the page would have
  /// another address, would be shown although it is hidden, or could not be built.
  package private(set) var isNeeded = false
  private let content: Content

  package init(_ key: String, _ value: @escaping @Sendable (PostPage) -> FrontMatter.Value?) {
    keys = [key]
    content = .value(value)
  }

  init(
    keys: [String],
    _ add: @escaping @Sendable (PostPage, TaxonomyKeys, inout FrontMatter) -> Void
  ) {
    self.keys = keys
    content = .several(add)
  }

  func add(to matter: inout FrontMatter, of page: PostPage, _ taxonomies: TaxonomyKeys) {
    switch content {
    case .value(let value):
      if let value = value(page) { matter.add(keys[0], value) }
    case .several(let add): add(page, taxonomies, &matter)
    }
  }

  /// The same field under another key.
  func named(_ key: String) -> PageField {
    var field = self
    field.keys = [key]
    return field
  }

  /// The same field, which the site cannot do without.
  var needed: PageField {
    var field = self
    field.isNeeded = true
    return field
  }
}

// MARK: - Kinds of values

extension PageField {
  /// A text, which is left out if it is empty.
  package static func text(
    _ key: String, _ text: @escaping @Sendable (PostPage) -> String
  ) -> PageField {
    PageField(key) { page in
      let text = text(page)
      return text.isEmpty ? nil : .text(text)
    }
  }

  /// A date without quotes, if there is one.
  package static func date(
    _ key: String, _ date: @escaping @Sendable (PostPage) -> String
  ) -> PageField {
    PageField(key) { page in
      let date = date(page)
      return date.isEmpty ? nil : .bare(date)
    }
  }

  /// A number, if there is one.
  package static func number(
    _ key: String, _ number: @escaping @Sendable (PostPage) -> Int?
  ) -> PageField {
    PageField(key) { page in number(page).map { .bare(String($0)) } }
  }

  /// A flag, which is left out if it is not set.
  package static func flag(
    _ key: String, _ isSet: @escaping @Sendable (PostPage) -> Bool
  ) -> PageField {
    PageField(key) { page in isSet(page) ? .flag(true) : nil }
  }

  /// A list, which is left out if it is empty.
  package static func list(
    _ key: String, _ list: @escaping @Sendable (PostPage) -> [String]
  ) -> PageField {
    PageField(key) { page in
      let list = list(page)
      return list.isEmpty ? nil : .list(list)
    }
  }
}
