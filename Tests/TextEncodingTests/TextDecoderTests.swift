import TextEncoding
import Testing

@Suite struct TextDecoderTests {
  private func decode(_ bytes: [UInt8], _ label: String) throws -> (text: String, malformed: Int) {
    let decoder = try #require(TextDecoder(label))
    var text: [UInt8] = []
    let malformed = bytes.withUnsafeBufferPointer { decoder.decode($0, into: &text) }
    return (try #require(String(validating: text, as: UTF8.self)), malformed)
  }

  private func decode(
    _ bytes: [UInt8], _ label: String, pieceByteCount: Int
  ) throws -> (text: String, malformed: Int) {
    let decoder = try #require(TextDecoder(label))
    var text: [UInt8] = []
    var malformed = 0
    for start in stride(from: 0, to: max(bytes.count, 1), by: pieceByteCount) {
      let end = min(start + pieceByteCount, bytes.count)
      malformed += bytes[start..<end].withUnsafeBufferPointer {
        decoder.decode($0, into: &text, isLast: end == bytes.count)
      }
    }
    return (try #require(String(validating: text, as: UTF8.self)), malformed)
  }

  /// A text in many encodings; the bytes are those of Python's codecs.
  private static let texts: [(label: String, bytes: [UInt8], text: String)] = [
    ("utf-8", Array("a é — 😀".utf8), "a é — 😀"),
    ("windows-1252", [0x93, 0x65, 0xE9, 0x80, 0x94], "“eé€”"),
    ("iso-8859-1", [0x93, 0x65, 0xE9, 0x80, 0x94], "“eé€”"),
    ("Latin1", [0xE9, 0x81], "é\u{81}"), ("US-ASCII", [0x41, 0x92], "A’"),
    ("ISO-8859-9", [0xFD, 0xDE, 0x80], "ıŞ€"), ("windows-1254", [0xD0, 0x8D], "Ğ\u{8D}"),
    ("iso-8859-2", [0xB1, 0xE6, 0xEA], "ąćę"), ("ISO-8859-15", [0xA4, 0xBD], "€œ"),
    ("windows-1251", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x98], "Привет\u{98}"),
    (" KOI8-R\n", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "Привет"),
    ("koi8-u", [0xA4], "є"), ("ibm866", [0x8F, 0xE0], "Пр"),
    ("windows-1255", [0xF9, 0xEC, 0xE5, 0xED], "שלום"), ("windows-1258", [0x45, 0xEC], "E\u{301}"),
    ("macintosh", [0x8E, 0xD2], "é“"), ("x-mac-cyrillic", [0x80], "А"),
    ("tis-620", [0xA1, 0x80], "ก€"),
    ("Shift_JIS", [0x82, 0xB1, 0xB1, 0x87, 0x40, 0x5C, 0x7E], "こｱ①\\~"),
    ("euc-jp", [0xA4, 0xB3, 0xAD, 0xA1, 0x8E, 0xB1], "こ①ｱ"),
    ("GB2312", [0xC4, 0xE3], "你"), ("gbk", [0x81, 0x40], "丂"),
    ("gb18030", [0x94, 0x39, 0xFC, 0x36], "😀"), ("Big5", [0xA7, 0x41, 0x87, 0x40], "你䏰"),
    ("euc-kr", [0xB0, 0xA1, 0x81, 0x41], "가갂"),
    ("UTF-16LE", [0x41, 0, 0x3D, 0xD8, 0, 0xDE], "A😀"),
    ("utf-16be", [0, 0x41, 0xD8, 0x3D, 0xDE, 0], "A😀"),
    ("utf-16", [0xFE, 0xFF, 0, 0x41], "\u{FEFF}A"), ("utf-16", [0xFF, 0xFE, 0x41, 0], "\u{FEFF}A"),
    ("UTF-32", [0x41, 0, 0, 0, 0, 0xF6, 1, 0], "A\u{1F600}"),
    ("UTF-32BE", [0, 0, 0, 0x41, 0, 1, 0xF6, 0], "A\u{1F600}"),
    ("ISO-2022-JP", [0x41, 0x1B, 0x24, 0x42, 0x24, 0x33, 0x1B, 0x28, 0x42, 0x42], "AこB"),
    ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x30, 0x21, 0x0F, 0x41], "가A"),
    ("UTF-7", Array("A+APc-B+2D3eAA-".utf8), "A÷B😀"), ("IBM037", [0xC1, 0x4C], "A<"),
  ]

  @Test(arguments: texts)
  func decodes(label: String, bytes: [UInt8], text: String) throws {
    let decoded = try decode(bytes, label)
    #expect(decoded.text.unicodeScalars.elementsEqual(text.unicodeScalars), "\(decoded.text)")
    #expect(decoded.malformed == 0)
  }

  @Test(arguments: texts, 1...3)
  func keepsWhatAPieceEndsIn(
    of sample: (label: String, bytes: [UInt8], text: String), pieceByteCount: Int
  ) throws {
    let decoded = try decode(sample.bytes, sample.label, pieceByteCount: pieceByteCount)
    #expect(decoded.text.unicodeScalars.elementsEqual(sample.text.unicodeScalars))
    #expect(decoded.malformed == 0)
  }

  private static let damages: [(label: String, bytes: [UInt8], text: String, malformed: Int)] = [
    (
      "utf-8", [0x41, 0xE2, 0x82, 0x42, 0xC0, 0x80, 0xF0, 0x9F],
      "A\u{FFFD}B\u{FFFD}\u{FFFD}\u{FFFD}", 4
    ),
    ("utf-8", [0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    ("iso-8859-3", [0x41, 0xA5, 0x42], "A\u{FFFD}B", 1), ("koi8-r", [0xFF], "Ъ", 0),
    ("shift_jis", [0x82, 0x3C, 0x41, 0x82], "\u{FFFD}<A\u{FFFD}", 2),
    ("euc-jp", [0xA9, 0xA1, 0x41, 0xFF, 0x42], "\u{FFFD}A\u{FFFD}B", 2),
    ("gbk", [0xFF, 0x41, 0x80], "\u{FFFD}A€", 1), ("euc-kr", [0xB0], "\u{FFFD}", 1),
    ("utf-16le", [0x00, 0xD8, 0x41, 0, 0x00, 0xDC, 0x42], "\u{FFFD}A\u{FFFD}\u{FFFD}", 3),
    ("utf-16be", [0xD8, 0x00], "\u{FFFD}", 1),
    ("utf-32le", [0, 0xD8, 0, 0, 0x41, 0, 0, 0, 0, 0, 0x11, 0, 1], "\u{FFFD}A\u{FFFD}\u{FFFD}", 3),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24], "\u{FFFD}", 1),
  ]

  @Test(arguments: damages)
  func replacesWhatIsMalformed(
    label: String, bytes: [UInt8], text: String, malformed: Int
  ) throws {
    for pieceByteCount in 1...bytes.count {
      let decoded = try decode(bytes, label, pieceByteCount: pieceByteCount)
      #expect(decoded.text == text, "\(pieceByteCount)")
      #expect(decoded.malformed == malformed, "\(pieceByteCount)")
    }
  }

  @Test func beginsAnewWithEachText() throws {
    let decoder = try #require(TextDecoder("iso-2022-jp"))
    var text: [UInt8] = []
    let half: [UInt8] = [0x1B, 0x24, 0x42, 0x24]
    _ = half.withUnsafeBufferPointer { decoder.decode($0, into: &text, isLast: false) }
    _ = [0x33, 0x41].withUnsafeBufferPointer { decoder.decode($0, into: &text) }
    #expect(String(decoding: text, as: UTF8.self) == "3A")
  }

  @Test(arguments: [
    "", " ", "nonsense", "utf-8//IGNORE", "//TRANSLIT", "UTF-16//TRANSLIT", "latin1,ignore", "char",
    "WCHAR_T", "../../etc", "utf-8\0", "KOI8-R é", String(repeating: "x", count: 1000), "HZ",
  ])
  func refuses(label: String) {
    #expect(TextDecoder(label) == nil)
  }

  /// Whatever the bytes, the end is reached, and soon.
  @Test(arguments: [
    "utf-8", "windows-1252", "iso-8859-3", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
    "utf-16", "utf-32", "iso-2022-jp", "iso-2022-jp-3", "iso-2022-kr", "iso-2022-cn", "utf-7",
    "euc-tw",
    "johab", "tscii", "IBM1364", "IBM930", "UTF-7-IMAP",
  ])
  func survivesNoise(label: String) throws {
    var seed: UInt64 = 7
    for form in 0..<4 {
      let bytes = (0..<200_000).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: seed >> 33)
        return switch form {
        case 0: byte
        case 1: byte | 0x80
        case 2: [0x1B, 0x24, 0x28, 0x42, 0x0E, 0x0F, 0x2B, 0x2D][Int(byte & 7)]
        default: byte < 0xC0 ? byte & 0x7F : byte
        }
      }
      let whole = try decode(bytes, label)
      let pieces = try decode(bytes, label, pieceByteCount: 4093)
      // Not as one expression, which would print both when they differ.
      let isSame = whole.text == pieces.text
      #expect(isSame)
      #expect(whole.malformed == pieces.malformed)
    }
  }

  @Test(
    arguments: [
      "utf-8", "us-ascii", "iso-8859-1", "iso-8859-5", "windows-1251", "koi8-r", "macintosh",
      "shift_jis", "euc-jp", "gb2312", "gb18030", "big5", "euc-kr", "nonsense",
    ])
  func knowsWhatIsCompatibleWithASCII(label: String) {
    #expect(TextDecoder.isASCIICompatible(label))
  }

  @Test(arguments: [
    "utf-16", "UTF-16BE", "ucs-2", "utf-32", "UCS-4", "iso-2022-jp", "ISO-2022-KR", "utf-7",
    "HZ-GB-2312",
    "IBM037", "EBCDIC-US", "cp500",
  ])
  func knowsWhatIsNotCompatibleWithASCII(label: String) {
    #expect(!TextDecoder.isASCIICompatible(label))
  }

  @Test(arguments: texts)
  func countsEncodedBytes(label: String, bytes: [UInt8], text: String) {
    // These have more than one way to write the same, or a header.
    if ["UTF-7", "iso-2022-kr", "windows-1258"].contains(label) { return }
    let count = Array(text.utf8).withUnsafeBufferPointer {
      TextDecoder.byteCount(of: $0, encodedAs: label)
    }
    #expect(count == bytes.count)
  }
}
