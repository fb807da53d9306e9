import ByteText
import MarkdownExport
import SiteModel

/// A site for Pelican 4, with a plug-in of its own that reads YAML and CommonMark.
///
/// Pelican's own reader takes no YAML, and its Markdown differs for two bodies in five. Pelican knows one
/// category for a post and no taxonomies but tags, so the plug-in writes the lists, too.
struct PelicanTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }

  /// `lang` would make a translation of the article, and `authors` pages of guests.
  func ownKey(_ name: String) -> String {
    switch name {
    case "lang": "language"
    case "authors": "author_names"
    default: name
    }
  }

  var contentFolder: String { "content/" }
  var staticFolder: String { "content/" }
  var redirectsFolder: String { "content/extra/" }
  var stylePath: String { "theme/static/site.css" }
  var feed: String? { "/feed.xml" }
  var responsesFolder: String? { "comments" }
  /// `{filename}x` and `|filename|x` mean a file of the site.
  var encodedInAddresses: [UInt8] { Array("{|".utf8) }

  func fileRequest(for post: Post) -> FileRequest {
    let type = FileRequest.folder(ofType: post.type)
    // `extra` is for files that are copied.
    let folder = ["extra", "wp-content"].contains(type) ? "type-" + type : type
    return FileRequest(in: ["content", folder], names: FileRequest.siteNames(of: post))
  }

  /// - Source: for the other keys, Pelican's documentation, "Metadata".
  let fields = PageFields(
    [
      // Pelican passes over what has no title or no date.
      .text("title") { page in
        let titles = [page.title, page.dateInWords, page.site.overview.words.layout.untitled]
        return titles.first { !$0.isEmpty } ?? ""
      }.needed,
      .flag("untitled") { $0.title.isEmpty },
      .text("date") { $0.date.isEmpty ? "1970-01-01T00:00:00Z" : $0.date }.needed,
      .dateInWords, .modified,
      .text("status") { $0.isHidden ? "draft" : "" }.needed, .status.named("wordpress_status"),
      PageField("url") { page in
        page.visibleAddress.map { .text(AddressPath.encoded(String($0.dropFirst()))) }
      }.needed,
      .text("save_as") { $0.visibleAddress.map(PelicanTarget.file) ?? "" }.needed,
      .text("slug", PelicanTarget.slug).needed,
      .text("type") { ["post", "page"].contains($0.post.type) ? "" : $0.post.type }.needed,
      .isProtected, .terms(), .author.named("author_name"), .authorKey,
      .excerpt.named("summary"), .cover,
    ] + PageField.others + [.responses, .responsesTitle],
    reserving: [
      "category", "tag", "author", "keywords", "lang", "template", "translation", "content",
      "settings", "source_path", "metadata", "translations", "locale_date", "timezone",
      "relative_source_path", "relative_dir", "default_template", "in_default_lang", "reader",
    ])

  /// The file of an address: a path with an extension is a file, any other one a folder.
  private static func file(at address: String) -> String {
    let path = address.dropFirst()
    if AddressPath.isFile(address) { return String(path) }
    return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path + "/index.html"
  }

  /// Articles with one slug are translations of each other to Pelican.
  private static func slug(of page: PostPage) -> String {
    let path = (page.listed?.path ?? "").dropFirst("content/".count).dropLast(".md".count)
    return page.post.type == "post" || page.post.type == "page"
      ? String(path.split(separator: "/").last ?? path) : String(path)
  }

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    [
      SiteFile(path: "terms.json", text: termData(of: site)),
      SiteFile(path: "pelicanconf.py", text: configuration(of: site)),
      SiteFile(path: "requirements.txt", text: PelicanTheme.requirements),
    ] + PelicanTheme.files
  }

  /// The terms and authors, by key, and where their pages are.
  private func termData(of site: SiteOverview) -> String {
    DataFile.list(
      (site.termLists() + site.authorLists).map { list in
        let address = list.address
        return [
          ("key", .string(list.key)), ("label", .string(list.label)), ("name", .string(list.name)),
          ("url", .string(address.isEmpty ? "" : site.link(to: address))),
          ("save_as", .string(address.isEmpty ? "" : Self.file(at: address))),
          ("description", .string(list.description)),
          ("labels", .list(list.labels.map(DecodedValue.string))),
          ("only_posts", .bool(list.listsOnlyPosts)),
        ]
      })
  }

  private func configuration(of site: SiteOverview) -> String {
    // What JSON writes of texts and lists is Python, too.
    let menu = site.menu.map { "    \(FrontMatter.json($0)),\n" }
    let words = site.words.list.map { "    \(PythonText.of($0.key)): \(PythonText.of($0.text)),\n" }
    return """
      import logging

      SITENAME = \(PythonText.of(site.title))
      SITESUBTITLE = \(PythonText.of(site.description))
      SITEURL = \(PythonText.of(String(site.url.dropLast())))
      BASE_PATH = \(PythonText.of(site.base))
      ORIGIN = \(PythonText.of(site.origin))
      DEFAULT_LANG = \(PythonText.of(site.words.languageTag))
      DIRECTION = \(PythonText.of(site.direction))
      TIMEZONE = "UTC"
      PATH = "content"
      PAGE_PATHS = ["pages"]
      ARTICLE_EXCLUDES = ["pages", "extra", "wp-content"]
      THEME = "theme"
      PLUGIN_PATHS = ["plugins"]
      PLUGINS = ["wordpress_reader"]
      # Without the reader for reStructuredText Pelican asks nothing of docutils, which lacks many languages.
      READERS = {"html": None, "rst": None}
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
      LIST_SAVE_AS = \(PythonText.of(Self.file(at: site.listAddress)))
      MENU = [
      \(menu.joined())]
      WORDS = {
      \(words.joined())}

      """
  }
}
