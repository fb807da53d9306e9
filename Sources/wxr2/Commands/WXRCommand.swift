import ArgumentParser
import ByteOutput
import Conversion
import RecordFilter
import SystemPackage
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

  @Option(
    help: ArgumentHelp(
      "Write parts of at most this size, such as 2MB, into the folder that --output names.",
      valueName: "size"),
    transform: Self.size)
  var split: Int?

  @Option(
    help: ArgumentHelp(
      "Write parts of at most so many items into the folder that --output names.", valueName: "n"))
  var splitPosts: Int?

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
    if split != nil && splitPosts != nil {
      throw ValidationError("'--split' and '--split-posts' contradict each other")
    }
    if let splitPosts, splitPosts < 1 {
      throw ValidationError("'--split-posts' takes a number, at least 1")
    }
    if limit != nil && output.place.path == nil && !rewriting.dryRun {
      throw ValidationError("'--split' needs '--output' with the folder to write")
    }
    try each.validate(input, output.place)
  }

  private var limit: SplitLimit? { split.map { .size($0) } ?? splitPosts.map { .items($0) } }

  /// Reads `2MB`: units are powers of a thousand, or of 1024 with an `i`.
  @Sendable private static func size(_ text: String) throws -> Int {
    let units = [
      "": 1, "B": 1, "KB": 1000, "K": 1000, "MB": 1_000_000, "M": 1_000_000, "GB": 1_000_000_000,
      "G": 1_000_000_000, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30,
    ]
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.uppercased()
    guard let number = Double(digits), let factor = units[unit], number * Double(factor) >= 1,
      number * Double(factor) < 1e15
    else { throw ValidationError("'\(text)' is no size (write a number and a unit, such as 2MB)") }
    return Int(number * Double(factor))
  }

  var place: OutputPlace { output.place }
  var outputOptions: [String] {
    ["wxr"] + (split.map { ["--split=\($0)"] } ?? [])
      + (splitPosts.map { ["--split-posts=\($0)"] } ?? []) + rewriting.outputOptions
      + (withReferences ? ["--with-references"] : [])
  }
  var outputSuffix: String { limit == nil ? ".xml" : "" }

  static func wayForSeveralSites(inputCount: Int) -> String {
    inputCount == 1 ? "use 'wxr2 json --lines'" : "use --each for an archive of each"
  }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    let rewriting = try rewriting.rewriting()
    if self.rewriting.dryRun { return { _ in ReplacementCounter(rewriting) } }
    if let limit {
      return { place in
        SplitWXRExporter(
          to: place, limit, program: "wxr2/\(WXR2.version)",
          rewriting)
      }
    }
    return { place in WXRExporter(to: place, program: "wxr2/\(WXR2.version)", rewriting) }
  }

  func adjust(_ options: inout ConversionOptions) {
    options.includesNeededPosts = withReferences
  }
}
