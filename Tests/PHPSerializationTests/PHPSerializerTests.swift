import PHPSerialization
import SiteModel
import Testing

@Suite struct PHPSerializerTests {
  @Test(
    arguments: [
      (.null, "N;"),
      (.bool(true), "b:1;"),
      (.bool(false), "b:0;"),
      (.int(-42), "i:-42;"),
      (.int(.min), "i:-9223372036854775808;"),
      (.double(0.5), "d:0.5;"),
      (.double(3), "d:3;"),
      (.double(-0.0), "d:-0;"),
      (.double(0.1), "d:0.1;"),
      (.double(1e300), "d:1.0E+300;"),
      (.double(.infinity), "d:INF;"),
      (.double(-.infinity), "d:-INF;"),
      (.double(.nan), "d:NAN;"),
      (.string(""), #"s:0:"";"#),
      (.string("café"), #"s:5:"café";"#),
      (.string(#"a"b;"#), #"s:4:"a"b;";"#),
      (.list([]), "a:0:{}"),
      (.list([.int(7), .list([.null]), .bool(true)]), "a:3:{i:0;i:7;i:1;a:1:{i:0;N;}i:2;b:1;}"),
      (
        .map([
          DecodedEntry(key: "a", value: .int(1)), DecodedEntry(key: "é", value: .string("x")),
          DecodedEntry(key: "b", value: .map([DecodedEntry(key: "c", value: .null)])),
        ]),
        #"a:3:{s:1:"a";i:1;s:2:"é";s:1:"x";s:1:"b";a:1:{s:1:"c";N;}}"#
      ),
      (
        .object(
          className: "stdClass",
          properties: [
            DecodedEntry(key: "0", value: .int(1)), DecodedEntry(key: "x", value: .list([.null])),
          ]),
        #"O:8:"stdClass":2:{s:1:"0";i:1;s:1:"x";a:1:{i:0;N;}}"#
      ),
    ] as [(DecodedValue, String)])
  func serializes(value: DecodedValue, text: String) {
    #expect(value.serialized == text)
  }

  @Test(arguments: [
    ("5", "i:5;"), ("-3", "i:-3;"), ("0", "i:0;"),
    ("9223372036854775807", "i:9223372036854775807;"),
    ("05", #"s:2:"05";"#), ("-0", #"s:2:"-0";"#), ("+5", #"s:2:"+5";"#), ("5.0", #"s:3:"5.0";"#),
    ("", #"s:0:"";"#), ("9223372036854775808", #"s:19:"9223372036854775808";"#),
  ])
  func writesNumericKeysAsNumbers(key: String, text: String) {
    #expect(
      DecodedValue.map([DecodedEntry(key: key, value: .null)]).serialized == "a:1:{\(text)N;}")
  }
}
