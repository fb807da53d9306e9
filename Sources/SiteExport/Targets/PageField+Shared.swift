import SiteModel

/// Fields that several targets have, under the keys that most of them use.
extension PageField {
  /// The title, if there is one.
  static let title = text("title") { $0.title }.needed

  /// The title, also an empty one.
  static let anyTitle = PageField("title") { .text($0.title) }.needed

  static let date = text("date") { $0.date }.needed

  /// The date without quotes.
  static let bareDate = date("date") { $0.date }.needed

  /// The date in the words of the site.
  static let dateInWords = text("date_text") { $0.dateInWords }

  /// The date of the last change, if there was one.
  static let modified = text("modified") { $0.changed }

  /// The same without quotes.
  static let bareModified = date("modified") { $0.changed }

  /// For what a site must not build.
  static let draft = flag("draft") { $0.isHidden }.needed

  /// What WordPress calls the state of a hidden post.
  static let status = text("status") { $0.isHidden ? $0.post.status : "" }.needed

  static let isProtected = flag("protected") { $0.isProtected }.needed

  /// The type of the post.
  static let kind = text("kind") { $0.post.type }.needed

  /// The address that the post had.
  static let link = text("url") { $0.post.link }

  /// A list for each taxonomy that has pages, under its key.
  ///
  /// - Parameters:
  ///   - prefix: What stands before the keys.
  ///   - value: How the front matter names a term.
  /// - Returns: The field.
  static func terms(
    under prefix: String = "", _ value: @escaping @Sendable (TermPage) -> String = { $0.label }
  ) -> PageField {
    PageField(keys: ["categories", "tags"].map { prefix + $0 }) { page, _, matter in
      for (_, terms) in page.termPages {
        matter.add(prefix + (terms.first?.taxonomyKey ?? ""), terms.map(value))
      }
    }
  }

  /// The names of the terms of all taxonomies, with or without pages.
  ///
  /// - Parameter tags: The tags as the target wants them.
  /// - Returns: The field.
  package static func termNames(
    tags: @escaping @Sendable ([String]) -> [String] = { $0 }
  ) -> PageField {
    PageField(keys: ["categories", "tags"]) { page, keys, matter in
      let taxonomies = page.taxonomies
      matter.add("categories", taxonomies["category"])
      matter.add("tags", tags(taxonomies["post_tag"]))
      keys.add(taxonomies, except: ["category", "post_tag"], to: &matter)
    }
  }

  static let author = text("author") { $0.authorName }

  /// The names of all authors.
  static let authorNames = list("authors") { $0.authorNames.filter { !$0.isEmpty } }

  /// The key of the author's page, for what has a line about its author.
  static let authorKey = text("author_key") { page in
    page.post.type == "page" ? "" : page.site.overview.author(page.post.author)?.key ?? ""
  }

  /// The author's excerpt as Markdown.
  static let excerpt = text("excerpt") { $0.excerpt }

  /// The author's excerpt as one line of text.
  static let excerptAsText = text("description") { $0.excerptAsText }

  static let cover = text("cover") { $0.coverURL }

  static let sticky = flag("sticky") { $0.post.sticky }

  static let format = text("format") { $0.post.format == "standard" ? "" : $0.post.format }

  static let parent = text("parent") { $0.parent }

  static let menuOrder = number("menu_order") { $0.post.menuOrder.flatMap { $0 == 0 ? nil : $0 } }

  static let wordPressID = number("wordpress_id") { $0.post.id }

  /// The name of the data of the responses, if the page shows them from there.
  static let responses = text("comments") { $0.responseCount == nil ? "" : $0.listed?.key ?? "" }
    .needed

  /// The heading above them.
  static let responsesTitle = text("comments_title") { $0.responsesTitle }.needed

  /// What most targets tell after all that is theirs.
  static let others: [PageField] = [sticky, format, parent, menuOrder, wordPressID]
}
