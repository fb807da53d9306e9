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
        wxr2 json export.xml --output site.json
        wxr2 json export.xml | jq '.posts[] | select(.type == "post") | .title'
        wxr2 json --lines exports/*.zip --output all.jsonl

      The document holds the site, its authors, terms and posts, and what was noticed on the way; \
      'wxr2 schema' prints its JSON Schema. With --lines each record is an object on a line of its \
      own, and archives of different sites can be read together.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions
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
  @Option(
    help: ArgumentHelp(
      "With --lines, write only records of these kinds: site, author, term, post, diagnostic, input.",
      valueName: "kind,…"),
    transform: Self.kinds)
  var records: [Set<LineKind>] = []

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
    if !records.isEmpty && !lines { throw ValidationError("'--records' is for '--lines'") }
    if input.keepGoing && !lines && !each.each {
      throw ValidationError("'--keep-going' is for '--lines': a document is of one site")
    }
    try each.validate(input, output.place)
  }

  var place: OutputPlace { output.place }
  var outputOptions: [String] {
    var options = ["json"]
    if lines { options.append("--lines") }
    if stableTypes { options.append("--stable-types") }
    if !records.isEmpty {
      options.append("--records=\(kinds.map(\.rawValue).sorted().joined(separator: ","))")
    }
    if pretty { options.append("--pretty") }
    return options
  }

  /// The kinds of lines to write.
  private var kinds: Set<LineKind> {
    records.isEmpty ? Set(LineKind.allCases) : records.reduce([]) { $0.union($1) }
  }

  @Sendable private static func kinds(_ text: String) throws -> Set<LineKind> {
    try Set(
      text.split(separator: ",").map { name in
        guard let kind = LineKind(rawValue: String(name)) else {
          throw ValidationError(
            "'\(name)' is no kind of record; there are site, author, term, post, diagnostic, input")
        }
        return kind
      })
  }

  var outputSuffix: String { lines ? ".jsonl" : ".json" }

  static func wayForSeveralSites(inputCount: Int) -> String {
    inputCount == 1 ? "use --lines" : "use --lines, or --each for a document of each"
  }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    let (lines, kinds, pretty, stableTypes) = (lines, kinds, pretty, stableTypes)
    return { place in
      lines
        ? JSONLinesExporter(to: place, kinds: kinds, hasStableTypes: stableTypes)
        : JSONDocumentExporter(to: place, pretty: pretty)
    }
  }
}
