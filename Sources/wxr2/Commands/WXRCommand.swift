import ArgumentParser
import ByteOutput
import Conversion
import RecordFilter
import WXRExport

struct WXRCommand: ConversionCommand {
  static let configuration = CommandConfiguration(
    commandName: "wxr",
    abstract: "Write the site as an archive of WXR again: repaired, filtered, merged.",
    discussion: """
        wxr2 wxr damaged.xml --output repaired.xml

      The output is WXR 1.2 as WordPress writes it, whatever state the inputs are in: damaged, split, \
      compressed, in another encoding, of an older version. Stored texts, custom fields and elements \
      of plugins come back as they are.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Many archives") var each: EachOptions

  @OptionGroup(title: "Changes") var rewriting: RewritingOptions
  @OptionGroup(title: "Selection") var filter: FilterOptions

  @Flag(
    help: ArgumentHelp(
      "Write what selected posts need, too: parents, and attachments and blocks that they show.",
      discussion: "This reads the inputs once more."))
  var withReferences = false

  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if input.keepGoing && !each.each {
      throw ValidationError("'--keep-going' is for '--each': an archive is of one site")
    }
    if rewriting.dryRun && each.each {
      throw ValidationError("'--dry-run' and '--each' contradict each other")
    }
    try each.validate(input, output.place)
  }

  var place: OutputPlace { output.place }
  var outputOptions: [String] {
    ["wxr"] + rewriting.outputOptions + (withReferences ? ["--with-references"] : [])
  }
  var outputSuffix: String { ".xml" }

  static func wayForSeveralSites(inputCount: Int) -> String {
    inputCount == 1 ? "use 'wxr2 json --lines'" : "use --each for an archive of each"
  }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    let rewriting = try rewriting.rewriting()
    if self.rewriting.dryRun { return { _ in ReplacementCounter(rewriting) } }
    return { place in WXRExporter(to: place, program: "wxr2/\(WXR2.version)", rewriting) }
  }

  func adjust(_ options: inout ConversionOptions) {
    options.includesNeededPosts = withReferences
  }
}
