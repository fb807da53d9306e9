import CharacterReferences
import TestSupport
import Testing

/// The expected values are those of Python's `html.unescape` where the reference ends in a
/// semicolon, and of the HTML Standard where Python drops a character.
@Suite struct CharacterReferencesTests {
  @Test(arguments: [
    ("&amp;", "&"), ("&lt;b&gt;", "<b>"), ("&quot;&apos;", "\"'"), ("&AMP;", "&"),
    ("&eacute;t&eacute;", "été"), ("&hellip;", "…"), ("&ThickSpace;", "\u{205F}\u{200A}"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&Zopf;", "ℤ"), ("&zopf;", "\u{1D56B}"),
    ("&nbsp;", "\u{A0}"), ("&zwj;", "\u{200D}"), ("&lang;", "⟨"), ("&notin;", "∉"),
    ("&fjlig;", "fj"), ("&NotEqualTilde;", "≂\u{338}"),
  ])
  func decodesNames(text: String, decoded: String) {
    #expect(scalars(CharacterReferences.decode(text)) == scalars(decoded))
  }

  @Test(arguments: [
    ("&#65;", "A"), ("&#x41;", "A"), ("&#X41;", "A"), ("&#038;", "&"), ("&#8217;", "’"),
    ("&#x1F980;", "\u{1F980}"), ("&#x10FFFF;", "\u{10FFFF}"), ("&#9;", "\t"), ("&#10;", "\n"),
    ("&#13;", "\r"), ("&#xaBcD;", "\u{ABCD}"),
  ])
  func decodesNumbers(text: String, decoded: String) {
    #expect(scalars(CharacterReferences.decode(text)) == scalars(decoded))
  }

  @Test(arguments: [
    ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#xDFFF;", "\u{FFFD}"),
    ("&#55357;&#56832;", "\u{FFFD}\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"), ("&#xFFFFFFFFFFFFFFFFF;", "\u{FFFD}"),
    ("&#4294967361;", "\u{FFFD}"), ("&#x100000041;", "\u{FFFD}"),
  ])
  func replacesNumbersOfNoCharacter(text: String, decoded: String) {
    #expect(scalars(CharacterReferences.decode(text)) == scalars(decoded))
  }

  /// The numbers 128 … 159 mean what windows-1252 has there, or the control itself.
  @Test(arguments: zip(0x80...0x9F, Self.windows1252))
  func readsC1NumbersAsWindows1252(number: Int, expected: UInt32) {
    let decimal = CharacterReferences.decode("&#\(number);")
    #expect(decimal.unicodeScalars.map(\.value) == [expected])
    let hexadecimal = CharacterReferences.decode("&#x\(String(number, radix: 16));")
    #expect(hexadecimal == decimal)
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  @Test(arguments: [1, 7, 39, 60])
  func decodesNumbersWithZerosInFront(zeroCount: Int) {
    let zeros = String(repeating: "0", count: zeroCount)
    #expect(CharacterReferences.decode("&#\(zeros)65;") == "A")
    #expect(CharacterReferences.decode("&#x\(zeros)41;") == "A")
  }

  @Test(arguments: [
    "", "&", "&&", ";", "&;", "&#;", "&#x;", "&#xg;", "&#12a;", "&#-5;", "&# 65;", "&nosuch;",
    "&Eacute ;", "&éclair;", "AT&T", "a && b; c", "&#", "&amp", "&copy 2024", "&#65", "&notit;",
    "https://shop.example/?a=1&copy=2&lt=3",
  ])
  func leavesOtherTextAlone(text: String) {
    #expect(CharacterReferences.decode(text) == text)
    var copy = text
    #expect(copy.withUTF8 { CharacterReferences.decode($0) } == nil)
  }

  @Test(arguments: [
    ("&amp;amp;", "&amp;"), ("&amp;#65;", "&#65;"), ("&#38;lt;", "&lt;"), ("&&amp;", "&&"),
    ("&a&amp;b", "&a&b"), ("&amp&amp;", "&amp&"),
    ("Tom &amp; Jerry; Ann &amp; Bo", "Tom & Jerry; Ann & Bo"),
  ])
  func decodesOnce(text: String, decoded: String) {
    #expect(CharacterReferences.decode(text) == decoded)
  }

  @Test func takesLinearTimeForAmpersands() {
    let growth = Growth.ofFourfold(from: 1 << 18) {
      String(repeating: "&", count: $0)
    } work: { text in
      #expect(CharacterReferences.decode(text) == text)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  /// Swift compares text by what it looks like; here each scalar counts.
  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
}
