import ArgumentParser
import Inventory
import RecordFilter

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
    try Run(input, report)() { (InventoryExporter(view: json ? .json : .table), Filter()) }
  }
}
