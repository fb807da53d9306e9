import ByteText

/// Where `pre`, `code` and their like end, in which brackets are what they are.
struct CodeEnds {
  private var ends: [ForwardSearch] = [
    ForwardSearch("</pre>"), ForwardSearch("</code>"), ForwardSearch("</script>"),
    ForwardSearch("</style>"), ForwardSearch("</textarea>"), ForwardSearch("</kbd>"),
  ]
  private let names: [StaticString] = ["<pre", "<code", "<script", "<style", "<textarea", "<kbd"]

  /// The end of such an element that begins with the `<` at `start`.
  mutating func endOfCode(at start: Int, in text: Bytes) -> Int? {
    guard let kind = names.firstIndex(where: { text.has($0, at: start) }) else { return nil }
    let nameEnd = start + names[kind].utf8CodeUnitCount
    guard nameEnd < text.count, text[nameEnd].isSpace || text[nameEnd] == UInt8(ascii: ">") else {
      return nil
    }
    let end = ends[kind].next(in: text, from: nameEnd)
    return end < text.count ? end : nil
  }
}
