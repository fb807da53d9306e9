import ByteText
import JSONValues
import SiteModel

/// Builders of whose pages only the texts, the pictures and the links are known.
enum OtherBuilders {
  static let builders: [Builder] =
    metas.map { name, metas in Builder(name: name, rules: [:], metas: metas, parts: parts) } + [
      // The page is HTML as it is.
      Builder(
        name: "Thrive Architect", rules: ["html": .shows { widget, _ in widget.html("html") }],
        metas: ["tve_updated_post"],
        parts: { page in
          guard let html = page.text else { return nil }
          return [
            .begin(Widget("html", .map([DecodedEntry(key: "html", value: .string(html))]))), .end,
          ]
        })
    ]

  private static let metas: [(String, [String])] = [
    ("Breakdance", ["_breakdance_data", "breakdance_data"]),
    ("Themify", ["_themify_builder_settings_json"]), ("Cornerstone", ["_cornerstone_data"]),
    ("Zion", ["_zionbuilder_page_elements"]), ("BeTheme", ["mfn-page-items"]),
    ("Live Composer", ["dslc_code"]), ("Visual Composer", ["vcv-pageContent"]),
    ("King Composer", ["kc_raw_content"]), ("Brizy", ["brizy"]),
    ("SeedProd", ["_seedprod_page_data"]),
  ]

  /// The whole page is one widget.
  @Sendable
  private static func parts(_ page: DecodedValue) -> [PagePart]? {
    var page = page
    // JSON in JSON, and JSON as in an address.
    if let tree = page["tree_json_string"]?.text, let json = JSONReader.value(tree.utf8.span) {
      page = json
    } else if case .string(let text) = page {
      let text = PercentCoding.decoded(text)
      guard let json = JSONReader.value(text.utf8.span) else { return nil }
      page = json
    }
    return [.begin(Widget("page", page)), .end]
  }
}
