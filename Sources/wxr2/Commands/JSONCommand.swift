import ArchiveInput
import ArgumentParser
import ByteOutput
import JSONExport
import SiteModel
import WXRReader

struct JSONCommand: ParsableCommand {
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

  @Flag(help: "Indent the document for people.")
  var pretty = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if lines && pretty {
      throw ValidationError("'--pretty' is for the document; lines are never indented")
    }
    try each.validate(input, output.place)
  }

  func run() throws {
    if each.each {
      let form = try JSONForm(lines: lines, pretty: pretty, filter: Filter.orExit(filter))
      try BulkConversion(
        input, output.place, each, report, suffix: lines ? ".jsonl" : ".json", convert: form.write
      ).run()
    } else {
      let place = output.place
      try Conversion(input, report, streamsToStandardOutput: place.path == nil).run { conversion in
        try JSONForm(lines: lines, pretty: pretty, filter: Filter(filter))
          .write(conversion, to: place)
      }
    }
  }
}

/// The form in which archives are written.
private struct JSONForm: Sendable {
  let lines: Bool
  let pretty: Bool
  let filter: Filter

  @Sendable func write(_ conversion: Conversion, to place: OutputPlace) throws {
    if lines {
      try writeLines(conversion, place)
    } else {
      try writeDocument(conversion, place)
    }
  }

  private func writeLines(_ conversion: Conversion, _ place: OutputPlace) throws {
    let file = try place.open()
    func write(_ diagnostics: [Diagnostic], siteKey: String) throws {
      try JSONLines.encode(diagnostics.map { .diagnostic($0) }, siteKey: siteKey)
        .withBytes(file.write)
    }
    var lastKey = ""
    let filter = filter
    try conversion.forEachBatch(redactingWith: filter) { batch in
      filter.apply(to: &batch.records)
      return JSONLines.encode(batch.records, siteKey: batch.siteKey)
    } consume: { records, place, diagnostics in
      lastKey = place.siteKey
      try records.withBytes(file.write)
      if !diagnostics.isEmpty { try write(diagnostics, siteKey: lastKey) }
    } end: { diagnostics in
      try write(diagnostics, siteKey: lastKey)
    }
    try file.finish()
  }

  private func writeDocument(_ conversion: Conversion, _ place: OutputPlace) throws {
    // The document begins with what stands anywhere in the archive, so it is read twice.
    let channels = try conversion.scan()
    if channels.count > 1 { throw Self.severalSites(channels, inputCount: conversion.inputCount) }
    let file = try place.open()
    let document = JSONDocument(pretty: pretty, write: file.write)
    let channel = channels.first ?? SiteHeader()
    var records =
      [Record.site(channel.site)] + channel.authors.map { .author($0) }
      + channel.terms.map { .term($0) }
    filter.apply(to: &records)
    try document.begin(records)

    let (pretty, filter) = (pretty, filter)
    try conversion.forEachBatch(redactingWith: filter) { batch in
      filter.apply(to: &batch.records)
      return JSONDocument.encode(batch.records, pretty: pretty)
    } consume: { posts, _, _ in
      try document.write(posts)
    } end: { _ in
    }
    try document.finish(diagnostics: conversion.report.diagnostics)
    try file.finish()
  }

  private static func severalSites(_ channels: [SiteHeader], inputCount: Int) -> Failure {
    let keys = channels.prefix(3).map {
      $0.site.key.isEmpty ? "one without an address" : $0.site.key
    }
    let names = keys.joined(separator: ", ") + (channels.count > 3 ? ", …" : "")
    let (subject, way) =
      inputCount == 1
      ? ("the archive is", "use --lines")
      : ("the inputs are", "use --lines, or --each for a document of each")
    return Failure(
      "\(subject) of \(channels.count) sites (\(names)); one document holds one site: \(way)")
  }
}

extension JSONDocument {
  fileprivate func begin(_ records: [Record]) throws {
    var site = Site()
    var authors: [Author] = []
    var terms: [Term] = []
    for record in records {
      switch record {
      case .site(let value): site = value
      case .author(let value): authors.append(value)
      case .term(let value): terms.append(value)
      case .post, .diagnostic: break
      }
    }
    try begin(site: site, authors: authors, terms: terms)
  }
}
