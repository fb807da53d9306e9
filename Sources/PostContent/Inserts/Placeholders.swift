import ByteText

/// The last step: stand-ins become placeholders, numbered as they are first met.
enum Placeholders {
  /// The HTML with placeholders, and the inserts in their order.
  ///
  /// Where no comment can stand, in an attribute or a script, the text of an insert takes its place.
  static func place(
    _ inserts: [ContentInsert], in html: [UInt8]
  ) -> (html: [UInt8], inserts: [ContentInsert]) {
    var text = PassedText(html)
    var ordered: [ContentInsert] = []
    ordered.reserveCapacity(inserts.count)
    // The places of those that were met.
    var places = [Int32](repeating: -1, count: inserts.count)
    text.pass { text, edits in
      var position = TextPosition(readsPre: true)
      var index = 0
      var sign = text.find(1, from: 0)
      while sign < text.count {
        if let (range, number) = standIn(around: sign, downTo: index, in: text),
          number < inserts.count
        {
          index = range.upperBound
          if position.isText(range.lowerBound, in: text) {
            if places[number] < 0 {
              places[number] = Int32(truncatingIfNeeded: ordered.count)
              ordered.append(inserts[number])
            }
            edits.replace(range, of: text, with: "<!--\u{1}\(places[number])-->".utf8)
          } else {
            let words = inserts[number].fallback.escapedForHTML
            edits.replace(range, of: text, with: words.utf8.filter { $0 != 1 })
          }
        } else {
          // One that a title or an attribute in JSON brought along.
          index = sign + 1
          edits.replace(sign..<index, of: text)
        }
        sign = text.find(1, from: index)
      }
    }
    var blocks = PassedText(text.bytes)
    if ordered.contains(where: \.isBlock) {
      blocks.pass { unwrapBlocks(ordered, $0, &$1) }
    }
    return (blocks.bytes, ordered)
  }

  /// The `<pre ⌂N></pre>` or `<!--⌂N-->` that the sign at a place belongs to.
  private static func standIn(
    around sign: Int, downTo limit: Int, in text: Bytes
  ) -> (range: Range<Int>, number: Int)? {
    guard let (number, end) = text.number(at: sign + 1) else { return nil }
    if sign - 5 >= limit, text.has("<pre ", at: sign - 5), text.has("></pre>", at: end) {
      return (sign - 5..<end + 7, number)
    }
    if sign - 4 >= limit, text.has("<!--", at: sign - 4), text.has("-->", at: end) {
      return (sign - 4..<end + 3, number)
    }
    return nil
  }

  /// `<p>`, `<pre …>` and `<code>` around nothing but a block go, and so do the breaks next to one.
  private static func unwrapBlocks(
    _ inserts: [ContentInsert], _ text: Bytes, _ edits: inout Rewriting
  ) {
    var limit = 0
    var index = 0
    while let start = text.find("<!--\u{1}", from: index) {
      guard let (number, end) = text.number(at: start + 5) else {
        index = start + 5
        continue
      }
      index = end + 3
      guard number < inserts.count, inserts[number].isBlock else { continue }
      var range = start..<index
      while let wider = wrapper(of: range, downTo: limit, in: text) { range = wider }
      if range.lowerBound < start { edits.replace(range.lowerBound..<start, of: text) }
      if range.upperBound > index { edits.replace(index..<range.upperBound, of: text) }
      index = range.upperBound
      limit = index
    }
  }

  /// The range with a break or an element's tags around it.
  private static func wrapper(
    of range: Range<Int>, downTo limit: Int, in text: Bytes
  ) -> Range<Int>? {
    let before = text.trimmedEnd(range.lowerBound, downTo: limit)
    let after = text.skipSpace(from: range.upperBound)
    if before - 6 >= limit, text.has("<br />", at: before - 6) {
      return before - 6..<range.upperBound
    }
    if text.has("<br />", at: after) { return range.lowerBound..<after + 6 }
    for (start, end) in [("<p>", "</p>"), ("<code>", "</code>"), ("<pre>", "</pre>")]
      as [(StaticString, StaticString)]
    {
      let first = before - start.utf8CodeUnitCount
      if first >= limit, text.has(start, at: first), text.has(end, at: after) {
        return first..<after + end.utf8CodeUnitCount
      }
    }
    return nil
  }
}
