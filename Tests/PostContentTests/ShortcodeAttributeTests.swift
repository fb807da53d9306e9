import PostContent
import Testing

/// Attributes as editors and people write them.
@Suite struct ShortcodeAttributeTests {
  @Test(arguments: [
    (#"caption="Say &quot;ahoy&quot;""#, "Say &quot;ahoy&quot;"),
    (#"caption="&quot;Ahoy&quot; they say""#, "&quot;Ahoy&quot; they say"),
    (#"caption="“Ahoy”""#, "“Ahoy”"),
    ("caption=&quot;A long way&quot;", "A long way"),
    ("caption=&#8220;A long way&#8221; width=3", "A long way"),
    ("caption=”A ‘long’ way”", "A ‘long’ way"),
    ("caption=‘A long way’", "A long way"),
    ("caption=“Half", "Half"),
  ])
  func keepQuotesThatAreTheirs(_ attributes: String, _ caption: String) {
    let html = shown("[caption \(attributes)]<img src=\"a\" />[/caption]")
    #expect(html.contains("<figcaption>\(caption)</figcaption>"))
  }

  @Test(arguments: [
    ("[tide port=\"9\"\nsea=\"x\"] a", "⟦[tide port=\"9\" sea=\"x\"]⟧ a"),
    ("[tide\n port=\"9\"\n] a", "⟦[tide  port=\"9\" ]⟧ a"),
    ("[tide port=\"9\n\nand 10\"] a", "⟦[tide port=\"9 and 10\"]⟧ a"),
    ("[tide port=\"*9*\n10\"] a", "[tide port=\"*9* 10\"] a"),
    ("[tide port=\"a <b>b</b>\"] a", "[tide port=\"a <b>b</b>\"] a"),
  ])
  func mayHaveSeveralLines(_ body: String, _ text: String) {
    #expect(shown(body) == "<p>\(text)</p>")
    #expect(shown(body, .drop) == "<p> a</p>")
  }

  @Test(arguments: ["[note\nto self]", "[a <b>b</b> c]", "[tide <i>port</i>=9]"])
  func areNotWordsInSeveralLines(_ words: String) {
    let content = PostContent(of: "so \(words)", context: TestContext(), shortcodes: .drop)
    #expect(content.notes.isEmpty)
    #expect(shown(content).contains(words.replacing("\n", with: "<br />\n")))
  }

  @Test(arguments: [
    ("[audio:http://x.example/y.mp3|titles=A|loop=yes]", ["http://x.example/y.mp3"]),
    ("[audio: http://x.example/y.mp3 |titles=A]", ["http://x.example/y.mp3"]),
    (
      "[audio:http://x.example/y.mp3,http://x.example/z.mp3|titles=A,B]",
      ["http://x.example/y.mp3", "http://x.example/z.mp3"]
    ),
    ("[audio=http://x.example/y.mp3]", ["http://x.example/y.mp3"]),
  ])
  func mayBeginWithAColon(_ body: String, _ addresses: [String]) {
    let players = addresses.map { "<audio controls src=\"\($0)\"></audio>" }
    #expect(shown(body) == players.joined(separator: "\n"))
  }

  @Test func mayStandBehindALetter() {
    let body = "word[tide_mark]Low.[/tide_mark] but book[s], a[i] and cell[my_row]"
    #expect(shown(body, .drop) == "<p>wordLow. but book[s], a[i] and cell[my_row]</p>")
  }

  @Test func keepTheirParagraphsWhereNothingIsShown() {
    #expect(
      shown("[gallery ids=\"500\"]\n\n[playlist ids=\"501\"]\n\nx")
        == "<p>[gallery ids=\"500\"]</p>\n<p>[playlist ids=\"501\"]</p>\n<p>x</p>")
    #expect(
      shown("[gallery ids=\"500\"]\n[playlist ids=\"501\"]")
        == "<p>[gallery ids=\"500\"]<br />\n[playlist ids=\"501\"]</p>")
    #expect(shown("a [gallery ids=\"500\"] b") == "<p>a [gallery ids=\"500\"] b</p>")
  }

  @Test func makeARecipe() {
    let body = """
      [recipe title="Pie &amp; mash" servings="6" time="90 min" source="Gran" sourceurl="https://g.example/"]
      [recipe-ingredients title="Crust"]
      - flour
      * butter
      [/recipe-ingredients]
      [recipe-directions]
      1. Roll
      2. Bake

      Rest.
      [/recipe-directions]
      [/recipe]
      """
    let html = shown(body)
    #expect(html.contains("<h3>Pie &amp; mash</h3>"))
    #expect(html.contains("<li><strong>Servings:</strong> 6</li>"))
    #expect(html.contains("<li><strong>Time:</strong> 90 min</li>"))
    #expect(html.contains("<a href=\"https://g.example/\">Gran</a>"))
    #expect(html.contains("<h4>Crust</h4>\n<ul><li>flour</li><li>butter</li></ul>"))
    #expect(
      html.contains("<h4>Directions</h4>\n<ol><li>Roll</li><li>Bake</li></ol>\n<p>Rest.</p>"))
  }
}
