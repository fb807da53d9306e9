import ArchiveInput
import ArgumentParser
import ByteOutput
import SQLiteExport
import SiteModel
import WXRReader

struct SQLiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sqlite",
    abstract: "Write the site as a SQLite database.",
    discussion: """
      Example: wxr2 sqlite export.xml --output blog.db
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Many archives") var each: EachOptions

  @Flag(help: "Make titles, texts and comments searchable (FTS5).")
  var search = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    try each.validate(input, output)
  }

  func run() throws {
    let form = DatabaseForm(filter: try Filter(filter), search: search, jobs: input.jobs)
    try Conversion(input, report).run { conversion in
      try form.write(conversion, to: output.place)
    }
  }
}

/// How archives become a database.
private struct DatabaseForm: Sendable {
  let filter: Filter
  let search: Bool
  let jobs: Int

  @Sendable func write(_ conversion: Conversion, to place: OutputPlace) throws {
    let file = try place.open()
    guard let descriptor = file.fileDescriptor else {
      throw Failure("a database goes to a file")
    }
    var options = ArchiveDatabase.Options()
    options.search = search
    options.jobs = jobs
    let (filter, settings) = (filter, options)
    let database = try ArchiveDatabase(descriptor: descriptor, name: place.path ?? "", options: options)
    try conversion.forEachBatch(redactingWith: filter) { batch in
      filter.apply(to: &batch.records)
      return ArchiveDatabase.encode(batch.records, options: settings)
    } consume: { rows, place, _ in
      try database.write(rows, siteKey: place.siteKey)
    } end: { _ in
    }
    try database.finish(imports: [], diagnostics: conversion.report.diagnostics)
    try file.finish()
  }
}
