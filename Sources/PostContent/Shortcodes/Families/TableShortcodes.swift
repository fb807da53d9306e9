/// `[table id=3 /]`: a table of TablePress.
enum TableShortcodes {
  static let rules: [String: ShortcodeRule] = [
    "table": .shows { table($0.attributes, $1.context) },
    "tablepress": .shows { table($0.attributes, $1.context) },
  ]

  private static func table(
    _ attributes: ShortcodeAttributes, _ context: any ContentContext
  ) -> String? {
    guard let id = attributes["id"], let table = context.table(id) else { return nil }
    return TableHTML.html(
      of: table, hiddenRows: attributes["hide_rows"], hiddenColumns: attributes["hide_columns"])
  }
}
