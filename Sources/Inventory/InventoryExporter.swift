import ByteOutput
package import ByteText
package import Exporting
package import SiteModel

/// Counts what is in the inputs, and tells it.
package final class InventoryExporter: Exporter {
  /// How the counts are told.
  package enum View: Sendable {
    /// Aligned text for people; a heading begins with the one text, and ends with the other.
    case table(headingStart: String = "", headingEnd: String = "")
    /// One document for scripts.
    case json
  }

  /// What there is to tell when everything is counted.
  package struct Findings: Sendable {
    package fileprivate(set) var sites: [Inventory] = []
    package fileprivate(set) var diagnostics: [DiagnosticTally] = []

    /// Nothing, as of an archive that cannot be read.
    package init() {}

    /// A line of JSON, for one of many archives.
    ///
    /// - Parameter input: What became of the archive.
    /// - Returns: The line.
    package func line(of input: InputSummary) -> ByteChunk {
      InventoryJSON.line(of: input, sites, diagnostics)
    }
  }

  private let tell: (Findings) throws -> Void
  private var inventories = Inventories()

  /// - Parameter tell: Takes the findings.
  package init(_ tell: @escaping (Findings) throws -> Void) {
    self.tell = tell
  }

  /// Tells the findings on standard output.
  package convenience init(view: View) {
    self.init { findings in
      let output = OutputFile.standardOutput()
      switch view {
      case .table(let start, let end):
        var text = InventoryTable.text(
          findings.sites, findings.diagnostics, headingStart: start, headingEnd: end)
        try text.withUTF8 { try output.write(UnsafeRawBufferPointer($0)) }
      case .json:
        try InventoryJSON.document(findings.sites, findings.diagnostics).withBytes(output.write)
      }
    }
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
    var findings = Findings()
    findings.sites = inventories.all
    findings.diagnostics = DiagnosticTally.byCode(end.diagnostics)
    try tell(findings)
    return []
  }
}
