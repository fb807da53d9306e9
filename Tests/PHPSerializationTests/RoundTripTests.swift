import PHPSerialization
import SiteModel
import Testing

/// Values and texts of all shapes, the same ones in every run.
@Suite struct RoundTripTests {
  @Test func readsWhatItWrote() throws {
    var random = Random(seed: 1)
    for _ in 0..<3_000 {
      let value = random.value(depth: 4)
      let text = value.serialized
      let decoded = PHPUnserializer.decode(Array(text.utf8))
      #expect(decoded?.value == value, "\(text)")
      #expect(decoded?.repaired == false, "\(text)")
      #expect(PHPUnserializer.decodeStrictly(Array(text.utf8)) == value, "\(text)")
    }
  }

  @Test func writesTheBytesThatItRead() throws {
    var random = Random(seed: 2)
    for _ in 0..<3_000 {
      let text = random.serializedText(depth: 4)
      let value = try #require(PHPUnserializer.decodeStrictly(Array(text.utf8)), "\(text)")
      #expect(value.serialized == text)
    }
  }

  /// Texts as PHP 8.2 writes them.
  @Test(arguments: [
    "d:0.1;", "d:-0;", "d:100;", "d:0.0001;", "d:1.0E-5;", "d:1.5E-7;", "d:123456789012.25;",
    "d:10000000000000000;", "d:1.0E+25;", "d:1.7976931348623157E+308;", "d:5.0E-324;",
    "d:1.0E+17;", "d:99999999999999980;", "d:12345678901234568;", "d:-2.5E-5;",
    "a:2:{i:-1;s:0:\"\";s:2:\"01\";a:0:{}}", "O:8:\"stdClass\":0:{}",
    "a:1:{s:19:\"9223372036854775808\";N;}",
  ])
  func keepsWhatPHPWrote(_ text: String) throws {
    #expect(PHPUnserializer.decode(Array(text.utf8))?.value.serialized == text)
  }

  /// What the model has no place for comes back in another form, with the same meaning.
  @Test(arguments: [
    ("a:2:{i:0;s:1:\"x\";i:1;R:2;}", "a:2:{i:0;s:1:\"x\";i:1;s:1:\"x\";}"),
    ("O:1:\"A\":1:{s:4:\"\0*\0p\";N;}", "O:1:\"A\":1:{s:1:\"p\";N;}"),
    ("E:3:\"A:B\";", "O:1:\"A\":1:{s:5:\"@case\";s:1:\"B\";}"),
    ("C:1:\"A\":2:{xy}", "O:1:\"A\":1:{s:5:\"@data\";s:2:\"xy\";}"),
    ("S:1:\"\\41\";", "s:1:\"A\";"),
    ("d:0.10;", "d:0.1;"),
    ("i:+7;", "i:7;"),
    ("s:9:\"abc\";", "s:3:\"abc\";"),
  ])
  func writesTheMeaningOfWhatTheModelLacks(text: String, written: String) {
    #expect(PHPUnserializer.decode(Array(text.utf8))?.value.serialized == written)
    #expect(PHPUnserializer.decode(Array(written.utf8))?.value.serialized == written)
  }
}

/// SplitMix64, so that each run has the same values.
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  // Values.

  mutating func value(depth: Int) -> DecodedValue {
    switch number(below: depth > 0 ? 8 : 5) {
    case 0: .null
    case 1: .bool(Bool.random(using: &self))
    case 2: .int(integer())
    case 3: .double(double())
    case 4: .string(text())
    case 5: .list(values(depth: depth - 1))
    case 6: map(depth: depth - 1)
    default: .object(className: className(), properties: properties(depth: depth - 1))
    }
  }

  private mutating func values(depth: Int) -> [DecodedValue] {
    (0..<number(below: 6)).map { _ in value(depth: depth) }
  }

  /// An array that is no list.
  private mutating func map(depth: Int) -> DecodedValue {
    var entries: [DecodedEntry] = []
    for index in 0...number(below: 24) {
      // All are distinct, and none is the number of its place.
      let key = Bool.random(using: &self) ? "\(text())#\(index)" : "\(1_000_000 + index)"
      entries.append(DecodedEntry(key: key, value: value(depth: depth - 1)))
    }
    return .map(entries)
  }

  private mutating func properties(depth: Int) -> [DecodedEntry] {
    (0..<number(below: 6)).map { index in
      let name = Bool.random(using: &self) ? "\(index)" : "p\(text())\(index)"
      return DecodedEntry(key: name, value: value(depth: depth))
    }
  }

  // Texts, made by the grammar and not by the serialiser.

  mutating func serializedText(depth: Int) -> String {
    switch number(below: depth > 0 ? 8 : 5) {
    case 0: return "N;"
    case 1: return Bool.random(using: &self) ? "b:1;" : "b:0;"
    case 2: return "i:\(integer());"
    case 3: return "d:\(number(below: 1_000)).\(number(below: 9))5;"
    case 4: return serialized(text())
    case 5:
      let elements = (0..<number(below: 6)).map { "i:\($0);" + serializedText(depth: depth - 1) }
      return "a:\(elements.count):{\(elements.joined())}"
    case 6:
      let elements = (0...number(below: 24)).map { index in
        let key =
          Bool.random(using: &self) ? "i:\(-1 - index);" : serialized("\(text())#\(index)")
        return key + serializedText(depth: depth - 1)
      }
      return "a:\(elements.count):{\(elements.joined())}"
    default:
      let name = className()
      let properties = (0..<number(below: 6)).map { index in
        serialized("p\(text())\(index)") + serializedText(depth: depth - 1)
      }
      return "O:\(name.utf8.count):\"\(name)\":\(properties.count):{\(properties.joined())}"
    }
  }

  private func serialized(_ text: String) -> String { "s:\(text.utf8.count):\"\(text)\";" }

  // Parts of both.

  private mutating func integer() -> Int {
    Bool.random(using: &self) ? number(below: 100) - 50 : Int(truncatingIfNeeded: next())
  }

  private mutating func double() -> Double {
    switch number(below: 4) {
    case 0: Double(number(below: 1_000)) / 8
    case 1: Bool.random(using: &self) ? .infinity : -.infinity
    default:
      // NaN is not equal to itself.
      { $0.isNaN ? 0.5 : $0 }(Double(bitPattern: next()))
    }
  }

  private mutating func className() -> String { ["stdClass", "A\\B", "É_9"][number(below: 3)] }

  /// Text with all that could be taken for the format.
  private mutating func text() -> String {
    let parts = ["\";", "}", "s:1:\"", "i:0;", "é", "\u{1F600}", "\n", "\r\n", "a", " ", "\0", "{"]
    return (0..<number(below: 5)).map { _ in parts[number(below: parts.count)] }.joined()
  }
}
