import ArgumentParser
import ByteOutput
import ByteText
import WXRReader

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what is in an archive, without converting it.",
    discussion: """
      For each site: posts by type and status, comments by kind and status, authors, terms, years, \
      attachments, reblogs, metas and the largest posts; at the end what was noticed on the way.

      'Years' leaves attachments and menu items out and goes by the date in UTC, or the blog's own \
      where that is missing. The bytes of 'Largest' are those of a post's content, excerpt, comments \
      and meta values. The table is cut to 80 columns; --json tells everything in full.

      Example: wxr2 inspect export.xml
      """)

  @OptionGroup var input: InputOptions

  @Flag(help: "Write one JSON document, for scripts.")
  var json = false

  @OptionGroup(title: "Reporting") var report: ReportOptions

  func run() throws {
    try Conversion(input, report).run { conversion in
      var inventories = Inventories()
      try conversion.forEachBatch { batch in
        Inventory(of: batch.records)
      } consume: { inventory, place, _ in
        inventories.add(inventory, of: place)
      } end: { _ in
      }
      conversion.report.eraseProgress()
      try write(inventories.all, DiagnosticTally.byCode(conversion.report.diagnostics))
    }
  }

  private func write(_ sites: [Inventory], _ diagnostics: [DiagnosticTally]) throws {
    let output = OutputFile.standardOutput()
    if json {
      try InventoryJSON.document(sites, diagnostics).withBytes(output.write)
    } else {
      var text = InventoryTable.text(sites, diagnostics)
      try text.withUTF8 { try output.write(UnsafeRawBufferPointer($0)) }
    }
  }
}
