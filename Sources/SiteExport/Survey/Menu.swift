import SiteModel

/// A menu of the blog, as a tree that is written in order.
package struct Menu: Sendable {
  package struct Item: Sendable {
    package var title: String
    /// A path within the blog, decoded, or a whole address.
    package var address: String
    /// Whether the address is a path within the blog.
    package var isOwn: Bool
    /// 0 at the top.
    package var depth: Int
  }

  package var name: String
  package var items: [Item]

  /// The first menu of the archive, else the pages at the top: what the head of a page shows.
  ///
  /// WXR does not say which menu stands where. WordPress's themes show pages without a menu.
  static func menus(of entries: [Entry], _ site: SiteOverview) -> [Menu] {
    var order: [String] = []
    var groups: [String: [Entry]] = [:]
    for entry in entries {
      if groups[entry.menu] == nil { order.append(entry.menu) }
      groups[entry.menu, default: []].append(entry)
    }
    let ids = Dictionary(
      site.header.terms.filter { $0.taxonomy == "nav_menu" }.map { ($0.slug, $0) }
    ) { first, _ in first }
    order.sort { (ids[$0]?.id ?? .max) < (ids[$1]?.id ?? .max) }
    let menus = order.map { slug in
      Menu(name: ids[slug]?.name ?? slug, items: items(of: groups[slug, default: []], site))
    }.filter { !$0.items.isEmpty }
    return menus.isEmpty
      ? [Menu(name: "", items: pages(of: site))].filter { !$0.items.isEmpty } : menus
  }

  private static func pages(of site: SiteOverview) -> [Item] {
    let pages = site.posts.filter {
      $0.type == "page" && $0.isReadable && ($0.parent ?? 0) == 0 && $0.address != "/"
        && !$0.title.isEmpty
    }
    return pages.enumerated().sorted {
      ($0.element.menuOrder, $0.offset) < ($1.element.menuOrder, $1.offset)
    }
    .prefix(6).map {
      Item(title: $0.element.title, address: $0.element.address, isOwn: true, depth: 0)
    }
  }

  fileprivate struct TermID: Hashable {
    var taxonomy: String
    var id: Int
  }

  private static func items(of entries: [Entry], _ site: SiteOverview) -> [Item] {
    // WordPress shows menus as deep as they are; this is for those that somebody made to break it.
    let deepest = 9
    let ids = Set(entries.map(\.id))
    var children: [Int: [Entry]] = [:]
    for entry in entries.sorted(by: { ($0.order, $0.id) < ($1.order, $1.id) }) {
      children[
        ids.contains(entry.parent) && entry.parent != entry.id ? entry.parent : 0, default: []
      ].append(entry)
    }
    let slugs = Dictionary(
      site.header.terms.compactMap { term in
        term.id.map { (TermID(taxonomy: term.taxonomy, id: $0), term.slug) }
      }, uniquingKeysWith: { first, _ in first })
    var items: [Item] = []
    var met: Set<Int> = []
    // The last ones are in a circle, which nothing else leads to.
    let all = children[0, default: []] + entries
    var rest = all.reversed().map { ($0, 0) }
    while let (entry, depth) = rest.popLast(), items.count < 200 {
      guard met.insert(entry.id).inserted else { continue }
      var below = depth
      if let item = entry.item(at: depth, site, slugs) {
        items.append(item)
        below += 1
      }
      rest += children[entry.id, default: []].reversed().map { ($0, min(below, deepest)) }
    }
    return items
  }
}

extension Menu {
  /// An item of the type `nav_menu_item`.
  ///
  /// - Source: wordpress-develop, `wp_setup_nav_menu_item` in `src/wp-includes/nav-menu.php`.
  struct Entry: Sendable {
    fileprivate var id: Int
    /// The slug of the menu.
    fileprivate var menu: String
    fileprivate var title: String
    fileprivate var kind: String
    fileprivate var object: String
    fileprivate var objectID: Int
    fileprivate var url: String
    fileprivate var parent: Int
    fileprivate var order: Int

    init?(_ post: Post) {
      guard post.type == "nav_menu_item", post.status == "publish",
        let menu = post.terms.first(where: { $0.taxonomy == "nav_menu" })
      else { return nil }
      func meta(_ key: String) -> String { post.meta.last { $0.key == key }?.value ?? "" }
      id = post.id ?? 0
      self.menu = menu.slug
      title = PlainTitle.text(of: post)
      kind = meta("_menu_item_type")
      object = meta("_menu_item_object")
      objectID = Int(meta("_menu_item_object_id")) ?? 0
      url = meta("_menu_item_url")
      parent = Int(meta("_menu_item_menu_item_parent")) ?? 0
      order = post.menuOrder ?? 0
    }

    /// The item that a page shows; `nil` for one that leads to what is hidden or not in the archive.
    fileprivate func item(at depth: Int, _ site: SiteOverview, _ slugs: [TermID: String]) -> Item? {
      switch kind {
      case "post_type":
        guard let post = site.post(objectID), post.isReadable else { return nil }
        let title = title.isEmpty ? post.title : title
        return title.isEmpty
          ? nil : Item(title: title, address: post.address, isOwn: true, depth: depth)
      case "taxonomy":
        guard let slug = slugs[TermID(taxonomy: object, id: objectID)],
          let page = site.term(taxonomy: object, slug: slug), !page.address.isEmpty
        else { return nil }
        return Item(
          title: title.isEmpty ? page.name : title, address: page.address, isOwn: true, depth: depth
        )
      case "custom":
        return title.isEmpty ? nil : custom(at: depth, site)
      default: return nil
      }
    }

    private func custom(at depth: Int, _ site: SiteOverview) -> Item? {
      let address = URLReference(url)
      if site.blog.owns(address) {
        let path = site.blog.pathInBlog(address.path)
        let identity = AddressPath.identity(path)
        if address.query == nil, identity.isEmpty || site.hasPage(identity) {
          return Item(
            title: title, address: identity.isEmpty ? "/" : path, isOwn: true, depth: depth)
        }
      }
      guard address.scheme == "http" || address.scheme == "https" else { return nil }
      return Item(title: title, address: url, isOwn: false, depth: depth)
    }
  }
}
