import SiteModel

/// The data files of layouts: JSON, an entry a line.
enum DataFile {
  /// A list of records.
  static func list(_ records: [[(String, DecodedValue)]]) -> String {
    lines(records.map(record), in: ("[", "]"), indent: "") + "\n"
  }

  /// The site, its menu and its words, with what the layouts have to know about addresses.
  static func site(_ site: SiteOverview, _ addresses: [(String, String)]) -> String {
    let texts =
      [
        ("title", site.title), ("description", site.description),
        ("lang", site.words.languageTag), ("direction", site.direction),
      ] + addresses
    let menu = site.menu.map(FrontMatter.json)
    let words = site.words.list.map { entry($0.key, QuotedText.of($0.text)) }
    let entries =
      texts.map { entry($0, QuotedText.of($1)) }
      + [
        entry("menu", lines(menu, in: ("[", "]"), indent: "  ")),
        entry("words", lines(words, in: ("{", "}"), indent: "  ")),
      ]
    return lines(entries, in: ("{", "}"), indent: "") + "\n"
  }

  /// Groups of records, each under a key.
  static func groups(_ groups: [(key: String, entries: [(String, [(String, DecodedValue)])])])
    -> String
  {
    let groups = groups.map { group in
      let entries = group.entries.map { entry($0, record($1)) }
      return entry(group.key, lines(entries, in: ("{", "}"), indent: "  "))
    }
    return lines(groups, in: ("{", "}"), indent: "") + "\n"
  }

  private static func record(_ fields: [(String, DecodedValue)]) -> String {
    FrontMatter.json(.map(fields.map { DecodedEntry(key: $0, value: $1) }))
  }

  private static func entry(_ key: String, _ value: String) -> String {
    "\(QuotedText.of(key)): \(value)"
  }

  private static func lines(
    _ entries: [String], in brackets: (String, String), indent: String
  ) -> String {
    let inner = indent.isEmpty && brackets.0 == "[" ? "" : indent + "  "
    return brackets.0 + "\n" + entries.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent
      + brackets.1
  }
}
