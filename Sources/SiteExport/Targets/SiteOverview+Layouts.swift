import SiteModel

/// What configuration and layouts say about the site, whatever the target.
extension SiteOverview {
  var title: String { header.site.title }

  var description: String { header.site.description }

  var direction: String { words.isRightToLeft ? "rtl" : "ltr" }

  /// The language without its country.
  var language: String { String(words.languageTag.prefix { $0 != "-" }).lowercased() }

  /// The address of the blog, with a slash at the end.
  var url: String { blog.url.isEmpty ? "http://localhost/" : blog.url }

  /// The address of its host.
  var origin: String { blog.origin.isEmpty ? "http://localhost" : blog.origin }

  /// The path of the blog as links have it: empty, or without a slash at the end.
  var base: String { AddressPath.encoded(blog.basePath) }

  /// A path within the blog as links have it.
  func link(to path: String) -> String { AddressPath.encoded(blog.basePath + path) }

  /// Where the list of posts is: at home, unless a page is there.
  var listAddress: String { frontPage == nil ? "/" : freeAddress("blog") }

  /// The items of the menu; beside a front page also the list of posts, which nothing else may lead to.
  var menuItems: [Menu.Item] {
    let items = menus.first?.items ?? []
    let list = AddressPath.identity(listAddress)
    if frontPage == nil || postCount == 0
      || items.contains(where: { $0.isOwn && AddressPath.identity($0.address) == list })
    {
      return items
    }
    return items
      + [Menu.Item(title: words.layout.posts, address: listAddress, isOwn: true, depth: 0)]
  }

  /// The menu for the head of the pages.
  var menu: [DecodedValue] { menu(of: menuItems) }

  /// Items of a menu as data: records with `name`, `url`, and `children` where items are below.
  func menu(of items: [Menu.Item]) -> [DecodedValue] {
    // The records of each depth whose parent has not been met, from the last to the first.
    var waiting: [[DecodedValue]] = []
    for item in items.reversed() {
      let url = item.isOwn ? link(to: item.address) : item.address
      var record = [
        DecodedEntry(key: "name", value: .string(item.title)),
        DecodedEntry(key: "url", value: .string(url)),
      ]
      while waiting.count < item.depth + 2 { waiting.append([]) }
      let children = waiting[item.depth + 1]
      if !children.isEmpty {
        record.append(DecodedEntry(key: "children", value: .list(children.reversed())))
        waiting[item.depth + 1] = []
      }
      waiting[item.depth].append(.map(record))
    }
    return waiting.first?.reversed() ?? []
  }
}

/// A page that lists posts: that of a term or of an author.
struct ListPage {
  /// The key of front matter under which posts have it.
  var key: String
  /// What they have there.
  var label: String
  /// The values of all posts that the page lists: its own, and those of the terms below it.
  var labels: [String]
  var name: String
  var description = ""
  /// Its path within the blog, decoded; empty if a post has that path.
  var address: String
  /// Whether it lists only posts, and not what is of other types.
  var listsOnlyPosts = true
  /// How many posts it lists.
  var postCount: Int
  /// A name that no other page of its kind has: see `TermPage.key`.
  var fileKey: String
  /// Empty for an author.
  var taxonomy = ""

  /// What data for layouts has of it, whatever the target.
  var data: [(String, DecodedValue)] {
    [
      ("key", .string(key)), ("name", .string(name)), ("label", .string(label)),
      ("labels", .list(labels.map(DecodedValue.string))),
    ]
  }
}

extension SiteOverview {
  /// The terms, with the values that front matter has for them.
  func termLists(_ value: (TermPage) -> String = { $0.label }) -> [ListPage] {
    let (below, counts) = (termsBelow, postCounts)
    return terms.indices.map { index in
      let term = terms[index]
      return ListPage(
        key: term.taxonomyKey, label: value(term),
        labels: ([index] + below[index, default: []]).map { value(terms[$0]) }, name: term.name,
        description: PlainTitle.text(ofHTML: term.description), address: term.address,
        listsOnlyPosts: term.listsOnlyPosts, postCount: counts[index], fileKey: term.key,
        taxonomy: term.taxonomy)
    }
  }

  /// How many public posts each term has, those of the terms below it among them.
  private var postCounts: [Int] {
    var counts = terms.map { _ in 0 }
    var met: [Int] = []
    for post in posts.indices where posts[post].isPublic {
      met.removeAll(keepingCapacity: true)
      for term in posts[post].terms {
        for term in terms[term].parent == nil ? [term] : lineage(of: term)
        where !met.contains(term) {
          met.append(term)
          if !terms[term].listsOnlyPosts || posts[post].type == "post" { counts[term] += 1 }
        }
      }
    }
    return counts
  }

  /// The authors.
  var authorLists: [ListPage] {
    var counts: [String: Int] = [:]
    for post in posts.indices where posts[post].isPublic && posts[post].type == "post" {
      counts[posts[post].author, default: 0] += 1
    }
    return authors.map {
      ListPage(
        key: PageField.authorKey.keys[0], label: $0.key, labels: [$0.key], name: $0.name,
        address: $0.address, postCount: counts[$0.login, default: 0], fileKey: $0.key)
    }
  }

  /// The keys of the taxonomies that have pages, beginning with those of WordPress.
  var taxonomyKeys: [String] {
    var keys = ["categories", "tags"]
    var met = Set(keys)
    for term in terms where met.insert(term.taxonomyKey).inserted { keys.append(term.taxonomyKey) }
    return keys
  }
}
