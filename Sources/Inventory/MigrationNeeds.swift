import PostContent

/// Something that a migration has to see to.
package struct MigrationNeed: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case mediaFiles = "media-files"
    case missingFiles = "missing-files"
    case redirects, responses, menus
    case unknownShortcodes = "unknown-shortcodes"
    case siteOnly = "site-only"
    case builders, unpublished, protected
    case customTypes = "custom-types"
    case customTaxonomies = "custom-taxonomies"
    case seo, languages, authors, reblogs
  }

  /// Where the archive may go.
  package enum Target: String, Sendable, CaseIterable {
    case staticSite = "static-site"
    case notes, wordpress

    package var title: String {
      switch self {
      case .staticSite: "A static site (Hugo, Jekyll, Pelican, Eleventy, Astro, Zola)"
      case .notes: "Notes (Obsidian, plain Markdown)"
      case .wordpress: "WordPress again"
      }
    }
  }

  package var kind: Kind
  package var count: Int
  /// What the count is of: `12 files of the media library`.
  package var what: String
}

extension Inventory {
  /// What a migration has to see to, as far as it concerns this archive.
  package var needs: [MigrationNeed] {
    MigrationNeed.Kind.allCases.compactMap { kind in
      let count = count(of: kind)
      return count > 0 ? MigrationNeed(kind: kind, count: count, what: kind.words) : nil
    }
  }

  private func count(of kind: MigrationNeed.Kind) -> Int {
    switch kind {
    case .mediaFiles: attachments.withURLCount
    case .missingFiles: media.missingFiles.count + media.missingCoverCount
    case .redirects: posts["post", "publish"] + posts["page", "publish"]
    case .responses: responses.count
    case .menus: rowSum { $0 == "nav_menu_item" }
    case .unknownShortcodes: uses(.kept)
    case .siteOnly: uses(.omitted)
    case .builders: content.rows(of: .builder).reduce(0) { $0 + $1.postCount }
    case .unpublished:
      ["draft", "pending", "private", "future"].reduce(0) {
        $0 + posts["post", $1] + posts["page", $1]
      }
    case .protected: protectedCount
    case .customTypes: rowSum { !Self.ownTypes.contains($0) }
    case .customTaxonomies: terms.rows.count { !Self.ownTaxonomies.contains($0.taxonomy) }
    case .seo: metaKeys.plugins.total
    case .languages: content.languages.count > 1 ? content.languages.count : languageTermCount
    case .authors: authors.rows.count { $0.postCount > 0 } > 1 ? authors.rows.count : 0
    case .reblogs: reblogCount
    }
  }

  private func uses(_ result: ContentConstruct.Result) -> Int {
    content.rows.reduce(0) { $0 + ($1.construct.result == result ? $1.count : 0) }
  }

  private func rowSum(_ isCounted: (String) -> Bool) -> Int {
    posts.rows.reduce(0) { $0 + (isCounted($1.name) ? $1.count : 0) }
  }

  /// Polylang has a taxonomy of languages.
  private var languageTermCount: Int {
    let count = terms.rows.first { $0.taxonomy == "language" }?.usedCount ?? 0
    return count > 1 ? count : 0
  }

  /// The types that WordPress itself has.
  private static let ownTypes: Set<String> = [
    "post", "page", "attachment", "nav_menu_item", "revision", "wp_block", "wp_template",
    "wp_template_part", "wp_global_styles", "wp_navigation", "custom_css", "customize_changeset",
    "wp_font_family", "wp_font_face", "oembed_cache", "user_request",
  ]
  private static let ownTaxonomies: Set<String> = [
    "category", "post_tag", "post_format", "nav_menu", "link_category", "wp_theme",
    "wp_template_part_area", "wp_pattern_category",
  ]
}

extension MigrationNeed.Kind {
  fileprivate var words: String {
    switch self {
    case .mediaFiles: "files of the media library"
    case .missingFiles: "files that posts show and that the archive does not list"
    case .redirects: "published posts and pages with an address"
    case .responses: "responses that visitors see"
    case .menus: "entries of menus"
    case .unknownShortcodes: "uses of shortcodes that wxr2 does not know"
    case .siteOnly: "uses of shortcodes and blocks that only a running site fills"
    case .builders: "posts made with a page builder"
    case .unpublished: "drafts and posts that are pending, private or scheduled"
    case .protected: "posts with a password"
    case .customTypes: "items of types that plugins have registered"
    case .customTaxonomies: "taxonomies beside categories and tags"
    case .seo: "posts with fields for search engines"
    case .languages: "languages"
    case .authors: "authors"
    case .reblogs: "reblogs of other blogs' posts"
    }
  }
}

extension MigrationNeed {
  /// What to do about it.
  package func advice(for target: Target) -> String {
    switch (kind, target) {
    case (.mediaFiles, .wordpress):
      "The importer loads them from the old site while that runs; else copy wp-content/uploads."
    case (.mediaFiles, _):
      "The archive has their addresses only: copy wp-content/uploads while the old site runs (--uploads)."
    case (.missingFiles, _):
      "Look for them on the old site: the list is under Media."
    case (.redirects, .staticSite):
      "Keep the addresses or redirect them: each file has its address as url."
    case (.redirects, .notes): "Links between posts become links between files."
    case (.redirects, .wordpress): "Set the same permalinks before the import."
    case (.responses, .staticSite):
      "They become a section of each page (--comments section) or data; new ones need a service."
    case (.responses, .notes): "They become a section of each note (--comments section)."
    case (.responses, .wordpress): "The importer takes them, with their threads."
    case (.menus, .wordpress): "The importer takes them; place them in the theme again."
    case (.menus, _): "Build them again; wxr2 json has the entries as nav_menu_item."
    case (.unknownShortcodes, .wordpress): "Install the plugins that they belong to."
    case (.unknownShortcodes, _):
      "They stay as text (--shortcodes drop removes their tags): see Content."
    case (.siteOnly, .wordpress): "Install the plugins that they belong to."
    case (.siteOnly, _): "Forms, lists of posts and the like are left out: replace them by hand."
    case (.builders, .wordpress): "Install the builder, or its pages show less."
    case (.builders, _):
      "Texts, pictures and links are taken over, the layout is not: check these pages."
    case (.unpublished, .wordpress): "The importer keeps their status."
    case (.unpublished, _): "Their files have a status: decide what is to be seen."
    case (.protected, .wordpress): "The passwords are in the archive in clear text."
    case (.protected, _):
      "Their bodies are left out unless --protected is given: a file has no password."
    case (.customTypes, .wordpress):
      "Register the types first: the importer passes over unknown ones."
    case (.customTypes, _):
      "What people read has a folder for each type; orders, logs and settings are left out."
    case (.customTaxonomies, .wordpress): "Register the taxonomies first."
    case (.customTaxonomies, _): "They are in the front matter under their own names."
    case (.seo, .wordpress): "Install the plugin, which finds its fields again."
    case (.seo, _):
      "They are in wxr2 json and sqlite as metas: take over titles and descriptions you need."
    case (.languages, .wordpress): "Install the same plugin for languages."
    case (.languages, _): "Choose one (--language) or have all, one under the other."
    case (.authors, .wordpress): "Map each to a user of the new site during the import."
    case (.authors, _): "Their names are in the front matter."
    case (.reblogs, _): "The source's text at the time is quoted, with a link to it."
    }
  }
}
