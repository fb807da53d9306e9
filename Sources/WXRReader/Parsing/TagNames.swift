import ByteText
import WXRFormat

/// The meanings of tags without attributes, by their bytes.
///
/// It does the work of `ElementNames` for tags that are not fed to libxml2.
struct TagNames {
  private struct Entry {
    /// The name with its prefix, filled up with zeroes.
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var length = 0
    var name = ElementName.unknown
  }

  private let namespaces: [(prefix: String, namespace: WXRNamespace)]
  /// Open addressing: a name is at its slot, or in the run of entries that begins there.
  private var entries = [Entry](repeating: Entry(), count: Self.slotCount)
  private var entryCount = 0
  private static let slotCount = 256
  /// The greatest number of bytes in a name.
  ///
  /// WXR's own names have at most 23.
  private static let longest = 24

  /// - Parameter namespaces: Those in scope; the last declaration of a prefix counts.
  init(namespaces: [(prefix: String, uri: String)]) {
    self.namespaces = namespaces.reversed().map { prefix, uri in
      // An empty declaration removes the default namespace, and one of another format means RSS.
      let namespace = WXRNamespace(uri: uri)
      let isNone = uri.isEmpty || prefix.isEmpty && namespace == .foreign
      return (prefix, isNone ? WXRNamespace(prefix: prefix.isEmpty ? nil : prefix) : namespace)
    }
  }

  /// The name that begins at `start` and ends with a `>`, if it is one of WXR's.
  mutating func name(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (name: ElementName, length: Int)? {
    guard let base = bytes.baseAddress, start + Self.longest < bytes.count else { return nil }
    let tag = UnsafeRawPointer(base + start)
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var length = 0
    words.0 = Self.word(of: tag, &length)
    if length == 8 { words.1 = Self.word(of: tag + 8, &length) }
    if length == 16 { words.2 = Self.word(of: tag + 16, &length) }
    guard tag.load(fromByteOffset: length, as: UInt8.self) == UInt8(ascii: ">") else { return nil }

    let mixed = (words.0 ^ words.1 &* 3 ^ words.2 &* 5) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 56)
    while entries[slot].length != 0 {
      if entries[slot].length == length && entries[slot].words == words {
        let name = entries[slot].name
        return name == .unknown ? nil : (name, length)
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    // A hostile archive may have more names than fit into the table. libxml2 gets the others.
    guard entryCount < Self.slotCount / 2, length > 0 else { return nil }
    let name = meaning(of: UnsafeBufferPointer(rebasing: bytes[start..<start + length]))
    entries[slot] = Entry(words: words, length: length, name: name)
    entryCount += 1
    return name == .unknown ? nil : (name, length)
  }

  /// The bytes of a word up to a `>`.
  ///
  /// Their number is added to `length`.
  @inline(__always)
  private static func word(of bytes: UnsafeRawPointer, _ length: inout Int) -> UInt64 {
    let word = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ends = word ^ (ones &* 0x3E)
    // The lowest hit is exact: borrows run upwards only.
    let hits = (ends &- ones) & ~ends & (ones &* 0x80)
    guard hits != 0 else {
      length += 8
      return word
    }
    let count = hits.trailingZeroBitCount >> 3
    length += count
    return word & ((1 << (8 * UInt64(count))) - 1)
  }

  private func meaning(of tag: UnsafeBufferPointer<UInt8>) -> ElementName {
    let colon = tag.firstIndex(of: UInt8(ascii: ":"), from: 0)
    let prefix = makeString(UnsafeBufferPointer(rebasing: tag[..<(colon ?? 0)])).text
    let localName = UnsafeBufferPointer(rebasing: tag[(colon.map { $0 + 1 } ?? 0)...])
    let namespace =
      namespaces.first { $0.prefix == prefix }?.namespace
      ?? WXRNamespace(prefix: colon == nil ? nil : prefix)
    let name = ElementName(namespace: namespace, localName: makeString(localName).text)
    // The splitter decides where items and channels begin.
    return name == .item || name == .channel ? .unknown : name
  }
}
