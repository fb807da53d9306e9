import MarkdownExport
import SiteModel

/// A vault for Obsidian: notes with flat properties, and links from note to note.
struct ObsidianTarget: SiteTarget {
  var dialect: MarkdownDialect {
    var dialect = MarkdownDialect.plain
    dialect.syntax = .obsidian
    return dialect
  }

  var holdsNestedValues: Bool { false }
  var staticFolder: String { "attachments/" }
  var hasRelativeLinks: Bool { true }

  /// Links of notes cannot lead to names with these signs.
  func mediaPath(_ path: String) -> String {
    MediaName.replacing("\\:*?\"<>|#^[]", in: path)
  }

  /// All notes lie one folder deep.
  func link(to post: ListedPost, of site: SiteOverview) -> String {
    AddressPath.encoded("../" + post.path)
  }

  let fields = PageFields(
    [
      .title, .list("aliases") { $0.title.isEmpty ? [] : [$0.title] }.needed,
      // Obsidian's dates have no zone.
      .date("date") { ($0.post.date ?? $0.post.dateGMT)?.isoText ?? "" }.needed,
      .date("modified") { page in
        let (post, changed) = (page.post, page.post.modified ?? page.post.modifiedGMT)
        return changed == post.date ?? post.dateGMT ? "" : changed?.isoText ?? ""
      },
      PageField("publish") { .flag(!$0.isHidden && !$0.isProtected) }.needed, .status,
      .text("permalink") { page in
        guard let listed = page.listed, listed.hasOwnAddress else { return "" }
        return AddressPath.trimmed(listed.address)
      }.needed,
      .link.needed, .isProtected, .termNames(tags: ObsidianTarget.tags), .author, .excerptAsText,
      .cover,
    ] + PageField.others,
    reserving: ["tag", "alias", "cssclass", "cssclasses", "image", "position"])

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
