import PostContent
import Testing

@Suite struct ShortcodeTests {
  @Test(arguments: [
    ("[youtube=http://www.youtube.com/watch?v=abcDEF12345&w=425&h=355]", "watch?v=abcDEF12345"),
    ("[youtube=http://www.youtube.com/watch?v=abcDEF12345&amp;w=425]", "watch?v=abcDEF12345"),
    ("[youtube http://youtu.be/abcDEF12345?t=1m3s]", "watch?v=abcDEF12345&t=63s"),
    (
      "[youtube https://youtu.be/abcDEF12345?list=PL1&start=9]", "watch?v=abcDEF12345&list=PL1&t=9s"
    ),
    ("[youtube https://www.youtube.com/embed/abcDEF12345]", "watch?v=abcDEF12345"),
    ("[youtube https://www.youtube.com/shorts/abcDEF12345]", "watch?v=abcDEF12345"),
    ("[youtube http://www.youtube.com/v/abcDEF12345&hl=en]", "watch?v=abcDEF12345"),
    ("[youtube MENdMl-UAn8]", "watch?v=MENdMl-UAn8"),
    ("[youtube]https://www.youtube.com/watch?v=abcDEF12345[/youtube]", "watch?v=abcDEF12345"),
    ("[youtube https://www.youtube.com/playlist?list=PL1]", "playlist?list=PL1"),
  ])
  func turnsYouTubeIntoThePageForWatching(_ body: String, _ page: String) {
    #expect(shown(body) == "⟦embed https://www.youtube.com/\(page)⟧")
  }

  @Test(arguments: [
    ("[vimeo 141358]", "https://vimeo.com/141358"),
    ("[vimeo clip_id=\"141358\" width=\"400\"]", "https://vimeo.com/141358"),
    ("[vimeo id=141358 width=500 height=350]", "https://vimeo.com/141358"),
    ("[vimeo 141358 h=500&w=350]", "https://vimeo.com/141358"),
    ("[vimeo https://player.vimeo.com/video/99]", "https://vimeo.com/99"),
    ("[vimeo video_id=\"141358\"]", "https://vimeo.com/141358"),
    ("[bandcamp album=12 size=large]", "https://bandcamp.com/EmbeddedPlayer/album=12/"),
    ("[archiveorg id=A_b]", "https://archive.org/details/A_b"),
    ("[oembed url=\"https://vimeo.com/12\"]", "https://vimeo.com/12"),
    (
      "[embedyt] https://www.youtube.com/watch?v=abcDEF12345[/embedyt]",
      "https://www.youtube.com/watch?v=abcDEF12345"
    ),
    ("[video src=\"https://vimeo.com/12\"]", "https://vimeo.com/12"),
    ("[gist]57[/gist]", "https://gist.github.com/57"),
    ("[gist https://gist.github.com/u/57 file=\"a.rb\"]", "https://gist.github.com/u/57#file-a-rb"),
    ("[tweet 123]", "https://twitter.com/i/status/123"),
    ("[tweet https://twitter.com/u/status/1 align='left']", "https://twitter.com/u/status/1"),
    (
      "[soundcloud url=\"https://api.soundcloud.com/tracks/1\" /]",
      "https://api.soundcloud.com/tracks/1"
    ),
    ("[soundcloud]https://soundcloud.com/a[/soundcloud]", "https://soundcloud.com/a"),
    (
      "[googlemaps https://maps.google.com/?q=a&amp;w=425&amp;h=350]",
      "https://maps.google.com/?q=a"
    ),
    ("[dailymotion 3PJz]", "https://www.dailymotion.com/video/3PJz"),
    ("[dailymotion id=3PJz]", "https://www.dailymotion.com/video/3PJz"),
    ("[ted id=183]", "https://www.ted.com/talks/view/id/183"),
    ("[flickr video=https://www.flickr.com/photos/a/1]", "https://www.flickr.com/photos/a/1"),
    ("[slideshare id=68&amp;doc=m]", "https://www.slideshare.net/slideshow/embed_code/68"),
    ("[scribd id=19 key=key-4 mode=scroll]", "https://www.scribd.com/document/19"),
    ("[spotify spotify:track:4b]", "https://open.spotify.com/track/4b"),
    ("[instagram url=https://instagram.com/p/x/]", "https://instagram.com/p/x"),
    ("[wpvideo AbCd1234 w=400]", "https://videopress.com/v/AbCd1234"),
    ("[videopress AbCd1234]", "https://videopress.com/v/AbCd1234"),
    ("[blip.tv ?posts_id=406&dest=-1]", "https://blip.tv/file/406"),
    ("[hulu 369061]", "https://www.hulu.com/watch/369061"),
    ("[ustream id=12]", "https://www.ustream.tv/channel/12"),
    ("[vine url=\"https://vine.co/v/b\"]", "https://vine.co/v/b"),
    ("[polldaddy poll=123]", "https://poll.fm/123"),
    ("[crowdsignal survey=\"AB\"]", "https://survey.fm/AB"),
    ("[embed width=\"3\"]https://vimeo.com/12[/embed]", "https://vimeo.com/12"),
    (
      "[embed]<a href=\"https://vimeo.com/12\">https://vimeo.com/12</a>[/embed]",
      "https://vimeo.com/12"
    ),
    ("[vimeo id=\u{201D}12\u{201D}]", "https://vimeo.com/12"),
  ])
  func turnsServicesIntoAddressesForReaders(_ body: String, _ url: String) {
    #expect(shown(body) == "⟦embed \(url)⟧")
  }

  @Test(arguments: [
    (
      "[caption id=\"attachment_1\" align=\"alignleft\" width=\"300\"]<a href=\"x\"><img src=\"a\" /></a> The <em>cap</em>[/caption]",
      "<figure class=\"wp-caption alignleft\"><a href=\"x\"><img src=\"a\" /></a>"
        + "<figcaption>The <em>cap</em></figcaption></figure>"
    ),
    (
      "[wp_caption width=\"3\" caption=\"Old &amp; wise\"]<img src=\"a\" />[/wp_caption]",
      "<figure class=\"wp-caption alignnone\"><img src=\"a\" />"
        + "<figcaption>Old &amp; wise</figcaption></figure>"
    ),
    ("[caption width=\"3\"]<img src=\"a\" />[/caption]", "<img src=\"a\" />"),
    ("[caption]words[/caption]", "words"),
    ("[audio src=\"a.mp3\"]", "<audio controls src=\"a.mp3\"></audio>"),
    ("[audio http://x/y.mp3|titles=My Title]", "<audio controls src=\"http://x/y.mp3\"></audio>"),
    ("[audio]", "<audio controls src=\"https://boats.example/horn.mp3\"></audio>"),
    (
      "[video mp4=\"v.mp4\" poster=\"p.jpg\"][/video]",
      "<video controls src=\"v.mp4\" poster=\"p.jpg\"></video>"
    ),
    (
      "[audio mp3=\"a.mp3\" ogg=\"a.ogg\" wav=\"a.mp3\" flac=\"\"]",
      "<audio controls><source src=\"a.mp3\"><source src=\"a.ogg\"></audio>"
    ),
    (
      "[video poster=\"p.jpg\" src=\"v.mp4\" webm=\"v.webm\"][/video]",
      "<video controls poster=\"p.jpg\"><source src=\"v.mp4\"><source src=\"v.webm\"></video>"
    ),
    (
      "[video src=\"https://vimeo.com/12\" mp4=\"v.mp4\"]", "⟦embed https://vimeo.com/12⟧"
    ),
    (
      "[playlist ids=\"11\"]",
      "<figure><audio controls src=\"https://boats.example/horn.mp3\"></audio>"
        + "<figcaption>Horn</figcaption></figure>"
    ),
    ("a [contact-form to=\"x\"][contact-field label=\"a\" /][/contact-form]b", "<p>a b</p>"),
    ("[jetpack_subscription_form]", ""),
    ("[recipe title=\"x\"]Stir.[/recipe]", "<p><h3>x</h3>\nStir.</p>"),
    ("a [tooltip text=\"why\"]word[/tooltip]", "<p>a word (why)</p>"),
    ("[gallery ids=\"500\"]", "<p>[gallery ids=\"500\"]</p>"),
    ("[video]", "<p>[video]</p>"),
    ("[youtube]soon here[/youtube]", "<p>[youtube]soon here[/youtube]"),
    ("[youtube]nothing[/youtube]", "<p>[youtube]nothing[/youtube]"),
    ("a [youtube id=\"\"] b", "<p>a [youtube id=\"\"] b</p>"),
    ("$latex E=mc^2&bg=ffffff&s=2$, $latexno$", "<p>⟦math E=mc^2⟧, $latexno$</p>"),
    ("$latex a &lt; \\$b$", "<p>⟦math a < \\$b⟧</p>"),
    ("[latex]x^2[/latex]", "⟦formula x^2⟧"),
    ("a [latex]x^2[/latex]", "<p>a ⟦math x^2⟧</p>"),
  ])
  func showsWhatWordPressShows(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("[gallery]", [1, 2, 3]), ("[gallery ids=\"3, 1\"]", [3, 1]),
    ("[gallery include=\"2\"]", [2]), ("[gallery exclude=\"2\"]", [1, 3]),
    ("[gallery order=\"DESC\"]", [3, 2, 1]), ("[gallery orderby=\"title\"]", [3, 2, 1]),
    ("[gallery id=\"7\" type=\"rectangular\" link=\"none\"]", [1, 2, 3]),
    ("[gallery ids=\"1,404\"]", [1]),
  ])
  func resolvesGalleries(_ body: String, _ images: [Int]) {
    let figures = images.map { id in
      let caption = id == 2 ? "<figcaption>The <em>second</em></figcaption>" : ""
      return
        "<figure><img src=\"https://boats.example/\(id).jpg\" alt=\"Boat \(id)\" />\(caption)</figure>"
    }
    #expect(shown(body) == "<figure class=\"wp-block-gallery\">\(figures.joined())</figure>")
  }

  @Test func linksImagesToTheirFiles() {
    #expect(
      shown("[gallery ids=\"1\" link=\"file\"]").contains(
        "<a href=\"https://boats.example/1.jpg\"><img"))
  }

  @Test(arguments: [
    ("[code lang=\"php\"]<b>x</b> && [y]\n\nz[/code]", "⟦code php: <b>x</b> && [y]\n\nz⟧"),
    ("a [php]\n  if a &lt; b:\n[/php] b", "<p>a </p>\n⟦code php:   if a < b:⟧\n<p> b</p>"),
    ("[sourcecode language='c++']a &lt; b > <c>[/sourcecode]", "⟦code c++: a &lt; b > <c>⟧"),
    ("[code=\"js\"]x[/code]", "⟦code js: x⟧"), ("[source python]x[/source]", "⟦code python: x⟧"),
    ("<pre>[code]x[/code]</pre>\ny", "⟦code : x⟧\n<p>y</p>"),
    ("<pre class=\"a\"><code>[code]x[/code]</code></pre>", "⟦code : x⟧"),
    ("[[code]x[/code]]", "<p>[code]x[/code]</p>"), ("a[c] and [i]", "<p>a[c] and [i]</p>"),
    ("<!-- wp:paragraph -->\n<p>[code]a[/code]</p>\n<!-- /wp:paragraph -->", "\n⟦code : a⟧"),
    ("<!-- [code] --> [code]x[/code]", "<p><!-- [code] --> </p>\n⟦code : x⟧"),
  ])
  func takesCodeAsItIs(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test func decodesCodeWhereTheMetaSaysSo() {
    let context = TestContext(metas: ["_syntaxhighlighter_encoded": "1"])
    #expect(shown("[code]a && b &amp; c[/code]", context: context) == "⟦code : a && b & c⟧")
    #expect(shown("[code]a && b &amp; c[/code]") == "⟦code : a && b &amp; c⟧")
  }

  @Test(
    arguments: [
      "[sic]x", "[1]", "[x](y)", "a [citation needed] b", "a[i] = b[j]", "[ ] to do", "[x] done",
      "[http://example.org/]", "[treeLevel=0]", "[a-z]+", "[[wiki page]]",
      "[id]: https://x.example/",
      "[foo a=\"b\"](c)", "[if lt IE 9]", "<code>[gallery]</code>", "<a title=\"[gallery]\">x</a>",
      "<pre>[foo a=\"b\"]</pre>", "<!-- [gallery] -->", "[unclosed a=\"b\"",
    ], ShortcodePolicy.allCases)
  func leavesTextInBracketsAlone(_ text: String, _ policy: ShortcodePolicy) {
    let content = PostContent(of: "a \(text) b", context: TestContext(), shortcodes: policy)
    #expect(content.inserts.isEmpty)
    #expect(content.notes.isEmpty)
    #expect(shown(content).contains(text))
  }

  @Test(arguments: [
    (ShortcodePolicy.convert, "<p>[foo a=\"b\"]x <b>y</b>[/foo] [bar c=1]</p>"),
    (.keep, "<p>[foo a=\"b\"]x <b>y</b>[/foo] [bar c=1]</p>"),
    (.drop, "<p>x <b>y</b> </p>"),
  ])
  func treatsUnknownOnesAsAsked(_ policy: ShortcodePolicy, _ html: String) {
    let body = "[foo a=\"b\"]x <b>y</b>[/foo] [bar c=1]"
    let content = PostContent(of: body, context: TestContext(), shortcodes: policy)
    #expect(shown(content) == html)
    #expect(content.notes.map(\.name) == ["foo", "bar"])
  }

  @Test func keepsAllTagsWhenAsked() {
    #expect(shown("[gallery ids=\"1\"]", .keep) == "<p>[gallery ids=\"1\"]</p>")
    #expect(
      shown("[caption width=\"3\"]<img src=\"a\"> b[/caption]", .keep)
        == "<p>[caption width=\"3\"]<img src=\"a\"> b[/caption]</p>")
    #expect(
      shown("[php]a[/php]", .keep) == "<p>⟦[php]⟧</p>\n⟦code php: a⟧\n<p>⟦[/php]⟧</p>")
    #expect(
      shown("[php a=\"*\"]a[/php]", .keep)
        == "<p>[php a=\"*\"]</p>\n⟦code php: a⟧\n<p>⟦[/php]⟧</p>")
    let block = "<!-- wp:html -->\n<p>[php]a<br>b[/php] $latex x$</p>\n<!-- /wp:html -->"
    #expect(shown(block, .keep) == "\n<p>[php]a<br>b[/php] $latex x$</p>")
    #expect(shown("[[gallery]]", .keep) == "<p>[[gallery]]</p>")
  }

  /// What Markdown would read as markup stays text, for the writer to escape.
  @Test(arguments: ["[foo a=\"*b*\"]", "[foo a=\"`b`\"]", "[foo a=\"_b_\"]", "[foo a=\"\\b\"]"])
  func insertsOnlyPlainTags(_ tag: String) {
    let content = PostContent(of: tag, context: TestContext(), shortcodes: .convert)
    #expect(content.inserts.isEmpty)
    #expect(content.notes == [ContentNote(.unknownShortcode, "foo")])
    #expect(shown(content) == "<p>\(tag)</p>")
  }

  @Test func unescapesKnownOnesInDoubleBrackets() {
    #expect(
      shown("[[gallery]] [[youtube x]y[/youtube]]") == "<p>[gallery] [youtube x]y[/youtube]</p>")
  }
}
