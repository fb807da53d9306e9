import JSONValues
import SiteModel
import Testing

@Suite struct JSONReaderTests {
  private func decode(_ text: String) -> DecodedValue? { JSONReader.fieldValue(text.utf8.span) }

  @Test(arguments: [
    (#"{}"#, #"{}"#), ("[]", "[]"), (" \n[ 1 , -2.5e1,0,1E+2 ]\t", "[1,-25.0,0,100.0]"),
    (#"{"b":1,"a":{"c":[true,false,null,{}]}}"#, #"{"b":1,"a":{"c":[true,false,null,{}]}}"#),
    (
      #"["\u00e9\ud83d\ude00\n\/\"\\","\ud83d","\u0000"]"#,
      "[\"é😀\\n/\\\"\\\\\",\"\u{FFFD}\",\"\\u0000\"]"
    ),
    // Of members with one name the last counts, at the place of the first.
    (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
    ("[9223372036854775807,9223372036854775808]", "[9223372036854775807,9.223372036854775808e18]"),
  ])
  func readsWhatJSONAllows(text: String, expected: String) throws {
    let value = try #require(decode(text))
    #expect(decode(expected) == value)
    #expect(decode(value.json) == value)
  }

  @Test func keepsTheOrderOfMembers() {
    #expect(decode(#"{"b":[],"a":""}"#)?.json == #"{"b":[],"a":""}"#)
  }

  @Test(arguments: [
    "", "1", "\"text\"", "null", "[gallery]", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}",
    "{\"a\":1,}", "[1] [2]", "[01]", "[+1]", "[.5]", "[1.]", "[1e]", "[0x1]", "[--1]", "[nul]",
    "[NaN]",
    "['a']", "[\"a]", "[\"\\x\"]", "[\"\\u12\"]", "[\"a\nb\"]", "{{name}}", "[}", "{]", "[[1]",
    "a:0:{}",
  ])
  func leavesWhatIsNoArrayOrObject(text: String) {
    #expect(decode(text) == nil)
  }

  @Test func readsScalarsWhereAnyValueMayStand() {
    func value(_ text: String) -> DecodedValue? { JSONReader.value(text.utf8.span) }
    #expect(value(" -12 ") == .int(-12))
    #expect(value("1.5e1") == .double(15))
    #expect(value(#""caf\u00e9""#) == .string("café"))
    #expect(value("null") == .null)
    #expect(value("true") == .bool(true))
    #expect(value("[1]") == .list([.int(1)]))
    for text in ["", " ", "nul", "1 2", "\"a", "[1]]", "truefalse", "-", "{\"a\":1"] {
      #expect(value(text) == nil, "\(text)")
    }
  }

  /// More names than are gone through one by one, each of them twice.
  @Test func takesTheLastOfManyMembersWithOneName() throws {
    let members = (0..<100).map { "\"n\($0 % 50)\":\($0)" }.joined(separator: ",")
    guard case .map(let entries) = decode("{\(members)}") else {
      Issue.record("no object")
      return
    }
    #expect(entries.map(\.key) == (0..<50).map { "n\($0)" })
    #expect(entries.map(\.value) == (50..<100).map { .int($0) })
  }

  /// `é` as one character and as `e` with an accent: two names for PHP.
  @Test(arguments: [0, 100]) func tellsNamesApartByTheirBytes(others: Int) {
    let others = (0..<others).map { "\"\($0)\":0," }.joined()
    guard case .map(let entries) = decode("{\(others)\"\u{E9}\":1,\"e\u{301}\":2}") else {
      Issue.record("no object")
      return
    }
    #expect(entries.suffix(2).map(\.value) == [.int(1), .int(2)])
  }

  @Test func boundsTheDepth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(decode(nested(200)) != nil)
    #expect(decode(nested(202)) == nil)
    #expect(decode(nested(1_000_000)) == nil)
    #expect(JSONReader.value(nested(512).utf8.span) != nil)
    #expect(JSONReader.value(nested(514).utf8.span) == nil)
    #expect(JSONReader.value(nested(1_000_000).utf8.span) == nil)
  }
}
