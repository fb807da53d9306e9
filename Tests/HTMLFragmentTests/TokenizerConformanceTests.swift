import Foundation
import HTMLFragment
import Testing

/// The tokenizer's tests of html5lib-tests, which are shared material.
@Suite struct TokenizerConformanceTests {
  /// What one test says, for one initial state.
  struct Case: CustomTestStringConvertible, Sendable {
    var description: String
    var input: String
    var state: HTMLTokenStream.State
    var lastStartTag: String
    var expected: [HTMLTokenStream.Token]

    var testDescription: String { "\(description) (\(state)): \(input.debugDescription)" }
  }

  @Test(
    .enabled(if: !files.isEmpty, "WXR2_SHARED does not name the folder of shared cases"),
    arguments: files)
  func givesTheTokensOfHTML5Lib(file: URL) throws {
    let cases = try Self.cases(in: file)
    #expect(!cases.isEmpty)
    for test in cases {
      let tokens = HTMLTokenStream.tokens(
        of: Array(test.input.utf8), from: test.state, lastStartTag: test.lastStartTag)
      #expect(
        tokens.map { Self.units(of: $0) } == test.expected.map { Self.units(of: $0) },
        "\(test.testDescription)")
    }
  }

  /// The bytes of a token written out: strings are equal, too, when characters are composed in another way.
  private static func units(of token: HTMLTokenStream.Token) -> [UInt8] {
    guard case .startTag(let name, let attributes, let isSelfClosing) = token else {
      return Array("\(token)".utf8)
    }
    let sorted = attributes.map { "\($0.key)=\($0.value)" }.sorted()
    return Array("<\(name) \(sorted) \(isSelfClosing)>".utf8)
  }

  /// Not those of xmlViolation.test, which want characters changed that XML does not allow.
  private static let files: [URL] = {
    guard let folder = ProcessInfo.processInfo.environment["WXR2_SHARED"] else { return [] }
    let tests = URL(filePath: folder).appending(path: "cases/html5lib/tokenizer")
    let files = try? FileManager.default.contentsOfDirectory(
      at: tests, includingPropertiesForKeys: nil)
    return (files ?? []).filter {
      $0.pathExtension == "test" && $0.lastPathComponent != "xmlViolation.test"
    }
    .sorted { $0.path < $1.path }
  }()

  // MARK: The files

  private static func cases(in file: URL) throws -> [Case] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let tests = (json as? [String: Any])?["tests"] as? [[String: Any]] ?? []
    return tests.flatMap { test in
      let states = test["initialStates"] as? [String] ?? ["Data state"]
      return states.compactMap { makeCase(test, state: $0) }
    }
  }

  /// `nil` for a test with surrogates, which no UTF-8 has.
  private static func makeCase(_ test: [String: Any], state: String) -> Case? {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    guard let input = string(test["input"], isEscaped), let state = self.state(named: state) else {
      return nil
    }
    var expected: [HTMLTokenStream.Token] = []
    for item in test["output"] as? [[Any]] ?? [] {
      guard let token = token(item, isEscaped) else { return nil }
      expected.append(token)
    }
    return Case(
      description: test["description"] as? String ?? "", input: input, state: state,
      lastStartTag: test["lastStartTag"] as? String ?? "", expected: expected)
  }

  private static func state(named name: String) -> HTMLTokenStream.State? {
    switch name {
    case "Data state": .data
    case "RCDATA state": .escapableRawText
    case "RAWTEXT state": .rawText
    case "Script data state": .scriptData
    case "PLAINTEXT state": .plainText
    case "CDATA section state": .cdata
    default: nil
    }
  }

  private static func token(_ item: [Any], _ isEscaped: Bool) -> HTMLTokenStream.Token? {
    switch item.first as? String {
    case "Character": string(item[1], isEscaped).map { .characters($0) }
    case "Comment": string(item[1], isEscaped).map { .comment($0) }
    case "EndTag": string(item[1], isEscaped).map { .endTag(name: $0) }
    case "StartTag":
      .startTag(
        name: string(item[1], isEscaped) ?? "",
        attributes: Dictionary(
          uniqueKeysWithValues: (item[2] as? [String: String] ?? [:]).map {
            (string($0.key, isEscaped) ?? "", string($0.value, isEscaped) ?? "")
          }), isSelfClosing: item.count > 3)
    case "DOCTYPE":
      .doctype(
        HTMLDoctype(
          name: string(item[1], isEscaped), publicIdentifier: string(item[2], isEscaped),
          systemIdentifier: string(item[3], isEscaped), isCorrect: item[4] as? Bool ?? false))
    default: nil
    }
  }

  /// A string of a test, whose `\uHHHH` may be still to be decoded.
  private static func string(_ value: Any?, _ isEscaped: Bool) -> String? {
    guard let text = value as? String, isEscaped else { return value as? String }
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75,
        let value = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(value)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}
