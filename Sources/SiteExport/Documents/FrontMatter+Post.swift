import PostContent
import SiteModel

extension FrontMatter {
  /// What is told of a post before its body.
  ///
  /// - Parameters:
  ///   - post: The post.
  ///   - index: Tells its author's name and its cover.
  ///   - excerpt: As Markdown; empty without one.
  ///   - isProtected: Whether the body is left out.
  init(of post: Post, _ index: SiteIndex, excerpt: String, isProtected: Bool) {
    self.init()
    add("title", PlainTitle.text(of: post))
    let date = PostDates.text(local: post.date, gmt: post.dateGMT)
    add("date", date)
    let modified = PostDates.text(local: post.modified, gmt: post.modifiedGMT)
    if modified != date { add("modified", modified) }
    add("author", index.displayName(of: post.author))
    add("slug", post.slug)
    add("url", post.link)
    if post.status != "publish" && post.status != "inherit" { add("status", post.status) }
    add("protected", isProtected)
    addTerms(of: post)
    add("excerpt", excerpt)
    if let cover = post.featuredMedia.flatMap(index.attachment) { add("cover", cover.url) }
    add("sticky", post.sticky)
    if post.format != "standard" { add("format", post.format) }
  }

  private mutating func addTerms(of post: Post) {
    var taxonomies: [String] = []
    var names: [String: [String]] = [:]
    for term in post.terms where term.taxonomy != "post_format" {
      if names[term.taxonomy] == nil { taxonomies.append(term.taxonomy) }
      let name = term.name.isEmpty ? term.slug : term.name
      if !names[term.taxonomy, default: []].contains(name) {
        names[term.taxonomy, default: []].append(name)
      }
    }
    add("categories", names["category", default: []])
    add("tags", names["post_tag", default: []])
    for taxonomy in taxonomies where taxonomy != "category" && taxonomy != "post_tag" {
      add(key: Self.key(ofTaxonomy: taxonomy, among: names), names[taxonomy, default: []])
    }
  }

  /// A taxonomy's key, which is none of the others of this front matter.
  private static func key(ofTaxonomy name: String, among names: [String: [String]]) -> String {
    // YAML limits keys to 1024 characters.
    var key = String(name.unicodeScalars.prefix(200).map(Character.init))
    while ownKeys.contains(key) || (key != name && names[key] != nil) { key = "taxonomy_" + key }
    return key
  }

  private static let ownKeys: Set<String> = [
    "title", "date", "modified", "author", "slug", "url", "status", "protected", "categories",
    "tags", "excerpt", "cover", "sticky", "format", "",
  ]
}
