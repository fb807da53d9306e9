import ByteText
import MarkdownExport
import SiteModel

/// A site for Astro 5.
///
/// It was not built here: files, keys and the schema of the content follow Astro's documentation.
struct AstroTarget: SiteTarget {
  var dialect: MarkdownDialect { .plain }
  var contentFolder: String { "src/content/" }
  var keptFolders: Int? { 3 }
  var staticFolder: String { "public/" }
  var responsesFolder: String? { "src/data/comments" }
  var feed: String? { "/rss.xml" }
  var redirectsFolder: String { "" }

  let fields = PageFields(
    [
      .anyTitle, .bareDate, .dateInWords, .bareModified.named("updated"), .draft, .status,
      // An entry's own `slug` would be its id.
      PageField("path") { page in
        let address = page.listed?.address ?? ""
        return .text(address == "/" ? "/" : AddressPath.trimmed(address))
      }.needed,
      .kind, .isProtected,
      // The schema has a key for each taxonomy of WordPress, and one for all others.
      PageField(keys: ["categories", "tags", "terms"]) { page, _, matter in
        var others: [String] = []
        for (taxonomy, terms) in page.termPages {
          if TermPage.isOfWordPress(taxonomy) {
            matter.add(terms.first?.taxonomyKey ?? "", terms.map(\.label))
          } else {
            others += terms.map { taxonomy + ":" + $0.label }
          }
        }
        matter.add("terms", others)
      },
      .authorNames, .excerptAsText, .cover.named("image"),
    ] + PageField.others + [.responses, .responsesTitle])

  func layoutFiles(of site: SiteOverview) -> [SiteFile] {
    let collections = folders(of: site, beginningWith: ["posts", "pages"])
    return [
      SiteFile(path: "astro.config.mjs", text: configuration(of: site)),
      SiteFile(
        path: "src/data/site.json",
        text: DataFile.site(
          site,
          [
            ("base", site.base),
            ("list", site.frontPage == nil ? "" : AddressPath.trimmed(site.listAddress)),
          ])),
      SiteFile(path: "src/data/terms.json", text: termData(of: site)),
      SiteFile(path: "src/content.config.ts", text: AstroPages.collections(collections)),
    ] + AstroPages.files
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
        site: \(QuotedText.of(site.origin)),
        base: \(QuotedText.of(site.base.isEmpty ? "/" : site.base)),
        trailingSlash: "always",
        build: { format: "directory" },
        integrations: [{ name: "redirects", hooks: { "astro:build:done": copyRedirects } }],
        redirects: {
      \(redirects.joined())  },
      });

      """
  }

  private func termData(of site: SiteOverview) -> String {
    DataFile.list(
      site.termLists().filter { !$0.address.isEmpty }.map { list in
        var list = list
        if !TermPage.isOfWordPress(list.taxonomy) { list.key = list.taxonomy }
        return list.data + [
          ("path", .string(AddressPath.trimmed(list.address))),
          ("only_posts", .bool(list.listsOnlyPosts)),
        ]
      })
  }
}
