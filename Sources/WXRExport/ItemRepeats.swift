import ByteText

/// Keeps items apart that became the same.
///
/// The reader takes items that are the same byte for byte for one item. Items of an archive may differ
/// in what is not written back, such as their white space. A comment keeps them apart.
struct ItemRepeats {
  /// 8 bytes an item.
  private var met: Set<UInt64> = []
  private var counts: [UInt64: Int] = [:]

  /// The comment that an item gets because there was one like it.
  ///
  /// - Parameter fingerprint: The item's.
  /// - Returns: `nil` for the first one.
  mutating func comment(for fingerprint: UInt64) -> String? {
    if met.insert(fingerprint).inserted { return nil }
    let number = counts[fingerprint, default: 1] + 1
    counts[fingerprint] = number
    return "\t\t<!-- The same item, no. \(number). -->\n"
  }

  /// Items with their comments; `nil` if they need none.
  mutating func changed(_ items: EncodedItems) -> ByteChunk? {
    var comments: [(place: Int, text: String)] = []
    for item in items.items {
      if let comment = comment(for: item.fingerprint) { comments.append((item.endTag, comment)) }
    }
    guard !comments.isEmpty else { return nil }
    return items.chunk.withBytes { bytes in
      let bytes = bytes.bindMemory(to: UInt8.self)
      var buffer = ByteBuffer(capacity: bytes.count + 64 * comments.count)
      var copiedEnd = 0
      for (place, text) in comments {
        buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd..<place]))
        buffer.append(text: text)
        copiedEnd = place
      }
      buffer.append(UnsafeBufferPointer(rebasing: bytes[copiedEnd...]))
      return buffer.finish()
    }
  }
}
