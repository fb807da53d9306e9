import MarkdownExport
import SiteModel

/// A vault for Obsidian: notes with flat properties, and links from note to note.
struct ObsidianTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.syntax = .obsidian
    return dialect
  }

  var needsOverview: Bool { true }
  var holdsNestedValues: Bool { false }
  var staticFolder: String { "attachments/" }
  var hasRelativeLinks: Bool { true }

  /// Links of notes cannot lead to names with these signs.
  func mediaPath(_ path: String) -> String {
    MediaName.replacing("\\:*?\"<>|#^[]", in: path)
  }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(in: [FileRequest.folder(ofType: post.type)], names: FileRequest.siteNames(of: post))
  }

  /// All notes lie one folder deep.
  func link(to post: ListedPost, of site: SiteOverview) -> String {
    AddressPath.encoded("../" + post.path)
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.add("title", page.title)
    if !page.title.isEmpty { matter.add("aliases", [page.title]) }
    // Obsidian's dates have no zone.
    matter.add("date", date: (post.date ?? post.dateGMT)?.isoText ?? "")
    if let modified = post.modified ?? post.modifiedGMT, modified != post.date ?? post.dateGMT {
      matter.add("modified", date: modified.isoText)
    }
    matter.add("publish", flag: !page.isHidden && !page.isProtected)
    if page.isHidden { matter.add("status", post.status) }
    if let listed = page.listed, listed.hasOwnAddress {
      matter.add("permalink", AddressPath.trimmed(listed.address))
    }
    matter.add("url", post.link)
    matter.add("protected", page.isProtected)
    let taxonomies = page.taxonomies
    matter.add("categories", taxonomies["category"])
    matter.add("tags", Self.tags(taxonomies["post_tag"]))
    matter.add(taxonomies, except: ["category", "post_tag"], reserved: Self.reserved)
    matter.add("author", page.authorName)
    matter.add("description", page.excerptAsText)
    matter.add("cover", page.coverURL)
    matter.add("sticky", post.sticky)
    if post.format != "standard" { matter.add("format", post.format) }
    matter.add("parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("menu_order", order) }
    matter.add("wordpress_id", post.id)
    return matter
  }

  private static let reserved: Set<String> = [
    "title", "aliases", "date", "modified", "publish", "status", "permalink", "url", "protected",
    "categories", "tags", "tag", "alias", "cssclass", "cssclasses", "author", "description",
    "image", "cover", "sticky", "format", "parent", "menu_order", "wordpress_id", "position",
  ]

  /// Tags have letters, digits, `_` and `-`, and not digits alone; equal ones stand once.
  private static func tags(_ names: [String]) -> [String] {
    var tags: [String] = []
    for name in names {
      var tag = ""
      for scalar in name.unicodeScalars {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.generalCategory == .decimalNumber || scalar == "_"
          || properties.generalCategory == .nonspacingMark
        {
          tag.unicodeScalars.append(scalar)
        } else if !tag.isEmpty, tag.unicodeScalars.last != "-" {
          tag += "-"
        }
      }
      while tag.hasSuffix("-") { tag.removeLast() }
      if tag.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }) {
        tag = tag.isEmpty ? "" : "y" + tag
      }
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }
}
