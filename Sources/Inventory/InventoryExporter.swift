import ByteOutput
import ByteText
package import Exporting
package import SiteModel

/// Counts what is in the inputs, and tells it.
package final class InventoryExporter: Exporter {
  /// How the counts are told.
  package enum View: Sendable {
    /// Aligned text for people.
    case table
    /// One document for scripts.
    case json
  }

  private let view: View
  private var inventories = Inventories()

  package init(view: View) {
    self.view = view
  }

  package func begin(_ inputs: any InputPreview) throws -> Encoding {
    { batch in Inventory(of: batch.records) }
  }

  package func write(
    _ inventory: Inventory, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    inventories.add(inventory, of: place)
  }

  package func finish(_ end: ExportEnd) throws -> [String] {
    let output = OutputFile.standardOutput()
    let diagnostics = DiagnosticTally.byCode(end.diagnostics)
    switch view {
    case .table:
      var text = InventoryTable.text(inventories.all, diagnostics)
      try text.withUTF8 { try output.write(UnsafeRawBufferPointer($0)) }
    case .json:
      try InventoryJSON.document(inventories.all, diagnostics).withBytes(output.write)
    }
    return []
  }
}
