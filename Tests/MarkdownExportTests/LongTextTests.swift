import MarkdownExport
import PostContent
import Testing

/// Texts that are too long to be converted as a whole.
@Suite struct LongTextTests {
  private static func converter(longestPart: Int) -> BodyConverter {
    var options = MarkdownOptions()
    options.longestPart = longestPart
    return BodyConverter(options: options)
  }

  @Test(
    arguments: [
      "<p>one</p>\n", "word ", "<b>x</b> ", "a@b.co ", "<ul><li>x</li></ul>\n", "a<br />\n", "x",
    ], [100, 1000, 4096])
  func keepsEveryWord(piece: String, longestPart: Int) {
    let html = String(repeating: piece, count: 1000)
    var whole = BodyConverter()
    var divided = Self.converter(longestPart: longestPart)
    let expected = whole.markdown(of: PostContent(html: html))
    let markdown = divided.markdown(of: PostContent(html: html))
    func letters(_ text: String) -> String { text.filter { $0.isLetter } }
    #expect(letters(markdown) == letters(expected))
    #expect(whole.notes[.dividedText] == 0)
    #expect(divided.notes[.dividedText] == (html.utf8.count > longestPart ? 1 : 0))
  }

  @Test func leavesTextsWholeThatAreShortEnough() {
    let html = String(repeating: "<p>one</p>\n", count: 100)
    var whole = BodyConverter()
    var same = Self.converter(longestPart: html.utf8.count)
    #expect(
      whole.markdown(of: PostContent(html: html)) == same.markdown(of: PostContent(html: html)))
    #expect(same.notes.isEmpty)
  }
}
