import ArchiveInput
import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// Encodings in which markup cannot be seen.
@Suite struct EncodingTests {
  enum Form: String, CaseIterable {
    case utf16LE, utf16BE, utf32LE, utf32BE

    func encode(_ text: String) -> [UInt8] {
      switch self {
      case .utf16LE: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BE: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .utf32LE: text.unicodeScalars.flatMap { Self.bytes($0.value).reversed() }
      case .utf32BE: text.unicodeScalars.flatMap { Self.bytes($0.value) }
      }
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
  }

  private let folder: InputFolder

  init() throws {
    folder = try InputFolder()
  }

  private static let text = Archive(items: [
    Archive.item(1, "<dc:creator>Zoë 😀</dc:creator>"), Archive.item(2),
  ]).text

  @Test(arguments: Form.allCases, ["", "\u{FEFF}", "\n"])
  func decodes(form: Form, beginning: String) throws {
    for pieceByteCount in [1, 3, 64, 1 << 20] {
      let delivery = try folder.deliver(
        form.encode(beginning + Self.text), pieceByteCount: pieceByteCount)
      #expect(delivery.bytes == Array((beginning + Self.text).utf8))
      #expect(delivery.codes == [])
    }
  }

  @Test(arguments: Form.allCases)
  func countsTheBytesOfTheInput(form: Form) throws {
    let delivery = try folder.deliver(form.encode(Self.text))
    let source = try #require(delivery.sources.first)
    let count = delivery.bytes.withUnsafeBufferPointer { source.originalByteCount(of: $0) }
    #expect(count == form.encode(Self.text).count)
  }

  @Test func countsTheBytesOfUTF8() throws {
    let delivery = try folder.deliver(Array(Self.text.utf8))
    let source = try #require(delivery.sources.first)
    let count = delivery.bytes.withUnsafeBufferPointer { source.originalByteCount(of: $0) }
    #expect(count == delivery.bytes.count)
  }

  @Test func tellsHowMuchIsNoText() throws {
    let bytes: [UInt8] =
      [0xFF, 0xFE] + Form.utf16LE.encode("<rss>") + [0x00, 0xD8] + Form.utf16LE.encode("a")
      + [0x00, 0xDC, 0x00, 0xDC] + Form.utf16LE.encode("</rss>") + [0x41]
    let delivery = try folder.deliver(bytes)
    #expect(
      String(decoding: delivery.bytes, as: UTF8.self)
        == "\u{FEFF}<rss>\u{FFFD}a\u{FFFD}\u{FFFD}</rss>\u{FFFD}")
    #expect(delivery.codes == ["malformed-text"])
    #expect(delivery.diagnostics.first?.count == 4)
    #expect(delivery.diagnostics.first?.severity == .warning)
  }

  @Test(arguments: [
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x24, 0x33, 0x1B, 0x28, 0x42] as [UInt8], "こ"),
    ("iso-2022-kr", [0x0E, 0x30, 0x21, 0x0F], "가"), ("UTF-7", Array("+APc-".utf8), "÷"),
  ])
  func decodesWhatIsDeclared(label: String, bytes: [UInt8], text: String) throws {
    let start = "<?xml version='1.0' encoding='\(label)'?>\n"
    let header: [UInt8] = label == "iso-2022-kr" ? [0x1B, 0x24, 0x29, 0x43] : []
    let stored = Array(start.utf8) + header + Array("<rss>".utf8) + bytes + Array("</rss>".utf8)
    let delivery = try folder.deliver(stored)
    #expect(String(decoding: delivery.bytes, as: UTF8.self) == start + "<rss>\(text)</rss>")
    // UTF-7 has more than one way to write the same.
    if label == "ISO-2022-JP" {
      let source = try #require(delivery.sources.first)
      let count = delivery.bytes.withUnsafeBufferPointer { source.originalByteCount(of: $0) }
      #expect(count == stored.count)
    }
  }

  /// The reader decodes these, item by item, or knows better.
  @Test(arguments: ["utf-8", "UTF-16", "ISO-8859-1", "windows-1251", "Shift_JIS", "nonsense", "HZ"])
  func leavesAlone(label: String) throws {
    let bytes = Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><rss>".utf8) + [0xE9, 0x80]
    #expect(try folder.deliver(bytes).bytes == bytes)
  }
}
