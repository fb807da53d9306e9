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

  func selection() throws -> Selection {
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

  func redaction() throws -> Redaction? {
    guard let redactKey else { return redact ? Redaction() : nil }
    do {
      let file = try FileDescriptor.open(FilePath(redactKey), .readOnly)
      let key = try file.closeAfter { try Self.bytes(of: file) }
      guard !key.isEmpty else { throw Failure("\(redactKey): the key is empty") }
      return Redaction(key: key)
    } catch let error as Errno {
      throw Failure("\(redactKey): cannot read the key: \(error)")
    }
  }

  private static func bytes(of file: FileDescriptor) throws -> [UInt8] {
    // A key is short; more than this is the wrong file.
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while count < bytes.count {
      let read = try bytes.withUnsafeMutableBytes {
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return Array(bytes[..<count])
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

/// Thins and redacts records between reader and exporter.
struct Filter: Sendable {
  private let selection: Selection
  private let redaction: Redaction?
  private let isIdle: Bool

  init(_ options: FilterOptions) throws {
    selection = try options.selection()
    redaction = try options.redaction()
    isIdle = selection.isEverything && selection.includesComments && redaction == nil
  }

  /// The same for a run over many archives, which has nobody yet to tell what fails.
  static func orExit(_ options: FilterOptions) throws -> Filter {
    do {
      return try Filter(options)
    } catch let error as Failure {
      Console.write(errorLine(error.description))
      throw ExitCode.failure
    }
  }

  func apply(to records: inout [Record]) {
    if isIdle { return }
    records = records.compactMap(filtered)
  }

  func apply(to diagnostics: inout [Diagnostic]) {
    guard let redaction else { return }
    for index in diagnostics.indices { redaction.apply(to: &diagnostics[index]) }
  }

  private func filtered(_ record: Record) -> Record? {
    switch record {
    case .post(var post):
      // By the logins that the user knows, so before they are redacted.
      guard selection.includes(post) else { return nil }
      if !selection.includesComments { post.comments = [] }
      redaction?.apply(to: &post)
      return .post(post)
    case .author(var author):
      redaction?.apply(to: &author)
      return .author(author)
    case .term(var term):
      redaction?.apply(to: &term)
      return .term(term)
    case .site(var site):
      redaction?.apply(to: &site)
      return .site(site)
    case .diagnostic(var diagnostic):
      redaction?.apply(to: &diagnostic)
      return .diagnostic(diagnostic)
    }
  }
}
