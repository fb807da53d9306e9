import MarkdownExport
import SiteModel

extension FrontMatter {
  /// The keys that `complete` may set.
  static let addedKeys: Set<String> = [
    "description", "seo_title", "canonical", "noindex", "social_image", "lang", "translation_key",
    "authors",
  ]

  /// Adds what plugins tell about a post, and brings the fields into the form that the user chose.
  mutating func complete(_ page: PostPage, for target: any SiteTarget, _ choice: FieldChoice?) {
    addSearchFields(of: page, target)
    let translation = Translation(of: page.post)
    addOwn("lang", translation.language, target)
    addOwn(target.translationKey, translation.group, target)
    if page.authorNames.count > 1, self["authors"] == nil, self["extra.authors"] == nil {
      set(target.ownKey("authors"), to: .list(page.authorNames))
    } else if page.authorNames.count > 1, target.authorsAreKeys {
      set("author_names", to: .list(page.authorNames))
    }
    if let choice { choose(choice, of: page, target) }
  }

  private mutating func addSearchFields(of page: PostPage, _ target: any SiteTarget) {
    let search = page.search
    // What was written for search engines says more than the beginning of the text.
    if !search.description.isEmpty { set("description", to: .text(search.description)) }
    if search.title != page.title { addOwn("seo_title", search.title, target) }
    addOwn("canonical", search.canonical, target)
    if search.isHidden { set(target.ownKey("noindex"), to: .flag(true)) }
    addOwn("social_image", page.mapped(search.image), target)
  }

  private mutating func addOwn(_ key: String, _ text: String, _ target: any SiteTarget) {
    if !text.isEmpty { set(target.ownKey(key), to: .text(text)) }
  }

  private mutating func choose(
    _ choice: FieldChoice, of page: PostPage, _ target: any SiteTarget
  ) {
    var chosen = FrontMatter()
    var renamed: Set<String> = []
    for field in fields where choice.keepsOthers || target.needs(field.key) {
      chosen.set(field.key, to: field.value)
    }
    for field in choice.fields {
      guard let value = value(field.name, of: page, target) else { continue }
      let own = target.ownKey(field.name)
      let key = self[field.name] == nil && self[own] != nil ? own : field.name
      if field.newName != field.name, !target.needs(key), self[key] != nil { renamed.insert(key) }
      let isOwn = self[key] == nil || field.newName != field.name
      chosen.set(isOwn ? target.ownKey(field.newName) : key, to: value)
    }
    self = chosen.without(renamed)
  }

  private func value(_ name: String, of page: PostPage, _ target: any SiteTarget) -> Value? {
    if name.hasPrefix("meta.") {
      return Self.value(ofMeta: String(name.dropFirst(5)), page, target)
    }
    return self[name] ?? self[target.ownKey(name)] ?? Self.general(name, page)
  }

  /// Fields that a post has whatever the target writes of them.
  private static func general(_ name: String, _ page: PostPage) -> Value? {
    let post = page.post
    func text(_ text: String) -> Value? { text.isEmpty ? nil : .text(text) }
    func number(_ number: Int?) -> Value? { number.map { .bare(String($0)) } }
    func list(_ list: [String]) -> Value? { list.isEmpty ? nil : .list(list) }
    switch name {
    case "title": return text(page.title)
    case "date": return text(page.date)
    case "modified": return text(page.modified)
    case "author": return text(page.authorName)
    case "authors": return list(page.authorNames.filter { !$0.isEmpty })
    case "slug": return text(post.slug)
    case "link": return text(post.link)
    case "guid": return text(post.guid)
    case "type": return text(post.type)
    case "status": return text(post.status)
    case "parent": return text(page.parent)
    case "menu_order": return number(post.menuOrder)
    case "wordpress_id": return number(post.id)
    case "categories": return list(page.taxonomies["category"])
    case "tags": return list(page.taxonomies["post_tag"])
    case "excerpt": return text(page.excerptAsText)
    case "cover": return text(page.coverURL)
    case "enclosures": return list(page.enclosureURLs)
    case "format": return text(post.format)
    case "sticky": return .flag(post.sticky)
    default: return list(page.taxonomies[name])
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && !text.contains(where: \.isWhitespace)
  }

  /// The value of a custom field; of several with one key a list.
  private static func value(
    ofMeta key: String, _ page: PostPage, _ target: any SiteTarget
  ) -> Value? {
    let metas = page.post.meta.filter { $0.key == key }
    guard let first = metas.first else { return nil }
    let values = metas.map {
      $0.data ?? .string(Self.isAddress($0.value) ? page.mapped($0.value) : $0.value)
    }
    let value = values.count == 1 ? first.data ?? values[0] : DecodedValue.list(values)
    if case .string(let text) = value { return .text(text) }
    return .data(value.flattened(isNested: target.holdsNestedValues))
  }
}

extension DecodedValue {
  /// The value for front matter that may hold no lists in lists and no maps: these as JSON.
  fileprivate func flattened(isNested: Bool) -> DecodedValue {
    if isNested { return self }
    switch self {
    case .list(let values):
      return .list(
        values.map { value in
          switch value {
          case .list, .map, .object: .string(FrontMatter.json(value))
          default: value
          }
        })
    case .map, .object: return .string(FrontMatter.json(self))
    default: return self
    }
  }
}
