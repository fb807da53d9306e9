import Inventory
import SiteModel

/// A part of what the report tells of a site.
protocol ReportSection: SendableMetatype {
  /// What links to it name.
  static var name: String { get }
  static var title: String { get }

  /// `nil` if the archive has nothing of the kind.
  static func html(of inventory: Inventory) -> HTML?
}

/// The page: a section for each matter, site by site.
///
/// It has no scripts, no links that lead out of it, and loads nothing.
enum ReportPage {
  private static let sections: [any ReportSection.Type] = [
    OverviewSection.self, TimeSection.self, ResponseSection.self, ThreadSection.self,
    TermSection.self, ContentSection.self, MediaSection.self, FieldSection.self,
    AuthorSection.self, MigrationSection.self,
  ]

  /// When the page is so long, what is left is named only.
  ///
  /// A section has less than 400 kB.
  private static let longest = 1_500_000

  static func html(of findings: InventoryExporter.Findings, version: String) -> String {
    let sites = findings.sites
    var contents: HTML = ""
    var body: HTML = ""
    for (index, site) in sites.enumerated() {
      let prefix = sites.count > 1 ? "s\(index + 1)-" : ""
      add(site, prefix, to: &body, &contents, isOne: sites.count == 1)
      let left = sites.count - index - 1
      if left > 0 && body.markup.utf8.count + contents.markup.utf8.count > longest {
        body += "<p class=\"more\">… and \(Numbers.grouped(left)) more sites</p>\n"
        break
      }
    }
    contents += "<li><a href=\"#repairs\">\(RepairSection.title)</a></li>"
    body += section("repairs", RepairSection.title, RepairSection.html(of: findings.diagnostics))
    let title = sites.count == 1 ? name(of: sites[0]) : "\(sites.count) sites"
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="wxr2 \(version)">
      <title>\(title) – what is in the archive</title>
      <style>\(HTML(stringLiteral: ReportStyle.css))</style>
      </head>
      <body>
      <a class="skip" href="#main">To the content</a>
      <nav aria-label="Contents"><ul>\(contents)</ul></nav>
      <main id="main">
      \(body)</main>
      <footer>Made by wxr2 \(version) from the archive alone. Nothing on this page is loaded from the network.</footer>
      </body>
      </html>

      """
    return page.markup
  }

  private static func add(
    _ site: Inventory, _ prefix: String, to body: inout HTML, _ contents: inout HTML, isOne: Bool
  ) {
    let anchor = "\(prefix)top"
    body += SiteHead.html(of: site, anchor: anchor)
    if !isOne { contents += "<li><a href=\"#\(anchor)\"><b>\(name(of: site))</b></a></li>" }
    var isFull = false
    for kind in sections {
      if body.markup.utf8.count > longest {
        isFull = true
        break
      }
      guard let html = kind.html(of: site) else { continue }
      let name = prefix + kind.name
      body += section(name, kind.title, html)
      contents += "<li><a href=\"#\(name)\">\(kind.title)</a></li>"
    }
    if isFull {
      body +=
        "<p class=\"more\">The page is full: wxr2 inspect tells what is left of this site.</p>\n"
    }
  }

  private static func section(_ name: String, _ title: String, _ html: HTML) -> HTML {
    """
    <section id="\(name)" aria-labelledby="\(name)-title">
    <h2 id="\(name)-title">\(title)</h2>
    \(html)</section>

    """
  }

  static func name(of site: Inventory) -> String {
    let title = site.site.title.cut(toBytes: 300)
    return title.isEmpty
      ? (site.key.isEmpty ? "An archive without a title" : site.key.cut(toBytes: 300)) : title
  }
}

/// The title of a site, and where its archive comes from.
enum SiteHead {
  static func html(of inventory: Inventory, anchor: String) -> HTML {
    let site = inventory.site
    var facts: [(String, String)] = [
      ("Address", site.link.isEmpty ? inventory.key : site.link), ("Language", site.language),
      ("Exported", site.exportedAt.map { Numbers.minute($0) + " UTC" } ?? ""),
      ("Generator", site.generator), ("WXR version", site.wxrVersion),
    ].filter { !$0.1.isEmpty }
    let files = inventory.files
    for file in files.prefix(10) {
      let name = file.name == "-" ? "standard input" : file.name
      facts.append(("File", "\(name), \(Numbers.size(file.byteCount))"))
    }
    if files.count > 10 {
      let size = Numbers.size(files.reduce(0) { $0 + $1.byteCount })
      facts.append(("Files", "\(files.count) in all, \(size)"))
    }
    let list = facts.map { name, value -> HTML in
      "<div><dt>\(name)</dt><dd>\(value.cut(toBytes: 300))</dd></div>"
    }.joined()
    let description: HTML =
      site.description.isEmpty
      ? "" : "<p\(language(of: inventory))>\(site.description.cut(toBytes: 500))</p>"
    return """
      <header id="\(anchor)"><h1\(language(of: inventory))>\(ReportPage.name(of: inventory))</h1>
      \(description)<dl class="facts">\(list)</dl></header>

      """
  }

  /// The attribute for texts in the language of the site: fonts and voices go by it.
  static func language(of inventory: Inventory) -> HTML {
    let language = inventory.site.language
    let isCode =
      (2...35).contains(language.utf8.count)
      && language.unicodeScalars.allSatisfy {
        $0 == "-" || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
          || ("0"..."9").contains($0)
      }
    return isCode ? " lang=\"\(language)\" dir=\"auto\"" : " dir=\"auto\""
  }
}
