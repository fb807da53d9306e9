import ByteText

/// All `[/name]` of a text: one scan serves all names.
struct ClosingTags {
  private var places: [String: (all: [Int], next: Int)] = [:]

  init(in text: Bytes, from start: Int) {
    var index = start
    while let bracket = text.find("[/", from: index) {
      index = bracket + 2
      while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "]"),
        text[index] != UInt8(ascii: "["), index - bracket <= ShortcodeReader.longestName + 2
      {
        index += 1
      }
      if text.has("]", at: index) {
        places[text.string(bracket + 2..<index), default: ([], 0)].all.append(bracket)
      }
    }
  }

  mutating func next(_ name: String, from start: Int) -> Int? {
    guard let index = places.index(forKey: name) else { return nil }
    let all = places.values[index].all
    var next = places.values[index].next
    while next < all.count && all[next] < start { next += 1 }
    places.values[index].next = next
    return next < all.count ? all[next] : nil
  }
}
