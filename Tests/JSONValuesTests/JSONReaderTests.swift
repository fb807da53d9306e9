import JSONValues
import SiteModel
import Testing

@Suite struct JSONReaderTests {
  private func decode(_ text: String) -> DecodedValue? { JSONReader.decode(text.utf8.span) }

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

  @Test func boundsTheDepth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(decode(nested(200)) != nil)
    #expect(decode(nested(202)) == nil)
    #expect(decode(nested(1_000_000)) == nil)
  }
}
