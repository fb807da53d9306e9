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
  }

  func run() throws {
    try Conversion(input, report, streamsToStandardOutput: output.isStandardOutput).run {
      conversion in
      let filter = try Filter(filter)
      if lines {
        try writeLines(conversion, filter)
      } else {
        try writeDocument(conversion, filter)
      }
    }
  }

  private func writeLines(_ conversion: Conversion, _ filter: Filter) throws {
    let file = try output.open()
    func write(_ diagnostics: [Diagnostic], siteKey: String) throws {
      try JSONLines.encode(diagnostics.map { .diagnostic($0) }, siteKey: siteKey)
        .withBytes(file.write)
    }
    var lastKey = ""
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

  private func writeDocument(_ conversion: Conversion, _ filter: Filter) throws {
    // The document begins with what stands anywhere in the archive, so it is read twice.
    let channels = try conversion.scan()
    if channels.count > 1 {
      throw Failure(
        "the inputs are of \(channels.count) sites (\(Self.names(channels))); "
          + "one document holds one site: use --lines, or convert each alone")
    }
    let file = try output.open()
    let document = JSONDocument(pretty: pretty, write: file.write)
    let channel = channels.first ?? Channel()
    var records =
      [Record.site(channel.site)] + channel.authors.map { .author($0) }
      + channel.terms.map { .term($0) }
    filter.apply(to: &records)
    try document.begin(records)

    let pretty = pretty
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

  private static func names(_ channels: [Channel]) -> String {
    let keys = channels.prefix(3).map {
      $0.site.key.isEmpty ? "one without an address" : $0.site.key
    }
    return keys.joined(separator: ", ") + (channels.count > 3 ? ", …" : "")
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
