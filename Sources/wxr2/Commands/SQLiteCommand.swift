import ArgumentParser
import ByteOutput
import Conversion
import Glibc
import RecordFilter
import SQLiteExport
import SiteModel

struct SQLiteCommand: ConversionCommand {
  static let configuration = CommandConfiguration(
    commandName: "sqlite",
    abstract: "Write sites as a SQLite database.",
    discussion: """
        wxr2 sqlite export.xml --output blog.db
        wxr2 sqlite exports/*.xml --output blogs.db --search

      A table for each kind of record, with the names that 'wxr2 json' has, and views for the usual \
      questions: responses, reblogs, pingbacks, attachments, posts_by_month, commenters, term_counts, \
      media_by_month. Archives of different sites go into one database.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Many archives") var each: EachOptions

  @Flag(
    help: ArgumentHelp(
      "Add to a database that wxr2 wrote, or begin one.",
      discussion: """
        What is there already is brought up to date, not doubled; nothing is taken away. All of it \
        arrives, or nothing.
        """))
  var append = false

  @Flag(help: "Make titles, texts, comments and authors searchable (FTS5).")
  var search = false

  @Flag(help: "Add the texts of posts and comments without markup, in columns 'text'.")
  var text = false

  @Flag(
    name: .customLong("no-links"),
    help: "Leave out the table of the links, images and embeds in posts and comments.")
  var noLinks = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    try each.validate(input, output.place)
    if output.isStandardOutput {
      throw ValidationError(
        "'sqlite' needs '--output' with the file to write: a database is no stream")
    }
    if append && output.force {
      throw ValidationError("'--append' and '--force' contradict each other")
    }
    if append && each.each {
      throw ValidationError("'--append' is for one database, '--each' for one of each archive")
    }
  }

  var place: OutputPlace { output.place }
  var outputSuffix: String { ".db" }
  var outputOptions: [String] {
    ["sqlite"] + (search ? ["--search"] : []) + (text ? ["--text"] : [])
      + (noLinks ? ["--no-links"] : [])
  }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    var options = SQLiteExporter.Options()
    options.database.contents.search = search
    options.database.contents.text = text
    options.database.contents.links = !noLinks
    options.database.jobs = input.jobs
    options.appends = append
    options.version = WXR2.version
    options.time = Self.time()
    let settled = options
    return { place in SQLiteExporter(to: place, settled) }
  }

  /// The time in UTC, or what `SOURCE_DATE_EPOCH` says, for those who want the same bytes each time.
  private static func time() -> String {
    var seconds =
      getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? Glibc.time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let time = DateTime(
      year: 1900 + Int(parts.tm_year), month: 1 + Int(parts.tm_mon), day: Int(parts.tm_mday),
      // A leap second is the one before it.
      hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: min(59, Int(parts.tm_sec)))
    return time.map { $0.isoText + "Z" } ?? ""
  }
}
