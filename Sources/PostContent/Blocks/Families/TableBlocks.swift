import SiteModel

/// `tablepress/table`, which names a table of TablePress.
enum TableBlocks {
  static let rules: [String: BlockRule] = [
    "tablepress/table": .shows { block, rendering in
      guard let id = block.attributes.value["id"]?.text else { return nil }
      return rendering.context.table(id).flatMap { TableHTML.html(of: $0) }
    }
  ]
}
