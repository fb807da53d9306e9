import Foundation
import JSONExport
import Testing

@Suite("The JSON Schema")
struct JSONSchemaTests {
  enum Form: String, CaseIterable {
    case document, lines

    var schema: String {
      switch self {
      case .document: JSONSchema.document()
      case .lines: JSONSchema.lines()
      }
    }
  }

  /// `WXR2_RECORD=1` rewrites the copies in `docs/schema`; the test still fails, so that the
  /// difference gets read.
  @Test(arguments: Form.allCases)
  func equalsItsCopyInTheDocumentation(form: Form) throws {
    let copy = Self.root.appending(path: "docs/schema/\(form).schema.json")
    let isCurrent = try? String(contentsOf: copy, encoding: .utf8) == form.schema
    if isCurrent != true, ProcessInfo.processInfo.environment["WXR2_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(form.schema.utf8).write(to: copy)
    }
    #expect(isCurrent == true, "`WXR2_RECORD=1 swift test --filter JSONSchema` rewrites it")
  }

  @Test(arguments: Form.allCases)
  func isJSONThatEndsInANewline(form: Form) throws {
    #expect(form.schema.hasSuffix("}\n"))
    #expect(try JSONSerialization.jsonObject(with: Data(form.schema.utf8)) is [String: Any])
  }

  @Test func putsTheRecordAndItsOriginBeforeTheKeysThatTheDocumentHas() throws {
    let document = try Self.requiredKeys(in: JSONSchema.document())
    let lines = try Self.requiredKeys(in: JSONSchema.lines())
    #expect(Set(lines.keys) == Set(document.keys).union(["input", "diagnostic_count"]))
    for (name, keys) in document {
      let isRecord = ["site", "author", "term", "post", "diagnostic"].contains(name)
      #expect(lines[name] == (isRecord ? ["record", "site", "input", "offset"] : []) + keys)
    }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The required keys of each object that the schema defines, in order.
  private static func requiredKeys(in schema: String) throws -> [String: [String]] {
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any]
    let definitions = try #require(object?["$defs"] as? [String: [String: Any]])
    return definitions.compactMapValues { $0["required"] as? [String] }
  }
}
