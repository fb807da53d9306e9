import ByteText

/// The places of markup in bytes: each `<` outside comments and CDATA.
struct MarkupScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  /// Whether a comment, or a section, can still end.
  ///
  /// It is searched only once.
  private var commentsEnd = true
  private var sectionsEnd = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    position = start
  }

  mutating func next() -> Int? {
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: position) {
      position = start + 1
      if commentsEnd, bytes.has("<!--", at: start) {
        let end = bytes.find("-->", from: start + 4)
        commentsEnd = end != nil
        if let end { position = end + 3 }
      } else if sectionsEnd, bytes.has("<![CDATA[", at: start) {
        let end = bytes.find("]]>", from: start)
        sectionsEnd = end != nil
        if let end { position = end + 3 }
      } else {
        return start
      }
    }
    return nil
  }
}
