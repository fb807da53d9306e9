import ArgumentParser
import ByteOutput
import Conversion
import JSONExport
import RecordFilter

struct JSONCommand: ConversionCommand {
  static let configuration = CommandConfiguration(
    commandName: "json",
    abstract: "Write the site as one JSON document, or as JSON Lines.",
    discussion: """
      The document holds the site, its authors, terms and posts, and what was noticed on the way; \
      'wxr2 schema' prints its JSON Schema. With --lines each record is an object on a line of its \
      own, and archives of different sites can be read together.

      Example: wxr2 json export.xml | jq '.posts[] | select(.type == "post") | .title'
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Many archives") var each: EachOptions

  @Flag(help: "Write one record a line (JSON Lines), in one pass.")
  var lines = false

  @Flag(
    help: ArgumentHelp(
      "Write lines in which no value changes its form.",
      discussion: """
        'raw', 'extra' and the 'data' of metas are JSON texts. A first line with the record 'types' has \
        a value under each key, for programs that guess types from the first lines.
        """))
  var stableTypes = false

  @Flag(help: "Indent the document for people.")
  var pretty = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if lines && pretty {
      throw ValidationError("'--pretty' is for the document; lines are never indented")
    }
    if stableTypes && !lines {
      throw ValidationError("'--stable-types' is for '--lines'")
    }
    try each.validate(input, output.place)
  }

  var place: OutputPlace { output.place }
  var outputOptions: [String] { ["json"] + (lines ? ["--lines"] : pretty ? ["--pretty"] : []) }
  var outputSuffix: String { lines ? ".jsonl" : ".json" }

  static func wayForSeveralSites(inputCount: Int) -> String {
    inputCount == 1 ? "use --lines" : "use --lines, or --each for a document of each"
  }

  func exporter(_ filter: Filter) throws -> BulkConversion.MakeExporter {
    let (lines, pretty, stableTypes) = (lines, pretty, stableTypes)
    return { place in
      lines
        ? JSONLinesExporter(to: place, hasStableTypes: stableTypes)
        : JSONDocumentExporter(to: place, pretty: pretty)
    }
  }
}
