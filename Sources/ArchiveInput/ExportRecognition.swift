import ByteInput
import ByteText
import WXRFormat

/// Distinguishes exports from other files in the same folder or container.
enum ExportRecognition {
  /// PHP's warnings can fill pages before the first tag.
  private static let sampleByteCount = 64 << 10
  private static let largeSampleByteCount = 1 << 20
  private static let longestTag = 8

  /// Reads the beginning of a source, and looks for a tag of an export.
  ///
  /// - Parameter contents: The source, decompressed. The bytes that are read are gone.
  /// - Returns: Whether there is such a tag.
  /// - Throws: The error of the source.
  static func isExport(_ contents: PeekedSource) throws(InputError) -> Bool {
    let source = try PartSource.Stream(decoding: contents).source
    let isNamedSo = contents.name.lowercased().hasSuffix(".xml")
    let limit = isNamedSo ? largeSampleByteCount : sampleByteCount
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var seen: [UInt8] = []
    var total = 0
    while total < limit {
      // The first read is small, which is enough for nearly all files.
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(total == 0 ? 4096 : .max))
      let count = try source.read(into: room)
      if count == 0 { break }
      if total == 0 && isBinary(buffer[..<min(count, 16)]) { return false }
      seen = seen.suffix(longestTag) + buffer[..<count]
      if seen.withUnsafeBufferPointer(holdsTag) { return true }
      // A file that begins with a NUL is not text. A text may have a stray NUL later.
      if total == 0 && buffer[..<count].contains(0) { return false }
      total += count
    }
    return false
  }

  /// Whether a file begins like a binary file.
  ///
  /// Photos and the like may contain XML later.
  private static func isBinary(_ start: some Sequence<UInt8>) -> Bool {
    start.contains { $0 < 0x20 && !$0.isXMLWhiteSpace }
  }

  private static func holdsTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: index) {
      let isFirst = WXRMarkup.firstTags.contains {
        bytes.has($0, at: start) && endsName(bytes, start + $0.utf8CodeUnitCount)
      }
      if isFirst { return true }
      index = start + 1
    }
    return false
  }

  /// Whether a tag's name ends at a place, or was a prefix.
  private static func endsName(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard end < bytes.count else { return false }
    return bytes[end - 1] == UInt8(ascii: ":") || bytes[end].isXMLWhiteSpace
      || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
  }

  /// Whether a path is that of a file that operating systems create on their own.
  static func isLitter(_ path: String) -> Bool {
    let components = path.split(separator: "/")
    guard let name = components.last else { return true }
    return components.contains("__MACOSX") || name.hasPrefix("._")
      || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }
}
