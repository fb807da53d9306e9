import ByteText

/// The elements in which `wpautop` keeps line ends: `<(script|style|svg|math).*?</\1>`.
struct ElementKeeping {
  private var ends = [
    ForwardSearch("</script>"), ForwardSearch("</style>"), ForwardSearch("</svg>"),
    ForwardSearch("</math>"),
  ]

  /// Where the element that begins with the `<` at `start` ends, if it is one of them and has an end.
  mutating func end(of start: Int, in text: Bytes) -> Int? {
    let names: [StaticString] = ["<script", "<style", "<svg", "<math"]
    guard start + 1 < text.count,
      text[start + 1] == UInt8(ascii: "s") || text[start + 1] == UInt8(ascii: "m"),
      let kind = names.firstIndex(where: { text.has($0, at: start) })
    else { return nil }
    let end = ends[kind].next(in: text, from: start + names[kind].utf8CodeUnitCount)
    return end < text.count ? end + names[kind].utf8CodeUnitCount + 2 : nil
  }
}
