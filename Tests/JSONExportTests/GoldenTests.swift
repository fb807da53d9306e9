import ByteInput
import Foundation
import JSONExport
import SiteModel
import TestSupport
import Testing
import WXRReader

/// The whole way of an archive, from XML to the document that it becomes.
@Suite struct GoldenTests {
  /// `WXR2_RECORD=1` rewrites the expected documents; the test still fails, so that the difference
  /// gets read.
  @Test(arguments: try Sample.all)
  func writesTheExpectedDocument(sample: Sample) throws {
    let file = Self.fixtures.appending(path: "\(sample.name).expected.json")
    let document = try Self.document(sample)
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if expected != document, ProcessInfo.processInfo.environment["WXR2_RECORD"] == "1" {
      try Data(document.utf8).write(to: file)
    }
    let difference = Self.firstDifference(document, expected ?? "")
    #expect(
      difference == nil, "`WXR2_RECORD=1 swift test -c release --filter GoldenTests` rewrites it")
  }

  @Test func expectsNoDocumentWithoutASample() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
    #expect(try Set(names) == Set(Sample.all.map { "\($0.name).expected.json" }))
  }

  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static func document(_ sample: Sample) throws -> String {
    let reading = try Reading([MemorySource(sample.bytes, name: "\(sample.name).xml")])
    var bytes: [UInt8] = []
    let document = JSONDocument(pretty: true) { bytes += $0 }
    try document.begin(
      SiteHeader(
        #require(reading.sites.last), authors: reading.authors, terms: reading.terms))
    try document.write(JSONDocument.encode(reading.posts.map { .post($0) }, pretty: true))
    try document.finish(diagnostics: reading.diagnostics)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first lines that differ; the documents are too long to be shown.
  private static func firstDifference(_ document: String, _ expected: String) -> String? {
    if document.utf8.elementsEqual(expected.utf8) { return nil }
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(lines, expectedLines).enumerated()
      .first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset
    guard let index else { return "\(lines.count) lines, not \(expectedLines.count)" }
    return "line \(index + 1): \(lines[index]), not \(expectedLines[index])"
  }
}
