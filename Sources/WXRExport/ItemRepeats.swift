import ByteText

/// Keeps items apart that became the same.
///
/// The reader takes items that are the same byte for byte for one item. Items of an archive may differ
/// in what is not written back, such as their white space. A comment keeps them apart.
struct ItemRepeats {
  /// 8 bytes an item.
  private var met: Set<UInt64> = []
  private var counts: [UInt64: Int] = [:]

  /// Writes items, with a comment at the end of those that were written before.
  mutating func write(
    _ items: EncodedItems, _ write: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try items.chunk.withBytes { bytes in
      var written = 0
      for item in items.items where !met.insert(item.fingerprint).inserted {
        let number = counts[item.fingerprint, default: 1] + 1
        counts[item.fingerprint] = number
        try write(UnsafeRawBufferPointer(rebasing: bytes[written..<item.endTag]))
        var comment = "\t\t<!-- The same item, no. \(number). -->\n"
        try comment.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
        written = item.endTag
      }
      if written < bytes.count { try write(UnsafeRawBufferPointer(rebasing: bytes[written...])) }
    }
  }
}
