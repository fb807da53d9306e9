import Foundation
import JSONExport
import SiteModel
import Testing

/// Strings on their way into JSON and back, read by Foundation.
@Suite struct JSONStringTests {
  private func encoded(_ text: String) -> [UInt8] {
    var post = Post()
    post.title = text
    return JSONLines.encode([.post(post)], siteKey: text).withBytes { Array($0) }
  }

  private func expectReturn(_ text: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let bytes = encoded(text)
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let title = try #require(object?["title"] as? String, sourceLocation: sourceLocation)
    #expect(Array(title.utf8) == Array(text.utf8), sourceLocation: sourceLocation)
    let site = object?["site"] as? String
    #expect(site.map { Array($0.utf8) } == Array(text.utf8), sourceLocation: sourceLocation)
  }

  /// Without U+FEFF, which Foundation drops.
  private static let specials: [Unicode.Scalar] =
    (0...0xA0).compactMap { Unicode.Scalar($0) } + [
      "é", "\u{2000}", "\u{2027}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{20A8}", "\u{E000}",
      "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{10000}", "\u{1F980}", "\u{10FFFF}", "€",
      "\u{301}", "\u{C3}", "\u{FF}", "\u{800}", "\u{7FF}",
    ]

  @Test(arguments: Self.specials)
  func keepsEachCharacter(scalar: Unicode.Scalar) throws {
    for text in [
      String(scalar), "a\(scalar)", "\(scalar)b", "\(scalar)\(scalar)", "1234567\(scalar)89",
    ] {
      try expectReturn(text)
    }
  }

  /// The encoder looks at eight bytes at a time: each length, with a special at each place.
  @Test(
    arguments: [
      "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "é", "\u{2028}", "\u{1F980}",
      "\u{A0}",
    ])
  func keepsACharacterAtEachPlace(special: String) throws {
    for length in 0...40 {
      let plain = String(repeating: "abcdefgh", count: 6).prefix(length)
      try expectReturn(String(plain))
      for place in 0...length {
        try expectReturn(plain.prefix(place) + special + plain.dropFirst(place))
        try expectReturn(plain.prefix(place) + special + special + plain.dropFirst(place))
      }
    }
  }

  @Test func keepsTextsOfAnyLength() throws {
    for length in [0, 1, 63, 64, 65, 4_095, 4_096, 4_097, 1 << 19, (1 << 19) + 1, 3 << 20] {
      try expectReturn(String(repeating: "x", count: length))
    }
    try expectReturn(String(repeating: "\u{1}", count: 1 << 19))
    try expectReturn(String(repeating: "\"\\\n\u{2028}\u{1F980}x", count: 100_000))
  }

  /// Texts of specials in every mix; the seed makes the run repeatable.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func keepsRandomTexts(seed: UInt64) throws {
    var random = Random(state: seed)
    for _ in 0..<50 {
      var text = ""
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text.unicodeScalars.append(Self.specials.randomElement(using: &random) ?? "x")
      }
      try expectReturn(text)
    }
  }

  @Test(arguments: [
    ("\"", "\\\""), ("\\", "\\\\"), ("/", "/"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"),
    ("\u{8}", "\\b"), ("\u{C}", "\\f"), ("\u{0}", "\\u0000"), ("\u{1B}", "\\u001b"),
    ("\u{85}", "\\u0085"), ("\u{9B}", "\\u009b"), ("\u{A0}", "\u{A0}"), ("\u{2028}", "\\u2028"),
    ("\u{2029}", "\\u2029"), ("é", "é"), ("\u{1F980}", "\u{1F980}"), ("€", "€"), ("", ""),
    ("\u{FEFF}", "\u{FEFF}"),
  ])
  func escapesWhatHarmsReadersOnly(text: String, written: String) {
    let line = String(decoding: encoded(text), as: UTF8.self)
    #expect(line.contains("\"title\":\"\(written)\","))
  }

  /// A line of JSON Lines is one for readers that know other line ends, too.
  @Test func keepsEachRecordOnOneLine() {
    let bytes = encoded("a\nb\r\u{85}\u{2028}\u{2029}\u{B}\u{C}")
    #expect(String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).count == 1)
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}
