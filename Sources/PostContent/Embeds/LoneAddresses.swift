import ByteText

/// Addresses that stand alone in a line or in a paragraph's tags (`WP_Embed::autoembed`).
enum LoneAddresses {
  /// Makes embeds of those that WordPress embeds.
  static func embed(_ text: inout PassedText, _ standIns: inout StandIns) {
    text.pass { text, edits in
      var position = TextPosition()
      var index = 0
      while let colon = text.find("://", from: index) {
        index = colon + 3
        guard let address = loneAddress(text, around: colon),
          let kind = EmbedKind(of: text.string(address).decodingReferences),
          position.isText(address.lowerBound, in: text)
        else { continue }
        index = address.upperBound
        let standIn = standIns.embed(text.string(address).decodingReferences, as: kind)
        edits.replace(withParagraph(address, in: text), of: text, with: standIn.utf8)
      }
    }
  }

  /// The address around `://` if nothing else stands on its line or between `<p>` and `</p>`.
  static func loneAddress(_ text: Bytes, around colon: Int) -> Range<Int>? {
    let scheme = text.hasIgnoringCase("https", at: colon - 5) ? 5 : 4
    let start = colon - scheme
    guard scheme == 5 || text.hasIgnoringCase("http", at: start) else { return nil }
    var before = start
    while before > 0 && text[before - 1].isSpace && text[before - 1] != 0x0A { before -= 1 }
    let beginsLine = before == 0 || text[before - 1] == 0x0A
    guard beginsLine || text[before - 1] == UInt8(ascii: ">") else { return nil }
    var end = colon + 3
    while end < text.count, !text[end].isSpace, text[end] != UInt8(ascii: "<"),
      text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "\"")
    {
      end += 1
    }
    guard end > colon + 3 else { return nil }
    let address = start..<end
    if paragraph(around: address, in: text) != nil { return address }
    var after = end
    while after < text.count && text[after].isSpace && text[after] != 0x0A { after += 1 }
    return beginsLine && (after == text.count || text[after] == 0x0A) ? address : nil
  }

  private static func withParagraph(_ address: Range<Int>, in text: Bytes) -> Range<Int> {
    paragraph(around: address, in: text) ?? address
  }

  /// `<p …>`, the address and `</p>`.
  private static func paragraph(around address: Range<Int>, in text: Bytes) -> Range<Int>? {
    let end = text.skipSpace(from: address.upperBound)
    guard text.has("</p>", at: end) else { return nil }
    let greater = text.trimmedEnd(address.lowerBound, downTo: 0) - 1
    guard greater > 0, text[greater] == UInt8(ascii: ">") else { return nil }
    // A tag is not longer than this, and this keeps the search short.
    var start = greater
    while start > 0 && greater - start < 400 && text[start] != UInt8(ascii: "<") { start -= 1 }
    guard text.has("<p>", at: start) || text.has("<p ", at: start) else { return nil }
    return start..<end + 4
  }
}
