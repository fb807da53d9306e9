import ArchiveInput
public import ArgumentParser
import ByteOutput
import MarkdownExport
public import PostContent
import RecordFilter
import SiteModel
import WXRReader

struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "Write each post as a Markdown file, with its responses.",
    discussion: """
      Posts become posts/SLUG.md, pages pages/SLUG.md, other types TYPE/SLUG.md: CommonMark with GitHub's \
      tables, strikethrough and footnotes, and YAML front matter. What people do not read is left out \
      (attachments, menus, revisions, templates, …), and so are posts in the bin; --type and --status \
      bring them back.

      Example: wxr2 markdown export.xml --output site
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write, new or empty; it appears when it is complete.",
      discussion: "With --each, the folder in which each archive gets a folder of its own.",
      valueName: "folder"),
    completion: .directory)
  var output: String

  @Flag(help: "Add to a folder that is not empty, and replace files of the same names.")
  var force = false

  @OptionGroup(title: "Many archives") var each: EachOptions

  @Option(name: .customLong("for"), help: "Who reads the files.")
  var target = MarkdownTarget.plain

  @Option(
    help: ArgumentHelp(
      "What becomes of shortcodes.",
      discussion: """
        'convert' turns known ones into what they show and leaves the others as they are; 'keep' \
        leaves all of them; 'drop' takes the tags of unknown ones away.
        """))
  var shortcodes = ShortcodePolicy.convert

  @Option(help: "Whether responses follow the body.")
  var comments = CommentsPolicy.section

  @Flag(help: "Write the bodies of posts that a password protects, too.")
  var protected = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if output == "-" {
      throw ValidationError("'--output' takes a folder; files cannot go to standard output")
    }
    try each.validate(input, place)
  }

  func run() throws {
    let form = MarkdownForm(
      options: options, filter: try Filter.orExit(filter), types: try filter.selection().types,
      statuses: try filter.selection().statuses)
    if each.each {
      try BulkConversion(
        input, place, each, report, suffix: "", convert: form.write
      ).run()
    } else {
      let place = place
      try Conversion(input, report).run { try form.write($0, to: place) }
    }
  }

  private var place: OutputPlace { OutputPlace(path: output, replaces: force) }

  private var options: DocumentOptions {
    var options = DocumentOptions()
    options.target = target
    options.shortcodes = shortcodes
    options.comments = filter.noComments ? .none : comments
    options.includesProtected = protected
    return options
  }
}

extension MarkdownTarget: ExpressibleByArgument {}
extension ShortcodePolicy: ExpressibleByArgument {}
extension CommentsPolicy: ExpressibleByArgument {}

/// The form in which archives are written.
private struct MarkdownForm: Sendable {
  let options: DocumentOptions
  let filter: Filter
  /// The types and statuses that the user asked for.
  let types: Set<String>
  let statuses: Set<String>

  @Sendable func write(_ conversion: Conversion, to place: OutputPlace) throws {
    let folder = place.path ?? "."
    try OutputTree.check(folder, replaces: place.replaces)
    // A body may refer to attachments and blocks that follow it, so the archive is read twice.
    let survey = try survey(conversion)
    let (index, options) = (survey.index, options)
    let tree = try OutputTree.create(folder, replaces: place.replaces)
    var paths = survey.paths.makeIterator()
    var tally = MarkdownTally()
    try conversion.forEachBatch(redactingWith: filter) { batch in
      filter.apply(to: &batch.records)
      var writer = DocumentWriter(index: index, options: options)
      return batch.records.compactMap { record -> MarkdownDocument? in
        guard case .post(let post) = record, reasonToSkip(post) == nil else { return nil }
        return writer.document(of: post, file: batch.file)
      }
    } consume: { documents, _, _ in
      for document in documents {
        guard let path = paths.next() else { throw Self.changed }
        try tree.write(path, document.chunks)
        tally.add(document)
        try conversion.report.add(document.diagnostics)
      }
    } end: { _ in
      if paths.next() != nil { throw Self.changed }
    }
    try tree.finish()
    let policy = options.shortcodes == .drop ? "dropped" : "left as they are"
    conversion.report.remarks = survey.remarks(folder: folder) + tally.remarks(policy)
  }

  /// Sources that change while they are read are found out by their reader; this is for what it misses.
  private static let changed = Failure("the input has changed between its two passes")

  private func survey(_ conversion: Conversion) throws -> MarkdownSurvey {
    var survey = MarkdownSurvey()
    try conversion.survey { batch in
      var part = MarkdownSurvey.Part()
      part.entries = batch.records.compactMap(SiteIndex.Entry.init)
      for case .site in batch.records { part.siteKeys = [batch.siteKey] }
      filter.apply(to: &batch.records)
      for case .post(let post) in batch.records {
        if let reason = reasonToSkip(post) {
          part.skipped[reason, default: 0] += 1
        } else {
          part.files.append(FileRequest(post))
        }
      }
      return part
    } consume: { part in
      survey.add(part)
    }
    try survey.finish()
    return survey
  }

  private func reasonToSkip(_ post: Post) -> ReadablePosts.Reason? {
    ReadablePosts.reasonToSkip(post, asking: types, statuses)
  }
}
