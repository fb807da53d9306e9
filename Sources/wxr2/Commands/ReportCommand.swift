import ArgumentParser
import ByteOutput
import Conversion
import RecordFilter
import ReportExport

struct ReportCommand: ConversionCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write what is in an archive as a page to look at.",
    discussion: """
        wxr2 report export.xml --output report.html
        wxr2 report --each exports --output reports

      One HTML file that needs no network and no other file: posts and responses over time, who comments, \
      reblogs and links, the longest threads, terms, content, media, custom fields, what was repaired, \
      and what a migration needs. Nothing in the archive can act in it. 'wxr2 inspect' tells the same as \
      text, and with --json as data.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Many archives") var each: EachOptions
  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if output.output == nil {
      throw ValidationError("name the page with '--output', such as '--output report.html'")
    }
    try each.validate(input, output.place)
  }

  var place: OutputPlace { output.place }
  var outputOptions: [String] { ["report"] }
  var outputSuffix: String { ".html" }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    { ReportExporter(to: $0, version: WXR2.version) }
  }
}
