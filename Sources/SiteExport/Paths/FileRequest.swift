package import SiteModel

/// The folder and the name that a post's file should have.
package struct FileRequest: Sendable {
  /// The folders around it, from the outside in.
  package var folders: [String]
  /// Candidates for its name, the best first.
  ///
  /// They need not be safe.
  package var names: [String]

  package init(in folders: [String], names: [String]) {
    self.folders = folders
    self.names = names
  }

  /// The slug of a post, the slug made from its title, the last part of its address, and its type
  /// with its number.
  package static func names(of post: Post) -> [String] {
    if !post.slug.isEmpty { return [post.slug, post.type + number(of: post)] }
    return [
      FileNames.slug(ofTitle: PlainTitle.text(of: post)), name(inAddress: post.link),
      post.type + number(of: post),
    ]
  }

  /// The folder of a type: `posts`, `pages`, or the name of the type.
  package static func folder(ofType type: String) -> String {
    switch type {
    case "post": "posts"
    case "page": "pages"
    default: type
    }
  }

  /// The same names for a generator, to whom some names mean more than a page.
  ///
  /// `index` and `_index` are the page of a folder to Hugo and Zola, and names that begin with `_` or `.`
  /// or end in `~` are no pages to Jekyll.
  package static func siteNames(of post: Post) -> [String] {
    names(of: post).map { name in
      let isSpecial =
        name.utf8.first == UInt8(ascii: "_") || name.utf8.last == UInt8(ascii: "~")
        || name.utf8.count < 7 && ["index", "readme"].contains(name.lowercased())
      return isSpecial ? "post-" + name.filter { $0 != "_" && $0 != "~" } : name
    }
  }

  private static func number(of post: Post) -> String { post.id.map { "-\($0)" } ?? "" }

  /// `first-swim` of `https://blog.example/2018/07/first-swim.html`; empty for an address whose path
  /// names nothing, such as `https://blog.example/?p=1`.
  private static func name(inAddress address: String) -> String {
    let rest = address.prefix { $0 != "?" && $0 != "#" }
    let parts = rest.split(separator: "/")
    // The scheme and the host.
    guard rest.contains("://"), parts.count > 2, let last = parts.last else { return "" }
    for ending in [".html", ".htm", ".php", ".aspx", ".asp"]
    where last.lowercased().hasSuffix(ending) {
      let name = last.dropLast(ending.count)
      return name == "index" || name == "default" ? "" : String(name)
    }
    return String(last)
  }
}
