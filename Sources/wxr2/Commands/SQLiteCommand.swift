import ArchiveInput
import ArgumentParser
import ByteOutput
import Glibc
import SQLiteExport
import SiteModel
import WXRReader

struct SQLiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sqlite",
    abstract: "Write sites as a SQLite database.",
    discussion: """
      A table for each kind of record, with the names that 'wxr2 json' has, and views for the usual \
      questions: responses, reblogs, pingbacks, attachments, posts_by_month, commenters, term_counts, \
      media_by_month. Archives of different sites go into one database.

      Example: wxr2 sqlite export.xml --output blog.db
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
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

  func run() throws {
    if each.each {
      let form = DatabaseForm(
        filter: try Filter.orExit(filter), search: search, append: false, jobs: input.jobs)
      try BulkConversion(input, output.place, each, report, suffix: ".db", convert: form.write)
        .run()
    } else {
      try Conversion(input, report).run { conversion in
        try DatabaseForm(
          filter: Filter(filter), search: search, append: append, jobs: input.jobs
        ).write(conversion, to: output.place)
      }
    }
  }
}

/// How archives become a database.
private struct DatabaseForm: Sendable {
  let filter: Filter
  let search: Bool
  let append: Bool
  let jobs: Int

  @Sendable func write(_ conversion: Conversion, to place: OutputPlace) throws {
    // Never standard output: the options are checked before.
    let path = place.path ?? ""
    var options = ArchiveDatabase.Options()
    options.search = search
    options.jobs = jobs
    if append && OutputFile.exists(path) {
      try fill(ArchiveDatabase(appendingTo: path, options: options), conversion)
    } else {
      let file = try place.open()
      guard let descriptor = file.fileDescriptor else {
        throw OutputError(.cannotCreate, "is no file, which a database has to be", file: path)
      }
      try fill(
        ArchiveDatabase(descriptor: descriptor, name: path, options: options), conversion)
      try file.finish()
    }
  }

  private func fill(_ database: ArchiveDatabase, _ conversion: Conversion) throws {
    var imports: [ArchiveDatabase.Import] = []
    let (filter, searches) = (filter, database.indexesText)
    try conversion.forEachBatch(redactingWith: filter) { batch in
      filter.apply(to: &batch.records)
      return ArchiveDatabase.encode(batch.records, searches: searches)
    } consume: { rows, place, _ in
      try database.write(rows, siteKey: place.siteKey)
      while imports.count <= place.fileIndex { imports.append(.init(input: "", byteCount: 0)) }
      imports[place.fileIndex] = .init(input: place.file, byteCount: place.endOffset)
    } end: { _ in
    }
    try database.finish(
      imports: imports.filter { !$0.input.isEmpty }, diagnostics: conversion.report.diagnostics,
      version: WXR2.version, time: Self.time())
  }

  /// The time in UTC, or what `SOURCE_DATE_EPOCH` says, for those who want the same bytes each time.
  private static func time() -> String {
    var seconds =
      getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? Glibc.time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ value: CInt) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return """
      \(1900 + parts.tm_year)-\(digits(1 + parts.tm_mon))-\(digits(parts.tm_mday))\
      T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z
      """
  }
}
