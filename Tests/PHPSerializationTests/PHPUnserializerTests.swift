import Foundation
import PHPSerialization
import SiteModel
import Testing

@Suite struct PHPUnserializerTests {
  /// A serialised text and what it means; `nil` where it is malformed.
  struct Case: CustomTestStringConvertible, Sendable {
    var input: String
    var value: DecodedValue?
    var testDescription: String { String(input.prefix(60)) }

    init(_ input: String, _ value: DecodedValue?) {
      self.input = input
      self.value = value
    }
  }

  // What PHP reads.

  @Test(arguments: [
    Case("N;", .null),
    Case("b:1;", .bool(true)),
    Case("b:0;", .bool(false)),
    Case("i:-17;", .int(-17)),
    Case("i:9223372036854775807;", .int(.max)),
    Case("i:-9223372036854775808;", .int(.min)),
    Case("d:-2.5E-3;", .double(-0.0025)),
    Case("d:7.;", .double(7)),
    Case("d:+.25;", .double(0.25)),
    Case("d:-INF;", .double(-.infinity)),
    Case("s:4:\"Zoë\";", .string("Zoë")),
    Case("S:3:\"\\41\\62c\";", .string("Abc")),
    Case("a:0:{}", .list([])),
    Case("a:2:{i:0;N;i:1;s:1:\"x\";}", .list([.null, .string("x")])),
    Case("a:1:{s:1:\"0\";i:5;}", .list([.int(5)])),
    Case("a:1:{i:1;i:5;}", .map([DecodedEntry(key: "1", value: .int(5))])),
    Case("O:3:\"A\\B\":1:{s:1:\"p\";b:0;}", object("A\\B", "p", .bool(false))),
    Case("O:1:\"A\":1:{i:0;b:0;}", object("A", "0", .bool(false))),
    Case("C:5:\"Queue\":3:{};}}", object("Queue", "@data", .string("};}"))),
    Case("E:9:\"Size:Tall\";", object("Size", "@case", .string("Tall"))),
  ])
  func readsEachTag(_ example: Case) {
    #expect(PHPUnserializer.decodeStrictly(Array(example.input.utf8)) == example.value)
    let decoded = PHPUnserializer.decode(Array(example.input.utf8))
    #expect(decoded?.value == example.value)
    #expect(decoded?.repaired == false)
  }

  @Test(arguments: [
    "", ";", "N", "b:;", "b:2;", "i:;", "i:-;", "i:1", "i:9223372036854775808;", "d:;", "d:nan;",
    "d:0x1;", "d:1e;", "s:1:\"\";", "s:-1:\"\";", "S:1:\"\\4\";", "a:1:{}", "a:0:{", "a:0:}",
    "a:1:{N;N;}", "a:1:{i:0;}", "O:0:\"\":0:{}", "O:1:\"a b\":0:{}", "C:1:\"A\":9:{x}",
    "E:1:\"A\";",
    "E:2:\"A:\";", "r:1;", "R:1;", "a:1:{i:0;R:2;}", "a:1:{i:0;r:1;}", "a:1:{i:0;R:0;}",
    "o:1:\"x\";", "z:1;",
  ])
  func refusesWhatPHPRefuses(_ input: String) {
    #expect(PHPUnserializer.decodeStrictly(Array(input.utf8)) == nil)
  }

  @Test func readsNotANumber() throws {
    let value = PHPUnserializer.decodeStrictly(Array("d:NAN;".utf8))
    guard case .double(let number) = value else {
      Issue.record("not a double: \(String(describing: value))")
      return
    }
    #expect(number.isNaN)
  }

  @Test func ignoresWhatFollowsTheValueButTells() {
    #expect(PHPUnserializer.decodeStrictly(Array("i:4;and more".utf8)) == .int(4))
    let decoded = PHPUnserializer.decode(Array("i:4;and more".utf8))
    #expect(decoded?.value == .int(4))
    #expect(decoded?.repaired == true)
  }

  @Test func trimsBlanks() {
    let decoded = PHPUnserializer.decode(Array(" \r\n\ta:0:{}\n".utf8))
    #expect(decoded?.value == .list([]))
    #expect(decoded?.repaired == false)
  }

  @Test func replacesBytesThatAreNoUTF8() {
    let bytes = Array("s:3:\"a".utf8) + [0xE9] + Array("b\";".utf8)
    #expect(PHPUnserializer.decode(bytes)?.value == .string("a\u{FFFD}b"))
  }

  @Test func removesTheMarksOfVisibility() {
    let input = "O:3:\"Cat\":3:{s:1:\"a\";i:1;s:4:\"\0*\0b\";i:2;s:6:\"\0Cat\0c\";i:3;}"
    let expected = DecodedValue.object(
      className: "Cat", properties: [entry("a", .int(1)), entry("b", .int(2)), entry("c", .int(3))])
    #expect(PHPUnserializer.decodeStrictly(Array(input.utf8)) == expected)
  }

  // Keys.

  @Test(arguments: [3, 40])
  func keepsTheFirstPlaceAndTheLastValueOfARepeatedKey(keyCount: Int) {
    var elements = (0..<keyCount).map { "s:3:\"k\(10 + $0)\";i:\($0);" }
    elements.append("s:3:\"k11\";s:4:\"last\";")
    let input = "a:\(elements.count):{\(elements.joined())}"
    var expected = (0..<keyCount).map { entry("k\(10 + $0)", .int($0)) }
    expected[1].value = .string("last")
    #expect(PHPUnserializer.decode(Array(input.utf8))?.value == .map(expected))
  }

  @Test func takesTheTextOfANumberForTheNumber() {
    let input = "a:3:{i:0;i:1;s:1:\"0\";i:2;s:2:\"00\";i:3;}"
    #expect(
      PHPUnserializer.decode(Array(input.utf8))?.value
        == .map([entry("0", .int(2)), entry("00", .int(3))]))
  }

  /// Swift compares text by what it looks like, PHP by its bytes.
  @Test(arguments: [2, 30])
  func tellsKeysApartByTheirBytes(keyCount: Int) throws {
    var elements = ["s:2:\"\u{E9}\";i:1;", "s:3:\"e\u{301}\";i:2;"]
    elements += (2..<keyCount).map { "i:\($0);N;" }
    let input = "a:\(elements.count):{\(elements.joined())}"
    let value = try #require(PHPUnserializer.decode(Array(input.utf8))?.value)
    guard case .map(let entries) = value else {
      Issue.record("not a map: \(value)")
      return
    }
    #expect(entries.count == keyCount)
  }

  /// A search of all keys for each would take minutes.
  @Test func readsAMapOfManyKeysSoon() throws {
    let elements = (0..<100_000).map { "s:9:\"k\(10_000_000 + $0)\";i:\($0);" }
    let input = "O:1:\"A\":100001:{\(elements.joined())s:9:\"k10000007\";N;}"
    let value = try #require(PHPUnserializer.decode(Array(input.utf8))?.value)
    guard case .object(_, let properties) = value else {
      Issue.record("not an object")
      return
    }
    #expect(properties.count == 100_000)
    #expect(properties[7] == entry("k10000007", .null))
  }

  // References.

  @Test(arguments: [
    Case("a:2:{i:0;s:1:\"x\";i:1;R:2;}", .list([.string("x"), .string("x")])),
    Case(
      "a:3:{i:0;O:1:\"A\":1:{s:1:\"p\";N;}i:1;r:2;i:2;r:4;}",
      .list(Array(repeating: object("A", "p", .null), count: 3))),
    Case(
      "a:4:{i:0;i:7;i:1;R:2;i:2;i:8;i:3;R:3;}",
      .list([.int(7), .int(7), .int(8), .int(8)])),
    Case("O:1:\"A\":1:{s:1:\"p\";r:1;}", object("A", "p", .null)),
    Case("a:1:{i:0;a:2:{i:0;R:1;i:1;R:2;}}", .list([.list([.null, .null])])),
    Case(
      "a:2:{i:0;a:1:{i:0;R:2;}i:1;R:2;}", .list([.list([.null]), .list([.null])])),
  ])
  func copiesWhatIsReferredTo(_ example: Case) {
    let decoded = PHPUnserializer.decode(Array(example.input.utf8))
    #expect(decoded?.value == example.value)
    #expect(decoded?.repaired == false)
  }

  // Wrong lengths and counts.

  @Test func readsASnapshotWhoseLineEndsWereCRLF() throws {
    let html = """
      <div class="quoted">

      <a href="https://example.org/" style="color: red;" title="say &quot;hi&quot;";s:1:"x>A</a>
      <script>var a = {b: "c";}</script>

      naïve</div>
      """
    let lineFeedCount = html.utf8.count { $0 == 0x0A }
    // The first two line ends were LF from the start.
    for crlfCount in [lineFeedCount, lineFeedCount - 2] {
      let input = snapshot(html, length: html.utf8.count + crlfCount)
      #expect(PHPUnserializer.decodeStrictly(Array(input.utf8)) == nil)
      let decoded = try #require(PHPUnserializer.decode(Array(input.utf8)))
      #expect(decoded.value["content"] == .string(html))
      #expect(decoded.value["images"] == .int(4))
      #expect(decoded.repaired)
    }
  }

  @Test func readsASnapshotWithoutCountedImages() throws {
    let html = "<div>\n\n<p class=\"a\";>text</p>\n</div>"
    let input = "O:8:\"stdClass\":1:{s:7:\"content\";s:\(html.utf8.count + 2):\"\(html)\";}"
    let decoded = try #require(PHPUnserializer.decode(Array(input.utf8)))
    #expect(decoded.value["content"] == .string(html))
  }

  private func snapshot(_ html: String, length: Int) -> String {
    "O:8:\"stdClass\":4:{s:5:\"title\";s:6:\"A \"b\" \";s:6:\"format\";b:0;"
      + "s:7:\"content\";s:\(length):\"\(html)\";s:6:\"images\";i:4;}"
  }

  /// The wrong length is that of the text with the key that follows; PHP is misled as well.
  @Test func prefersLineEndsToALengthThatFitsByChance() {
    let text = String(repeating: "\n", count: 12) + "a"
    let input = "a:2:{s:1:\"k\";s:\(25):\"\(text)\";s:5:\"title\";s:1:\"b\";}"
    #expect(
      PHPUnserializer.decode(Array(input.utf8))?.value
        == .map([entry("k", .string(text)), entry("title", .string("b"))]))
  }

  /// Only some line ends were CRLF, and the length fits the end of the key that follows by chance.
  @Test func prefersSomeLineEndsToALengthThatFitsByChance() {
    let text = String(repeating: "\n", count: 12) + "a"
    let input = "a:2:{s:1:\"k\";s:\(13 + 9):\"\(text)\";s:2:\"by\";s:4:\"x\ny\";}"
    #expect(
      PHPUnserializer.decode(Array(input.utf8))?.value
        == .map([entry("k", .string(text)), entry("by", .string("x\ny"))]))
  }

  @Test(arguments: [
    Case("s:3:\"longer than it says\";", .string("longer than it says")),
    Case("s:99:\"shorter\";", .string("shorter")),
    Case("a:2:{i:0;s:4:\"Zoë\";i:1;s:3:\"Zoë\";}", .list([.string("Zoë"), .string("Zoë")])),
    Case("a:2:{i:0;s:3:\"Zoë\";i:1;s:6:\"Größer\";}", .list([.string("Zoë"), .string("Größer")])),
    Case(
      "a:2:{s:3:\"longkey\";s:1:\"longer\";s:9:\"k\";i:1;}",
      .map([entry("longkey", .string("longer")), entry("k", .int(1))])),
    Case("O:3:\"Sets\":1:{s:1:\"p\";i:1;}", object("Sets", "p", .int(1))),
    Case("C:3:\"Abc\":4:{a\nb}", object("Abc", "@data", .string("a\nb"))),
    Case("a:3:{i:0;i:1;}", .list([.int(1)])),
    Case("a:0:{i:0;i:1;}", .list([.int(1)])),
    Case("a:99999999999999999999:{i:0;s:3:\"x\";}", .list([.string("x")])),
    Case("a:1:{i:0;a:3:{i:0;s:9:\"};\";}}", .list([.list([.string("};")])])),
  ])
  func repairsLengthsAndCounts(_ example: Case) {
    #expect(PHPUnserializer.decodeStrictly(Array(example.input.utf8)) == nil)
    let decoded = PHPUnserializer.decode(Array(example.input.utf8))
    #expect(decoded?.value == example.value)
    #expect(decoded?.repaired == true)
  }

  @Test func readsPropertiesThatLostTheirMarks() {
    let input = "O:3:\"Cat\":3:{s:1:\"a\";i:1;s:4:\"*b\";s:1:\"x\";s:6:\"Catc\";i:3;}"
    let expected = DecodedValue.object(
      className: "Cat",
      properties: [entry("a", .int(1)), entry("b", .string("x")), entry("c", .int(3))])
    let decoded = PHPUnserializer.decode(Array(input.utf8))
    #expect(decoded?.value == expected)
    #expect(decoded?.repaired == true)
  }

  /// A comment log that somebody anonymised by hand, whose next length is far too large.
  @Test func keepsElementsThatAWrongLengthWouldSwallow() {
    let input =
      "a:4:{s:4:\"text\";s:55:\"Gone\";s:4:\"type\";s:7:\"comment\";s:2:\"ip\";s:9:\"1.1.1.1\";"
      + "s:5:\"agent\";s:4:\"none\";}"
    #expect(
      PHPUnserializer.decode(Array(input.utf8))?.value
        == .map([
          entry("text", .string("Gone")), entry("type", .string("comment")),
          entry("ip", .string("1.1.1.1")), entry("agent", .string("none")),
        ]))
  }

  /// The place nearest to the length is the end of a later string; then elements are missing.
  @Test func choosesAgainWhenElementsAreMissing() {
    let input = "a:3:{i:0;s:27:\"text\";i:1;s:1:\"b\";i:2;s:1:\"c\";}"
    #expect(
      PHPUnserializer.decode(Array(input.utf8))?.value
        == .list([.string("text"), .string("b"), .string("c")]))
  }

  @Test(arguments: [
    "a:1:{i:0;s:1:\"a\"}", "s:5:hello;", "a:1:{i:0;i:1;", "a:1:{d:1.5;i:1;}", "O:1:\"A\":1:{N;}",
    "a:1:{i:0;s:3:\"abc;}", "C:1:\"A\":3:{x", "plain text", "",
  ])
  func givesUpOnOtherDamage(_ input: String) {
    #expect(PHPUnserializer.decode(Array(input.utf8)) == nil)
  }

  @Test func refusesEveryTruncation() {
    let input =
      "O:3:\"Cat\":6:{s:1:\"a\";a:2:{i:0;N;i:1;b:1;}s:1:\"b\";S:1:\"\\62\";s:1:\"c\";d:1.5;"
      + "s:1:\"d\";C:1:\"Q\":3:{xyz}s:1:\"e\";E:3:\"A:B\";s:1:\"f\";r:1;}"
    let bytes = Array(input.utf8)
    #expect(PHPUnserializer.decode(bytes)?.repaired == false)
    for count in bytes.indices {
      #expect(PHPUnserializer.decode(Array(bytes[..<count])) == nil, "\(count) bytes")
    }
  }

  @Test func survivesEveryChangedByte() {
    let input = "a:3:{s:2:\"ké\";s:4:\"a\";b\";i:1;a:1:{i:0;R:2;}i:2;O:1:\"A\":0:{}}"
    let bytes = Array(input.utf8)
    for index in bytes.indices {
      for byte in Array("\";:{}019asORiN\n\u{0}".utf8) + [0xFF] {
        var changed = bytes
        changed[index] = byte
        _ = PHPUnserializer.decode(changed)
        _ = PHPUnserializer.looksSerialized(changed.span)
      }
    }
  }

  // Hostile input.

  /// A piece that is repeated between two others.
  struct Hostile: CustomTestStringConvertible, Sendable {
    var head = ""
    var piece: String
    var count: Int
    var tail = ""
    var testDescription: String { "\(head)\(piece) × \(count) \(tail.prefix(20))" }
    var bytes: [UInt8] { Array((head + String(repeating: piece, count: count) + tail).utf8) }
  }

  @Test(arguments: [
    Hostile(piece: "a:1:{i:0;", count: 100_000),
    Hostile(piece: "O:1:\"A\":1:{i:0;", count: 100_000),
    Hostile(piece: "a:1:{i:0;", count: 9_999, tail: "N;" + String(repeating: "}", count: 9_999)),
    Hostile(piece: "\"", count: 1 << 20),
    Hostile(piece: "\";", count: 1 << 19),
    Hostile(head: "a:1:{i:0;s:8:\"", piece: "\";}", count: 1 << 18, tail: "x"),
    Hostile(head: "a:2:{i:0;s:9:\"", piece: "\";i:1;", count: 1 << 18),
    Hostile(piece: "s:9:\"", count: 200_000),
    Hostile(head: "a:9:{", piece: "i:0;s:9:\"", count: 100_000),
    Hostile(head: "a:90000:{", piece: "i:0;s:9:\"\";", count: 90_000),
    Hostile(head: "a:60000:{", piece: "i:0;s:999999:\"\";", count: 60_000),
    Hostile(head: "a:99999999999:{", piece: "i:0;s:9:\"\n\";", count: 90_000),
    Hostile(head: "a:90000:{", piece: "i:0;s:2:\"\n\";i:0;s:1:\"\u{E9}\";", count: 45_000),
    Hostile(head: "a:50000:{", piece: "i:0;C:1:\"A\":9:{}", count: 50_000),
    Hostile(piece: "a:9223372036854775807:{i:0;", count: 9),
    Hostile(head: "s:18446744073709551616:\"", piece: "x", count: 9),
    Hostile(head: "s:", piece: "9", count: 1 << 20),
    Hostile(head: "i:", piece: "9", count: 1 << 20),
    Hostile(head: "d:", piece: "9", count: 1 << 20),
    Hostile(head: "a:", piece: "9", count: 1 << 20, tail: ":{"),
    Hostile(head: "O:", piece: "9", count: 1 << 20, tail: ":\""),
  ])
  func givesUpOnHostileInput(_ input: Hostile) {
    #expect(PHPUnserializer.decode(input.bytes) == nil)
  }

  @Test func limitsTheDepth() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        (String(repeating: "a:1:{i:0;", count: depth) + "N;" + String(repeating: "}", count: depth))
          .utf8)
    }
    #expect(PHPUnserializer.decode(nested(200)) != nil)
    #expect(PHPUnserializer.decode(nested(201)) == nil)
  }

  /// Each element is twice the one before.
  @Test func stopsCopyingAReferenceBomb() throws {
    var input = "a:61:{i:0;a:2:{i:0;i:1;i:1;i:2;}"
    var slot = 2
    for index in 1...60 {
      input += "i:\(index);a:2:{i:0;R:\(slot);i:1;R:\(slot);}"
      slot += index == 1 ? 3 : 1
    }
    let decoded = try #require(PHPUnserializer.decode(Array((input + "}").utf8)))
    #expect(decoded.repaired)
    #expect(nodeCount(decoded.value) < 1_000_000)
  }

  @Test func stopsCopyingALongString() throws {
    let text = String(repeating: "x", count: 100_000)
    let references = (1...1_000).map { "i:\($0);R:2;" }.joined()
    let input = "a:1001:{i:0;s:100000:\"\(text)\";\(references)}"
    let decoded = try #require(PHPUnserializer.decode(Array(input.utf8)))
    guard case .list(let values) = decoded.value else {
      Issue.record("not a list")
      return
    }
    #expect(values.count == 1_001)
    #expect((2...20).contains(values.count { $0 == .string(text) }))
    #expect(decoded.repaired)
  }

  /// Each element holds the one before, so that the last is as deep as there are elements.
  @Test func stopsNestingByReferences() throws {
    var input = "a:1000:{i:0;a:1:{i:0;N;}"
    for index in 1..<1_000 {
      input += "i:\(index);a:1:{i:0;R:\(index == 1 ? 2 : index + 2);}"
    }
    let decoded = try #require(PHPUnserializer.decode(Array((input + "}").utf8)))
    #expect(depth(decoded.value) <= 200)
    #expect(decoded.repaired)
  }

  private func nodeCount(_ value: DecodedValue) -> Int {
    children(of: value).reduce(1) { $0 + nodeCount($1) }
  }

  private func depth(_ value: DecodedValue) -> Int {
    switch value {
    case .list, .map, .object: 1 + (children(of: value).map { depth($0) }.max() ?? 0)
    default: 0
    }
  }

  private func children(of value: DecodedValue) -> [DecodedValue] {
    switch value {
    case .list(let values): values
    case .map(let entries), .object(_, let entries): entries.map(\.value)
    default: []
    }
  }

  // What looks serialised.

  @Test(arguments: [
    "N;", "a:0:{}", "a:1:{garbage}", "s:5:\"hello\";", "O:8:\"stdClass\":0:{}", "E:3:\"A:B\";",
    "b:1;", "i:5;", "i:-5;", "d:1.5E+25;", "  a:0:{}\r\n", "\tN;\n",
  ])
  func recognisesSerialisedText(_ text: String) {
    let answer = PHPUnserializer.looksSerialized(text.utf8.span)
    #expect(answer)
  }

  @Test(arguments: [
    "", " ", "N", "N;N;", "15", "a", "a:", "a:0", "a:0:{", "a:x:{}", "a::{}", "a:00", "s:5:hello;",
    "i:5", "i:;", "i:5;}", "i:a;", "b:1}", "d:INF;", "C:1:\"A\":0:{}", "r:1;",
    "R:1;", "S:0:\"\";", "n;", "about: this;", "https://example.org/;", "{\"a\":1}", "a;b;",
    "s: \"a\";", "a:12;",
  ])
  func recognisesOtherText(_ text: String) {
    let answer = PHPUnserializer.looksSerialized(text.utf8.span)
    #expect(!answer)
  }
}

private func entry(_ key: String, _ value: DecodedValue) -> DecodedEntry {
  DecodedEntry(key: key, value: value)
}

private func object(_ className: String, _ key: String, _ value: DecodedValue) -> DecodedValue {
  .object(className: className, properties: [DecodedEntry(key: key, value: value)])
}

/// The cases that were checked with PHP itself.
@Suite struct PHPUnserializerSharedTests {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    var name: String
    var input: String
    var expected: JSON
    var testDescription: String { name }
  }

  @Test(
    .enabled(if: !cases.isEmpty, "WXR2_SHARED does not name the folder of shared cases"),
    arguments: cases)
  func agreesWithPHP(_ example: Case) throws {
    let value = PHPUnserializer.decodeStrictly(Array(example.input.utf8))
    var reader = ExpectationReader()
    let expected = try reader.value(example.expected)
    if case .double(let number)? = expected, number.isNaN {
      // It does not equal itself.
      #expect(value.map { "\($0)" } == "double(nan)")
    } else {
      #expect(value == expected)
    }
    if let expected, value == expected {
      #expect(PHPUnserializer.decode(Array(example.input.utf8))?.value == expected)
    }
  }

  private static let cases: [Case] = {
    guard let folder = ProcessInfo.processInfo.environment["WXR2_SHARED"],
      let data = FileManager.default.contents(
        atPath: folder + "/cases/phpserialize-cases.json")
    else { return [] }
    do {
      return try JSONDecoder().decode([Case].self, from: data)
    } catch {
      Issue.record(error)
      return []
    }
  }()
}

/// A JSON value.
enum JSON: Decodable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }
}

/// Turns the shared cases' notation into values, their references into copies.
private struct ExpectationReader {
  private var slots: [DecodedValue?] = []

  /// The value, or `nil` for an error.
  mutating func value(_ json: JSON) throws -> DecodedValue? {
    if case .object(let fields) = json {
      if fields["$error"] != nil { return nil }
      if case .int(let number)? = fields["$ref"] { return slots[number - 1] ?? .null }
      if case .int(let number)? = fields["$same"] {
        slots.append(slots[number - 1])
        return slots[number - 1] ?? .null
      }
    }
    let slot = slots.count
    slots.append(nil)
    slots[slot] = try newValue(json)
    return slots[slot]
  }

  private mutating func newValue(_ json: JSON) throws -> DecodedValue {
    switch json {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .string(let value): return .string(value)
    case .object(let fields):
      if let number = fields["$float"] { return .double(try double(number)) }
      if case .array(let pairs)? = fields["$array"] {
        let entries = try pairs.map { try entry($0) }
        let isList = entries.enumerated().allSatisfy { "\($0.offset)" == $0.element.key }
        return isList ? .list(entries.map(\.value)) : .map(entries)
      }
      if case .string(let name)? = fields["$object"], case .array(let props)? = fields["props"] {
        return .object(className: name, properties: try props.map { try entry($0) })
      }
      if case .string(let name)? = fields["$custom"], case .string(let data)? = fields["data"] {
        return object(name, "@data", .string(data))
      }
      if case .string(let name)? = fields["$enum"], case .string(let label)? = fields["case"] {
        return object(name, "@case", .string(label))
      }
    default: break
    }
    throw CocoaError(.coderInvalidValue)
  }

  private mutating func entry(_ json: JSON) throws -> DecodedEntry {
    guard case .array(let parts) = json, let first = parts.first, let last = parts.last,
      let value = try value(last)
    else { throw CocoaError(.coderInvalidValue) }
    switch first {
    case .string(let key): return DecodedEntry(key: key, value: value)
    case .int(let key): return DecodedEntry(key: String(key), value: value)
    default: throw CocoaError(.coderInvalidValue)
    }
  }

  private func double(_ json: JSON) throws -> Double {
    switch json {
    case .int(let number): return Double(number)
    case .double(let number): return number
    case .string("INF"): return .infinity
    case .string("-INF"): return -.infinity
    case .string("NAN"): return .nan
    default: throw CocoaError(.coderInvalidValue)
    }
  }
}
