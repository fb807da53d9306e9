import HTMLFragment
import MarkdownExport
package import PostContent
package import SiteModel

/// The data of a post for front matter.
///
/// Each target has its own names for them.
package struct PostPage {
  package let post: Post
  /// The excerpt that the author wrote, as Markdown; empty if there is none.
  package let excerpt: String
  /// Whether the body is left out because WordPress shows it only with a password.
  package let isProtected: Bool
  package let site: SurveyedSite
  /// The post among those of the site; `nil` for a target without an overview.
  package let listed: ListedPost?
  /// How many responses besides reactions the page shows from data; `nil` without data.
  package let responseCount: Int?
  /// The language of texts in several; all of them if it is `nil`.
  private let language: String?
  /// What becomes of the addresses of files.
  private let links: (any LinkMap)?

  init(
    _ post: Post, _ site: SurveyedSite, as listed: ListedPost? = nil,
    excerpt: String, isProtected: Bool, responseCount: Int? = nil, language: String? = nil,
    links: (any LinkMap)? = nil
  ) {
    self.site = site
    self.listed = listed
    self.responseCount = responseCount
    self.post = post
    self.excerpt = excerpt
    self.isProtected = isProtected
    self.language = language
    self.links = links
  }

  /// The title without markup.
  package var title: String { PlainTitle.text(of: post, in: language) }

  /// The date in the form of ISO 8601, with its offset from UTC if the archive gives it; empty if
  /// there is none.
  package var date: String { PostDates.text(local: post.date, gmt: post.dateGMT) }

  /// The date in the words of the site: `May 3, 2014`.
  package var dateInWords: String {
    (post.date ?? post.dateGMT).map(site.overview.words.dates.date) ?? ""
  }

  /// The author's excerpt as one line of text.
  package var excerptAsText: String { excerpt.isEmpty ? "" : PlainTitle.text(ofHTML: post.excerpt) }

  /// The heading of its responses; empty if data has none.
  package var responsesTitle: String {
    guard let responseCount, responseCount > 0 else { return "" }
    return site.overview.words.responses.heading(count: responseCount, title: title)
  }

  /// The date of the last change, in the same form.
  package var modified: String { PostDates.text(local: post.modified, gmt: post.modifiedGMT) }

  /// The date of the last change, if it is not that of the post.
  package var changed: String {
    let modified = modified
    return modified == date ? "" : modified
  }

  /// Whether the blog shows it to everybody, with or without its body.
  package var isPublic: Bool { post.status == "publish" || post.status == "inherit" }

  /// Whether a site must not build it: a draft, a private post, one that was to appear later.
  package var isHidden: Bool { post.status != "publish" }

  /// Its address within the blog, unless it is hidden.
  var visibleAddress: String? { isHidden ? nil : listed?.address }

  /// The name of who wrote it, or of the first of them.
  package var authorName: String { authorNames.first ?? "" }

  /// The names of all who wrote it, guests too.
  package var authorNames: [String] { site.index.authorNames(of: post) }

  /// The path of its parent's file: of the page above it, or of the topic that it answers; the
  /// parent's id if the parent has no file, and empty if it has no parent.
  package var parent: String {
    guard let id = parentID else { return "" }
    return site.index.parentPath(id) ?? String(id)
  }

  private var parentID: Int? { Self.parentID(of: post) }

  /// bbPress names the topic of a reply and the forum of a topic in metas, too.
  static func parentID(of post: Post) -> Int? {
    if let parent = post.parent, parent > 0 { return parent }
    let key =
      switch post.type {
      case "reply": "_bbp_topic_id"
      case "topic": "_bbp_forum_id"
      default: ""
      }
    let id = key.isEmpty ? nil : post.meta.last { $0.key == key }.flatMap { Int($0.value) }
    return id.flatMap { $0 > 0 ? $0 : nil }
  }

  /// What a plugin for search engines keeps about it; not its texts if a password is before the body.
  package var search: SEOFields {
    var fields = SEOFields(of: post, searchVariables)
    if isProtected { (fields.title, fields.description, fields.image) = ("", "", "") }
    return fields
  }

  private var searchVariables: SEOVariables {
    SEOVariables(
      title: title, siteTitle: site.overview.header.site.title,
      siteDescription: site.overview.header.site.description, excerpt: excerptAsText,
      category: taxonomies["category"].first ?? "", author: authorName)
  }

  /// The addresses of the files that its feed carries.
  package var enclosureURLs: [String] { Enclosures(of: post).files.map { mapped($0.address) } }

  /// The address of the featured image; empty if there is none.
  package var coverURL: String {
    if let url = cover?.url, !url.isEmpty { return mapped(url) }
    // A plugin's own: Featured Image from URL.
    return mapped(post.meta.last { $0.key == "fifu_image_url" }?.value ?? "")
  }

  /// The address of a file as the site has it.
  func mapped(_ address: String) -> String {
    guard let links else { return address }
    var copy = address
    return copy.withUTF8 { links.replacement(for: $0, of: .src) }
      .map { String(decoding: $0, as: UTF8.self) } ?? address
  }

  /// The id of the featured image, if its address is not known.
  var missingCoverID: Int? {
    guard let id = post.featuredMedia, id > 0, coverURL.isEmpty else { return nil }
    return id
  }

  package var cover: ContentAttachment? { post.featuredMedia.flatMap(site.index.attachment) }

  /// Its terms that have pages, by taxonomy, both in the post's order.
  package var termPages: [(taxonomy: String, terms: [TermPage])] {
    var groups: [(taxonomy: String, terms: [TermPage])] = []
    var met: Set<Int> = []
    for index in listed?.terms ?? [] where met.insert(index).inserted {
      let term = site.overview.terms[index]
      if let group = groups.firstIndex(where: { $0.taxonomy == term.taxonomy }) {
        groups[group].terms.append(term)
      } else {
        groups.append((term.taxonomy, [term]))
      }
    }
    return groups
  }

  /// The names of its terms, by taxonomy.
  package var taxonomies: TaxonomyNames { TaxonomyNames(of: post, site.index, in: language) }
}
