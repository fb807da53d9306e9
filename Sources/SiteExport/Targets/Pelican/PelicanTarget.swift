import ByteText
import MarkdownExport
import SiteModel

/// A site for Pelican 4, with a plug-in of its own that reads YAML and CommonMark.
///
/// Pelican's own reader takes no YAML, and its Markdown differs for two bodies in five. Pelican knows one
/// category for a post and no taxonomies but tags, so the plug-in writes the lists, too.
struct PelicanTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }
  var needsOverview: Bool { true }

  /// `lang` would make a translation of the article, and `authors` pages of guests.
  func ownKey(_ name: String) -> String {
    switch name {
    case "lang": "language"
    case "authors": "author_names"
    default: name
    }
  }

  var staticFolder: String { "content/" }
  var responsesFolder: String? { "comments" }
  /// `{filename}x` and `|filename|x` mean a file of the site.
  var encodedInAddresses: [UInt8] { Array("{|".utf8) }

  func fileRequest(for post: Post) -> FileRequest {
    let type = FileRequest.folder(ofType: post.type)
    // `extra` is for files that are copied.
    let folder = ["extra", "wp-content"].contains(type) ? "type-" + type : type
    return FileRequest(in: ["content", folder], names: FileRequest.siteNames(of: post))
  }

  func address(ofFile path: String) -> String {
    "/" + path.dropFirst("content/".count).dropLast(".md".count) + "/"
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    let (date, modified, day) = (page.date, page.modified, page.dateInWords)
    // Pelican passes over what has no title or no date.
    let title =
      page.title.isEmpty ? (day.isEmpty ? page.site.words.layout.untitled : day) : page.title
    matter.add("title", title)
    matter.add("untitled", page.title.isEmpty)
    matter.add("date", date.isEmpty ? "1970-01-01T00:00:00Z" : date)
    matter.add("date_text", day)
    if modified != date { matter.add("modified", modified) }
    if page.isHidden {
      matter.add("status", "draft")
      matter.add("wordpress_status", post.status)
    } else if let address = page.listed?.address {
      matter.set("url", AddressPath.encoded(String(address.dropFirst())))
      matter.add("save_as", Self.file(at: address))
    }
    matter.add("slug", Self.slug(of: page))
    if post.type != "post" && post.type != "page" { matter.add("type", post.type) }
    matter.add("protected", page.isProtected)
    for (taxonomy, terms) in page.termPages {
      matter.add(Self.key(of: taxonomy), terms.map(\.label))
    }
    matter.add("author_name", page.authorName)
    if post.type != "page" { matter.add("author_key", page.site.author(post.author)?.key ?? "") }
    matter.add("summary", page.excerpt)
    matter.add("cover", page.coverURL)
    matter.add("sticky", post.sticky)
    if post.format != "standard" { matter.add("format", post.format) }
    matter.add("parent", page.parent)
    if let order = post.menuOrder, order != 0 { matter.add("menu_order", order) }
    matter.add("wordpress_id", post.id)
    if page.responseCount > 0 {
      matter.add("comments", page.listed?.key ?? "")
      matter.add("comments_title", page.responsesTitle)
    }
    return matter
  }

  /// The file of an address: a path with an extension is a file, any other one a folder.
  private static func file(at address: String) -> String {
    let path = address.dropFirst()
    if path.isEmpty || path.hasSuffix("/") { return path + "index.html" }
    let name = path.split(separator: "/").last ?? path
    return name.contains(".") ? String(path) : path + "/index.html"
  }

  /// Articles with one slug are translations of each other to Pelican.
  private static func slug(of page: PostPage) -> String {
    let path = (page.listed?.path ?? "").dropFirst("content/".count).dropLast(".md".count)
    return page.post.type == "post" || page.post.type == "page"
      ? String(path.split(separator: "/").last ?? path) : String(path)
  }

  /// The key of a taxonomy in front matter.
  private static func key(of taxonomy: String) -> String {
    switch taxonomy {
    case "category": return "categories"
    case "post_tag": return "tags"
    default:
      let name = TaxonomyKey.plain(taxonomy)
      return reserved.contains(name) ? "taxonomy_" + name : name
    }
  }

  /// - Source: Pelican's documentation, "Metadata"; and the keys above.
  private static let reserved: Set<String> = [
    "title", "untitled", "date", "date_text", "modified", "status", "wordpress_status", "url",
    "save_as", "slug",
    "type", "protected", "category", "categories", "tag", "tags", "author", "authors",
    "author_name", "author_key", "summary", "cover", "sticky", "format", "parent", "menu_order",
    "wordpress_id", "comments", "comments_title", "keywords", "lang", "template", "translation",
    "content", "settings", "source_path", "metadata", "translations", "locale_date", "timezone",
    "relative_source_path", "relative_dir", "default_template", "in_default_lang", "reader",
  ]

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = Redirects(site, feed: "/feed.xml").files(copiedFrom: "content/extra/")
    if options.isContentOnly { return files }
    files.append(SiteFile(path: "terms.json", text: termData(of: site)))
    files.append(SiteFile(path: "pelicanconf.py", text: configuration(of: site)))
    files.append(SiteFile(path: "requirements.txt", text: PelicanTheme.requirements))
    files.append(SiteFile(path: "theme/static/site.css", text: SiteStyle.css))
    return files + PelicanTheme.files
  }

  /// The terms and authors, by key, and where their pages are.
  private func termData(of site: SiteOverview) -> String {
    let below = site.termsBelow
    var lines: [String] = []
    for index in site.terms.indices {
      let term = site.terms[index]
      let labels = ([index] + below[index, default: []]).map { QuotedText.of(site.terms[$0].label) }
      lines.append(
        line(
          Self.key(of: term.taxonomy), term.label, term.name, term.address, site,
          description: PlainTitle.text(ofHTML: term.description), labels: labels,
          onlyPosts: term.listsOnlyPosts))
    }
    for author in site.authors {
      lines.append(
        line(
          "author_key", author.key, author.name, author.address, site, description: "",
          labels: [QuotedText.of(author.key)], onlyPosts: true))
    }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  private func line(
    _ key: String, _ label: String, _ name: String, _ address: String, _ site: SiteOverview,
    description: String, labels: [String], onlyPosts: Bool
  ) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    let url = address.isEmpty ? "" : AddressPath.encoded(site.blog.basePath + address)
    let file = address.isEmpty ? "" : Self.file(at: address)
    return "{\"key\": \(quoted(key)), \"label\": \(quoted(label)), \"name\": \(quoted(name)), "
      + "\"url\": \(quoted(url)), \"save_as\": \(quoted(file)), \"description\": \(quoted(description)), "
      + "\"labels\": [\(labels.joined(separator: ", "))], \"only_posts\": \(onlyPosts)}"
  }

  private func configuration(of site: SiteOverview) -> String {
    let list = site.frontPage == nil ? "/" : site.freeAddress("blog")
    let menu = (site.menus.first?.items ?? []).map { item in
      let address =
        item.isOwn ? AddressPath.encoded(site.blog.basePath + item.address) : item.address
      return "    (\(PythonText.of(item.title)), \(PythonText.of(address)), \(item.depth)),\n"
    }
    let words = site.words.list.map { "    \(PythonText.of($0.key)): \(PythonText.of($0.text)),\n" }
    return """
      import logging

      SITENAME = \(PythonText.of(site.header.site.title))
      SITESUBTITLE = \(PythonText.of(site.header.site.description))
      SITEURL = \(PythonText.of(site.blog.url.isEmpty ? "http://localhost" : String(site.blog.url.dropLast())))
      BASE_PATH = \(PythonText.of(AddressPath.encoded(site.blog.basePath)))
      ORIGIN = \(PythonText.of(site.blog.origin.isEmpty ? "http://localhost" : site.blog.origin))
      DEFAULT_LANG = \(PythonText.of(site.words.languageTag))
      DIRECTION = \(PythonText.of(site.words.isRightToLeft ? "rtl" : "ltr"))
      TIMEZONE = "UTC"
      PATH = "content"
      PAGE_PATHS = ["pages"]
      ARTICLE_EXCLUDES = ["pages", "extra", "wp-content"]
      THEME = "theme"
      PLUGIN_PATHS = ["plugins"]
      PLUGINS = ["wordpress_reader"]
      READERS = {"html": None}
      STATIC_PATHS = ["extra", "wp-content"]
      STATIC_EXCLUDE_SOURCES = True
      EXTRA_PATH_METADATA = {"extra/_redirects": {"path": "_redirects"}}
      JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
      WITH_FUTURE_DATES = True
      SLUGIFY_USE_UNICODE = True
      DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
      # The plug-in writes the lists.
      DIRECT_TEMPLATES = []
      CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
      FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
      DEFAULT_PAGINATION = 10
      PAGINATED_TEMPLATES = {"list": None}
      PAGINATION_PATTERNS = [
          (1, "{base_name}/", "{base_name}/index.html"),
          (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
      ]
      # Pictures that say nothing have no text.
      LOG_FILTER = [(logging.WARN, "Empty alt attribute for image %s in %s")]
      LIST_SAVE_AS = \(PythonText.of(Self.file(at: list)))
      MENU = [
      \(menu.joined())]
      WORDS = {
      \(words.joined())}

      """
  }
}
