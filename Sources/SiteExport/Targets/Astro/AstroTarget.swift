import ByteText
import MarkdownExport
import SiteModel

/// A site for Astro 5.
///
/// It was not built here: files, keys and the schema of the content follow Astro's documentation.
struct AstroTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }
  var needsOverview: Bool { true }
  var keptFolders: Int? { 3 }
  var staticFolder: String { "public/" }
  var responsesFolder: String? { "src/data/comments" }

  func fileRequest(for post: Post) -> FileRequest {
    FileRequest(
      in: ["src", "content", FileRequest.folder(ofType: post.type)],
      names: FileRequest.siteNames(of: post))
  }

  func address(ofFile path: String) -> String {
    "/" + path.dropFirst("src/content/".count).dropLast(".md".count) + "/"
  }

  func frontMatter(of page: PostPage) -> FrontMatter {
    let post = page.post
    var matter = FrontMatter()
    matter.set("title", page.title)
    let (date, modified) = (page.date, page.modified)
    matter.add("date", date: date)
    matter.add("date_text", page.dateInWords)
    if modified != date { matter.add("updated", date: modified) }
    if page.isHidden {
      matter.add("draft", true)
      matter.add("status", post.status)
    }
    // An entry's own `slug` would be its id.
    let address = page.listed?.address ?? ""
    matter.set("path", address == "/" ? "/" : AddressPath.trimmed(address))
    matter.add("kind", post.type)
    matter.add("protected", page.isProtected)
    var others: [String] = []
    for (taxonomy, terms) in page.termPages {
      switch taxonomy {
      case "category": matter.add("categories", terms.map(\.label))
      case "post_tag": matter.add("tags", terms.map(\.label))
      default: others += terms.map { taxonomy + ":" + $0.label }
      }
    }
    matter.add("terms", others)
    matter.add("authors", page.authorNames.filter { !$0.isEmpty })
    matter.add("description", page.excerptAsText)
    matter.add("image", page.coverURL)
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

  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = Redirects(site, feed: "/rss.xml").files(copiedFrom: "")
    if options.isContentOnly { return files }
    files.append(SiteFile(path: "astro.config.mjs", text: configuration(of: site)))
    files.append(SiteFile(path: "src/data/site.json", text: siteData(of: site)))
    files.append(SiteFile(path: "src/data/terms.json", text: termData(of: site)))
    files.append(
      SiteFile(path: "src/content.config.ts", text: AstroPages.collections(folders(of: site))))
    files.append(SiteFile(path: "public/site.css", text: SiteStyle.css))
    return files + AstroPages.files
  }

  /// The folders of content, each of which is a collection.
  private func folders(of site: SiteOverview) -> [String] {
    var folders = ["posts", "pages"]
    for post in site.posts {
      let folder = String(post.path.split(separator: "/").dropFirst(2).first ?? "")
      if !folder.isEmpty, !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  private func configuration(of site: SiteOverview) -> String {
    let redirects = Redirects.formerPaths(site).map {
      "    \(QuotedText.of($0.old)): \(QuotedText.of($0.target)),\n"
    }
    return """
      import { copyFile } from "node:fs/promises";
      import { defineConfig } from "astro/config";

      const copyRedirects = ({ dir }) => copyFile("_redirects", new URL("_redirects", dir));

      export default defineConfig({
        site: \(QuotedText.of(site.blog.origin.isEmpty ? "http://localhost" : site.blog.origin)),
        base: \(QuotedText.of(site.blog.basePath.isEmpty ? "/" : AddressPath.encoded(site.blog.basePath))),
        trailingSlash: "always",
        build: { format: "directory" },
        integrations: [{ name: "redirects", hooks: { "astro:build:done": copyRedirects } }],
        redirects: {
      \(redirects.joined())  },
      });

      """
  }

  private func siteData(of site: SiteOverview) -> String {
    func quoted(_ text: String) -> String { QuotedText.of(text) }
    let menu = (site.menus.first?.items ?? []).map { item in
      let address =
        item.isOwn ? AddressPath.encoded(site.blog.basePath + item.address) : item.address
      return
        "    {\"name\": \(quoted(item.title)), \"url\": \(quoted(address)), \"depth\": \(item.depth)}"
    }
    let words = site.words.list.map { "    \(quoted($0.key)): \(quoted($0.text))" }
    return """
      {
        "title": \(quoted(site.header.site.title)),
        "description": \(quoted(site.header.site.description)),
        "lang": \(quoted(site.words.languageTag)),
        "direction": \(quoted(site.words.isRightToLeft ? "rtl" : "ltr")),
        "base": \(quoted(AddressPath.encoded(site.blog.basePath))),
        "list": \(quoted(site.frontPage == nil ? "" : AddressPath.trimmed(site.freeAddress("blog")))),
        "menu": [
      \(menu.joined(separator: ",\n"))
        ],
        "words": {
      \(words.joined(separator: ",\n"))
        }
      }

      """
  }

  private func termData(of site: SiteOverview) -> String {
    let below = site.termsBelow
    let lines = site.terms.indices.compactMap { index -> String? in
      let term = site.terms[index]
      if term.address.isEmpty { return nil }
      let labels = ([index] + below[index, default: []]).map { QuotedText.of(site.terms[$0].label) }
      let key =
        term.taxonomy == "category"
        ? "categories" : term.taxonomy == "post_tag" ? "tags" : term.taxonomy
      return "{\"key\": \(QuotedText.of(key)), \"name\": \(QuotedText.of(term.name)), "
        + "\"label\": \(QuotedText.of(term.label)), \"labels\": [\(labels.joined(separator: ", "))], "
        + "\"path\": \(QuotedText.of(AddressPath.trimmed(term.address))), \"only_posts\": \(term.listsOnlyPosts)}"
    }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}
