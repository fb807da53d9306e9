import ByteText
import Testing

@Suite struct PercentCodingTests {
  @Test(arguments: [
    ("", ""), ("tea", "tea"), ("a%20b", "a b"), ("%", "%"), ("%4", "%4"), ("%41", "A"),
    ("%4g", "%4g"),
    ("%%41", "%A"), ("%2541", "%41"), ("a%", "a%"), ("%C3%A9%c3%a9", "éé"), ("%e8%8c%b6", "茶"),
    ("茶%2f", "茶/"),
  ])
  func decodesEscapes(text: String, expected: String) {
    #expect(String(decoding: PercentCoding.decoded(text.utf8), as: UTF8.self) == expected)
    // Bytes that do not lie side by side.
    #expect(PercentCoding.decoded(Array(text.utf8.reversed()).reversed()) == Array(expected.utf8))
  }

  @Test func escapesBytes() {
    var bytes: [UInt8] = []
    for byte: UInt8 in [0x00, 0x2F, 0x9A, 0xFF] { PercentCoding.append(byte, to: &bytes) }
    #expect(String(decoding: bytes, as: UTF8.self) == "%00%2F%9A%FF")
  }
}
