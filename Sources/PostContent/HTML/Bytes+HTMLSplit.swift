import ByteText

extension UnsafeBufferPointer<UInt8> {
  /// Where what begins with the `<` at `start` ends, as WordPress splits HTML (`wp_html_split`): a
  /// comment, a CDATA section, or anything else up to the next `>`; all of them up to the text's end
  /// where theirs is missing.
  func endOfElement(at start: Int, nextGreater: inout ForwardSearch) -> Int {
    if has("!--", at: start + 1) {
      // The two dashes may belong to the end as well: `<!-->` is a comment.
      return find("-->", from: start + 2).map { $0 + 3 } ?? count
    }
    if has("![CDATA[", at: start + 1) {
      return find("]]>", from: start + 9).map { $0 + 3 } ?? count
    }
    return Swift.min(nextGreater.next(in: self, from: start) + 1, count)
  }
}
