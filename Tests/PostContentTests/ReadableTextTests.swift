import PostContent
import Testing

/// Blocks that a site renders, of which the attributes are all that an archive has.
@Suite struct ReadableTextTests {
  @Test(arguments: [
    (
      #"{"title":"Fish & chips","body":"\u003cp\u003eHot.\u003c/p\u003e","align":"left"}"#,
      "<h3>Fish & chips</h3>\n<div><p>Hot.</p></div>\n"
    ),
    (#"{"intro":"Fresh","mode":"preview","id":"b1"}"#, "<p>Fresh</p>\n"),
    (
      #"{"buttonLabel":"Book","buttonUrl":"https://x.example/b","buttonColor":"deep blue"}"#,
      "<div><p><a href=\"https://x.example/b\">Book</a></p></div>\n"
    ),
    (
      #"{"photoUrl":"https://x.example/a.png"}"#,
      "<p><img src=\"https://x.example/a.png\" alt=\"\" /></p>\n"
    ),
    (
      #"{"image":{"id":2,"alt":"Two"}}"#,
      "<p><img src=\"https://boats.example/2.jpg\" alt=\"Two\" /></p>\n"
    ),
    (
      #"{"title":"Two boats","url":"https://x.example/a.png"}"#,
      "<p><img src=\"https://x.example/a.png\" alt=\"\" /></p>\n<h3>Two boats</h3>\n"
    ),
    (
      #"{"logo":{"title":"IMG 1","url":"https://x.example/a.png"}}"#,
      "<p><img src=\"https://x.example/a.png\" alt=\"\" /></p>\n"
    ),
    (#"{"cards":[{"heading":"A"},{"heading":"B"}]}"#, "<h3>A</h3>\n<h3>B</h3>\n"),
    (
      #"{"clip":"https://x.example/a.mp4"}"#,
      "<video controls src=\"https://x.example/a.mp4\"></video>\n"
    ),
    (#"{"sentence":"two words"}"#, "<p>two words</p>\n"),
    // JSON in a text, as in an address, too.
    (#"{"card":"{\"title\":\"A\",\"tag\":\"h2\"}"}"#, "<h3>A</h3>\n"),
    (#"{"rows":"%5B%7B%22text%22%3A%22B%20c%22%7D%5D"}"#, "<p>B c</p>\n"),
    (
      #"{"link":"url:https%3A%2F%2Fx.example%2Fb|target:_blank"}"#,
      "<p><a href=\"https://x.example/b\">https://x.example/b</a></p>\n"
    ),
    // The pictures among files, by their ids.
    (
      #"{"ids":[1,11,99]}"#,
      "<p><img src=\"https://boats.example/1.jpg\" alt=\"Boat 1\" /></p>\n"
    ),
    (#"{"hours":[{"opening":"09:00"}]}"#, "<p>09:00</p>\n"),
  ])
  func showsWhatIsForReaders(_ attributes: String, _ html: String) {
    let content = PostContent(
      of: "<!-- wp:acme/box \(attributes) /-->", context: TestContext(), shortcodes: .convert)
    #expect(shown(content) + "\n" == html)
    #expect(content.notes == [ContentNote(.readBlock, "acme/box")])
  }

  /// A block around others that has no HTML of its own is rendered by the site.
  @Test(arguments: [
    (#"{"title":"A","level":"two words","tagName":"aside"}"#, "", "<h3>A</h3>\n"),
    (
      #"{"bg":{"url":"https://x.example/a.jpg"}}"#, "<div class=\"box\">",
      "<p><img src=\"https://x.example/a.jpg\" alt=\"\" /></p>\n"
    ),
    (#"{"title":"A"}"#, "<div><h2>A</h2>", ""),
    (#"{"layout":"grid of three","name":"Part one"}"#, "", ""),
  ])
  func showsWhatIsBesideInnerBlocks(_ attributes: String, _ tag: String, _ html: String) {
    let content = PostContent(
      of:
        "<!-- wp:acme/box \(attributes) -->\(tag)<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph --><!-- /wp:acme/box -->",
      context: TestContext(), shortcodes: .convert)
    #expect(shown(content) == "\(html)\(tag)<p>b</p>")
    #expect(content.notes.isEmpty == html.isEmpty)
  }

  @Test(arguments: [
    #"{"className":"is style-x","padding":"10px 20px","fontFamily":"Open Sans"}"#,
    #"{"uniqueId":"a b","layout":"grid of three","icon":"fas fa-star"}"#,
    #"{"css":".a { color: red }","zoom":5,"dark":true,"_title":"Inner words"}"#,
    ##"{"title":"left","text":"#fff","sizes":"(max-width: 600px) 100vw"}"##, "",
  ])
  func namesABlockThatSaysNothing(_ attributes: String) {
    let content = PostContent(
      of: "<!-- wp:acme/box \(attributes) /-->", context: TestContext(), shortcodes: .convert)
    #expect(content.html.isEmpty)
    #expect(content.notes == [ContentNote(.unknownBlock, "acme/box")])
  }

  @Test func readsFields() {
    let body = #"""
      <!-- wp:acf/card {"name":"acf/card","data":{"town":"Oban","_town":"field_1","link":{"title":"More","url":"https://x.example/","target":""},"kind":"wide","pic":3,"picture":3},"mode":"preview"} /-->
      """#
    #expect(
      shown(body)
        == "<p>Oban</p>\n<div><p><a href=\"https://x.example/\">More</a></p></div>\n"
        + "<p><img src=\"https://boats.example/3.jpg\" alt=\"Boat 3\" /></p>")
  }

  @Test func leavesBlocksWithHTMLAlone() {
    let body = #"<!-- wp:acme/box {"title":"Words"} --><p>Own</p><!-- /wp:acme/box -->"#
    #expect(shown(body) == "<p>Own</p>")
    // A script of the page reads the data.
    let map = #"<!-- wp:acme/map {"title":"Words"} --><div data-at="1"></div><!-- /wp:acme/map -->"#
    let content = PostContent(of: map, context: TestContext(), shortcodes: .convert)
    #expect(!shown(content).contains("Words"))
    #expect(content.notes == [ContentNote(.unknownBlock, "acme/map")])
  }
}
