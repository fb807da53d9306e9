import PostContent
import TestSupport
import Testing

@Suite struct ContentCensusTests {
  @Test(arguments: [
    ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", ["block core/paragraph shown 1"]),
    ("<!-- wp:core/image {\"id\":1} --><!-- /wp:core/image -->", ["block core/image shown 1"]),
    ("<!-- wp:latest-posts /--><!-- wp:latest-posts /-->", ["block core/latest-posts omitted 2"]),
    ("<!-- wp:acf/hero {\"a\":\"[gallery ids=1]\"} /-->", ["block acf/hero read 1"]),
    ("<!-- wp:embed {} --><p>x</p><!-- /wp:embed -->", ["block core/embed converted 1"]),
    (
      "[gallery ids=\"1\"] [boats size=\"2\"][boats size=\"3\"]",
      ["shortcode boats kept 2", "shortcode gallery converted 1"]
    ),
    (
      "[caption]a[/caption][contact-form to=\"x\"]",
      ["shortcode caption converted 1", "shortcode contact-form omitted 1"]
    ),
    ("[code]a[1] [boats a=\"1\"][/code]", ["shortcode code converted 1"]),
    (
      "[et_pb_text admin_label=\"a\"]x[/et_pb_text]",
      ["builder Divi converted 1", "shortcode et_pb_text shown 1"]
    ),
    // What is none.
    ("a[i] [sic] [1] [citation needed] [[gallery]]", []),
    ("<a title=\"[boats a=1]\">x</a><pre>[boats a=\"1\"]</pre><!-- [boats a=\"1\"] -->", []),
    ("<!-- wp:Paragraph --><!--wp:paragraph-->", []),
    ("", []), ("[", []), ("<!--", []), ("<", []), ("[a", []), ("[boats a=\"", []),
  ])
  func countsWhatABodyHas(body: String, expected: [String]) {
    let counts = ContentCensus(of: body).counts.map { construct, count in
      "\(construct.kind) \(construct.name) \(construct.result) \(count)"
    }
    #expect(counts.sorted() == expected)
  }

  /// Nothing in the census is known without being noted by the rendering, and the other way round.
  @Test(arguments: [
    "<!-- wp:calendar /-->[contact-form][boats a=\"1\"]", "[gallery][archives]",
    "<p>[boats]</p>\n\n[boats]", "<!-- wp:sail/rig {\"text\":\"Tide\"} /-->",
  ])
  func agreesWithTheRendering(body: String) {
    let notes = PostContent(of: body).notes
    let census = ContentCensus(of: body).counts
    func noted(_ kind: ContentNote.Kind) -> Int {
      notes.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
    }
    func counted(_ result: ContentConstruct.Result, _ kind: ContentConstruct.Kind) -> Int {
      census.reduce(0) { sum, entry in
        sum + (entry.key.result == result && entry.key.kind == kind ? entry.value : 0)
      }
    }
    #expect(counted(.kept, .shortcode) == noted(.unknownShortcode))
    #expect(counted(.omitted, .shortcode) == noted(.omittedShortcode))
    #expect(counted(.omitted, .block) == noted(.unknownBlock))
    #expect(counted(.read, .block) == noted(.readBlock))
  }

  @Test(arguments: [
    ("Tide and wind", "Latin"), ("<p class=\"latin letters\">Прилив</p>", "Cyrillic"),
    ("運河の朝", "Japanese"), ("运河的早晨", "Chinese"), ("운하의 아침", "Korean"), ("صباح", "Arabic"),
    ("123 – !", nil), ("", nil),
  ])
  func tellsTheScript(text: String, script: String?) {
    #expect(TextLanguages.script(of: text) == script)
  }

  @Test(arguments: [
    ("[:en]Tea[:fr]Thé[:]", ["en", "fr"]),
    ("<!--:en-->Tea<!--:--><!--:de-->Tee<!--:-->", ["en", "de"]), ("a[:no] = 1", []), ("Tea", []),
  ])
  func tellsTheLanguagesOfMarks(text: String, codes: [String]) {
    #expect(TextLanguages.marked(in: text) == codes)
  }

  @Test(arguments: [
    "[boats a=\"1\" ", "<!-- wp:a {", "[", "[[a]", "<a [b c=\"1\"]", "[boats a=\"1\"]",
  ])
  func takesLinearTime(unit: String) {
    let growth = Growth.ofFourfold(from: 20_000) {
      String(repeating: unit, count: $0)
    } work: {
      _ = ContentCensus(of: $0)
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
