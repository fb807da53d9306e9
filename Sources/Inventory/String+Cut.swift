extension String {
  /// The beginning of the text, of so many bytes at most; what is cut ends in `…`.
  package func cut(toBytes most: Int) -> String {
    if utf8.count <= most { return self }
    // The `…` has three bytes.
    var end = utf8.index(utf8.startIndex, offsetBy: max(most - 3, 0))
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(decoding: utf8[..<end], as: UTF8.self) + "…"
  }
}
