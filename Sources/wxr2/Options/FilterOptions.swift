import ArgumentParser
import RecordFilter
import SiteModel
import SystemPackage

/// Which posts are written, and what is blotted out in them.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only posts of these types, such as post,page.", valueName: "type,…"))
  var type: [String] = []

  @Option(
    help: ArgumentHelp("Only posts of these statuses, such as publish.", valueName: "status,…"))
  var status: [String] = []

  @Option(help: ArgumentHelp("Only posts of these authors, by login.", valueName: "login,…"))
  var author: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only posts filed under one of these terms, such as category:news.",
      valueName: "taxonomy:slug,…"))
  var term: [String] = []

  @Option(
    help: ArgumentHelp("Only posts of this day (UTC) or later.", valueName: "YYYY-MM-DD"),
    transform: Self.day)
  var since: Selection.Day?

  @Option(
    help: ArgumentHelp("Only posts of this day (UTC) or earlier.", valueName: "YYYY-MM-DD"),
    transform: Self.day)
  var until: Selection.Day?

  @Flag(name: .customLong("no-comments"), help: "Leave comments out.")
  var noComments = false

  @Flag(
    help: ArgumentHelp(
      "Replace mail addresses and IPs by fixed stand-ins.",
      discussion: """
        In fields, raw texts and metas. Bodies stay as they are: post contents and excerpts, \
        comment contents, titles and descriptions.
        """))
  var redact = false

  @Option(
    help: ArgumentHelp(
      "Like --redact, with stand-ins made by the key in a file: the same address gives the same one.",
      valueName: "file"),
    completion: .file())
  var redactKey: String?

  func validate() throws {
    if let since, let until, since > until {
      throw ValidationError("'--since' is later than '--until'")
    }
    _ = try selection()
  }

  /// The options as they are written, but for the redaction's.
  var outputOptions: [String] {
    var options = [("type", type), ("status", status), ("author", author), ("term", term)]
      .filter { !$1.isEmpty }.map { "--\($0)=\(Self.list($1).joined(separator: ","))" }
    if let since { options.append("--since=\(since)") }
    if let until { options.append("--until=\(until)") }
    if noComments { options.append("--no-comments") }
    return options
  }

  /// What is done to records.
  ///
  /// - Throws: `Failure` when the key of `--redact-key` cannot be read.
  func filter() throws -> Filter {
    Filter(selection: try selection(), redaction: try redaction())
  }

  private func selection() throws -> Selection {
    var selection = Selection()
    selection.types = Set(Self.list(type))
    selection.statuses = Set(Self.list(status))
    selection.authors = Set(Self.list(author))
    do {
      selection.terms = Set(try Self.list(term).map(Selection.TermReference.init(parsing:)))
    } catch {
      throw ValidationError(error.message)
    }
    selection.since = since
    selection.until = until
    selection.includesComments = !noComments
    return selection
  }

  private func redaction() throws -> Redaction? {
    guard let redactKey else { return redact ? Redaction() : nil }
    do {
      // A key is short; more than this is the wrong file.
      let key = try SmallFile.bytes(of: FilePath(redactKey), atMost: 1 << 20)
      guard !key.isEmpty else { throw Failure("\(redactKey): the key is empty") }
      return Redaction(key: key)
    } catch let error as Errno {
      throw Failure("\(redactKey): cannot read the key: \(error)")
    }
  }

  private static func list(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map(String.init) }
  }

  @Sendable private static func day(_ text: String) throws -> Selection.Day {
    do {
      return try Selection.Day(parsing: text)
    } catch {
      throw ValidationError(error.message)
    }
  }
}
