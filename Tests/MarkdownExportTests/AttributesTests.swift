import MarkdownExport
import Testing

@Suite struct AttributesTests {
  @Test(
    "What elements have in attributes alone is shown",
    arguments: pages + backgrounds + icons + images + tables)
  func showsAttributes(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let pages = [
    Case("<div data-tweet-id=\"123456\"></div>", "https://twitter.com/i/status/123456"),
    // Frames and players that a script loads late.
    Case(
      "<iframe src=\"about:blank\" data-lazy-src=\"https://m.example/\"></iframe>",
      "<iframe src=\"https://m.example/\"></iframe>"),
    Case(
      "<iframe data-litespeed-src=\"https://www.youtube.com/embed/abcDEF12345\"></iframe>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case("<video data-src=\"a.mp4\"></video>", "<video src=\"a.mp4\"></video>"),
    Case(
      "<audio controls><source data-src=\"a.mp3\" type=\"audio/mpeg\"></audio>",
      "<audio controls><source type=\"audio/mpeg\" src=\"a.mp3\"></audio>"),
    Case("<embed data-src=\"a.swf\">", "[a.swf](a.swf)"),
    Case("<object><p>b</p></object>", "b"),
    Case(
      "<div class=\"fb-post\" data-href=\"https://www.facebook.com/a/posts/1\"></div>",
      "https://www.facebook.com/a/posts/1"),
    Case(
      "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@a/video/1\"><section> </section></blockquote>",
      "https://www.tiktok.com/@a/video/1"),
    Case(
      "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"https://www.instagram.com/p/A/?x\"></blockquote>",
      "https://www.instagram.com/p/A/?x"),
    Case(
      "<blockquote class=\"x-embed\" cite=\"https://x.y/1\"><a href=\"https://x.y/1\">a</a></blockquote>",
      "> [a](https://x.y/1)"),
    Case("<blockquote cite=\"https://x.y/1\">a</blockquote>", "> a"),
    Case(
      "<amp-youtube data-videoid=\"abcDEF12345\"></amp-youtube>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case(
      "<lite-youtube videoid=\"abcDEF12345\"></lite-youtube>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case(
      "<div data-plyr-provider=\"vimeo\" data-plyr-embed-id=\"76979871\"></div>",
      "https://vimeo.com/76979871"),
    Case(
      "<div data-video=\"https://www.youtube.com/embed/abcDEF12345\"></div>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case("<div data-id=\"abcDEF12345\" data-link=\"https://x.y/\">a</div>", "a"),
    // Elements that a script fills by an id.
    Case(
      "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:a/app.bsky.feed.post/3k\"></blockquote>",
      "https://bsky.app/profile/did:plc:a/post/3k"),
    Case(
      "<blockquote class=\"imgur-embed-pub\" data-id=\"a/B1\"></blockquote>",
      "https://imgur.com/a/B1"),
    Case(
      "<p class=\"codepen\" data-slug-hash=\"aB1\" data-user=\"ann\"></p>",
      "https://codepen.io/ann/pen/aB1"),
    Case(
      "<p class=\"codepen\" data-slug-hash=\"aB1\">See <a href=\"https://codepen.io/ann/pen/aB1\">it</a></p>",
      "See [it](https://codepen.io/ann/pen/aB1)"),
    Case(
      "<div class=\"calendly-inline-widget\" data-url=\"https://x.y/a\"> </div>", "https://x.y/a"),
    Case("<div class=\"sharing-widget\" data-url=\"https://x.y/a\"></div>", ""),
    Case("<div class=\"photo-widget\" data-src=\"https://x.y/a.png\"></div>", ""),
    Case("<model-viewer src=\"https://x.y/a.glb\"></model-viewer>", "[a.glb](https://x.y/a.glb)"),
    Case(
      "<div class=\"youtube-player\" data-id=\"abcDEF12345\"></div><noscript><iframe src=\"https://www.youtube.com/embed/abcDEF12345\"></iframe></noscript>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case("<audio controls><a href=\"a.mp3\">b</a></audio>", "[b](a.mp3)"),
    // Scripts that show a page.
    Case(
      "<script src=\"https://gist.github.com/a/0b1.js?file=c\"></script>",
      "https://gist.github.com/a/0b1"),
    Case("<script src=\"//jsfiddle.net/a/b1/embed/js/\"></script>", "https://jsfiddle.net/a/b1"),
    Case(
      "<script src=\"https://secure.polldaddy.com/p/12.js\"></script>", "https://poll.fm/12"),
    Case(
      "<script src=\"https://static.polldaddy.com/p/12.js\"></script> <noscript><a href=\"https://polldaddy.com/poll/12/\">Vote</a></noscript>",
      "[Vote](https://polldaddy.com/poll/12/)"),
    Case("<script src=\"https://x.y/polldaddy.com/p/12.js\"></script>", ""),
    Case("<script src=\"https://gist.github.com/about\"></script>", ""),
    Case("<amp-img src=\"a.png\" alt=\"b\"></amp-img>", "![b](a.png)"),
    Case("a <lj user=\"b_c\"> d", "a [b_c](https://b-c.livejournal.com/) d"),
    Case("a <x-y>b</x-y> c", "a b c"),
  ]

  static let backgrounds = [
    Case(
      "<div class=\"wp-block-cover\" style=\"background-image:url(a.jpg)\">b</div>",
      "<figure role=\"img\" style=\"min-height: 430px; background: url('a.jpg') center / cover\"></figure>\n\nb"
    ),
    Case(
      "<div role=\"img\" aria-label=\"c &amp; d\" style=\"background:url('a(1).jpg')\"></div>",
      "<figure role=\"img\" aria-label=\"c &amp; d\" style=\"min-height: 430px; background: url('a%281%29.jpg') center / cover\"></figure>"
    ),
    Case(
      "<figure class=\"wp-block-media-text__media\" style=\"background-image:url(a.jpg)\"><img src=\"a.jpg\"></figure>",
      "![](a.jpg)"),
    Case("<div style=\"background-image:url(a.jpg)\">b</div>", "b"),
    Case("<div style=\"background:url(data:image/png;base64,xx)\"></div>", ""),
    Case("<div style=\"background:url(javascript:x)\"></div>", ""),
  ]

  static let icons = [
    Case(
      "<a href=\"https://www.a.example/b\"><i class=\"fa fa-b\"></i></a>",
      "[a.example](https://www.a.example/b)"),
    Case("<a href=\"/b\" aria-label=\"B\"><i class=\"fa\"></i></a>", "[B](/b)"),
    Case(
      "<ul><li><a href=\"https://a.example/\"><svg></svg></a></li></ul>",
      "- [a.example](https://a.example/)"),
    Case("<ul><li><a href=\"#\"><i class=\"fa\"></i></a></li><li>b</li></ul>", "- b"),
    Case("<ul><li><img src=\"a.png\"></li></ul>", "- ![](a.png)"),
    Case("a<a href=\"https://b.example/\"></a>c", "ac"),
    Case(
      "<a data-pin-do=\"embedPin\" href=\"https://www.pinterest.com/pin/1/\"></a>",
      "https://www.pinterest.com/pin/1/"),
  ]

  static let images = [
    Case(
      "<img src=\"data:image/svg+xml,%3Csvg%20viewBox='0%200%206%204'%3E%3C/svg%3E\" alt=\"\">a",
      "a"),
    Case(
      "<img src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\" data-srcset=\"a.jpg 300w, b.jpg 600w\">",
      "![](a.jpg)"),
    Case(
      "<img src=\"data:image/svg+xml,%3Csvg%3E%3Cpath d='M0'/%3E%3C/svg%3E\">",
      "![](data:image/svg+xml,%3Csvg%3E%3Cpath%20d='M0'/%3E%3C/svg%3E)"),
    Case(
      "<img src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\">a",
      "a"),
    Case("<img src=\"/x/1x1.trans.gif\" data-lazy-src=\"a.jpg\">", "![](a.jpg)"),
    Case(
      "<img class=\"lazy\" src=\"data:,\" data-src=\"a.jpg\" alt=\"b\"><noscript><img src=\"a.jpg\" alt=\"b\"></noscript>",
      "![b](a.jpg)"),
    Case("<img nitro-lazy-src=\"a.jpg\">", "![](a.jpg)"),
    Case("<img class=\"b a3-lazy\" src=\"/p.png\" data-lazy-src=\"a.jpg\">", "![](a.jpg)"),
    Case(
      "<img class=\"lazy\" src=\"a.jpg\" data-lazy-src=\"a.jpg?is-pending-load=1\">", "![](a.jpg)"),
    Case("<img class=\"zoom\" src=\"a.jpg\" data-src=\"b.jpg\">", "![](a.jpg)"),
    Case(
      "<picture><source srcset=\"a.webp 1x, b.webp 2x\"><img alt=\"c\"></picture>", "![c](a.webp)"),
    Case(
      "<picture><source srcset=\"a.webp\"><img src=\"b.jpg\" alt=\"c\"></picture>", "![c](b.jpg)"),
    Case("<noscript><img src=\"a.jpg\"></noscript>", "![](a.jpg)"),
    Case("<noscript><a href=\"x\">poll</a></noscript>", "[poll](x)"),
    Case(
      "<noscript><iframe src=\"https://www.youtube.com/embed/abcDEF12345\"></iframe></noscript>",
      "https://www.youtube.com/watch?v=abcDEF12345"),
    Case("<noscript><img src=\"https://x.y/tr\" width=\"1\" height=\"1\"></noscript>", ""),
    Case("<noscript><iframe src=\"https://x.y/\" height=\"0\"></iframe></noscript>", ""),
    Case("<noscript>Enable JavaScript for <a href=\"x\">y</a></noscript>", ""),
    Case("<img class=\"wp-smiley\" src=\"/s/icon_biggrin.gif\" alt=\"D\">", ":D"),
    Case("<img class=\"wp-smiley\" src=\"/s/icon_smile.gif\" alt=\":-)\">", ":-)"),
    Case("<img class=\"wp-smiley\" src=\"/s/other.gif\" alt=\"D\">", "![D](/s/other.gif)"),
    Case("<img class=\"emoji\" src=\"https://s.example/emoji/14/svg/1f600.svg\">", "😀"),
    Case("<img src=\"//s.w.org/images/core/emoji/11/72x72/1f1e9-1f1ea.png\">", "🇩🇪"),
    Case("<img src=\"https://twemoji.example/2/72x72/31-20e3.png?x\" alt>", "1⃣"),
    Case("<img class=\"emoji\" src=\"/emoji/face.png\">", "![](/emoji/face.png)"),
    Case("<img class=\"emoji\" src=\"/emoji/31.png\">", "![](/emoji/31.png)"),
    Case("<img class=\"emoji\" src=\"/emoji/d800.png\">", "![](/emoji/d800.png)"),
    Case("<img src=\"/emoji/1f600.png\">", "![](/emoji/1f600.png)"),
    Case(
      "<img class=\"ngg_displayed_gallery mceItem\" src=\"/nextgen-attach_to_post/preview/id--1\">a",
      "a"),
    Case(
      "<img class=\"ngg-singlepic\" src=\"/gallery/nextgen/a.jpg\">", "![](/gallery/nextgen/a.jpg)"),
  ]

  static let tables = [
    // The parts of an image.
    Case(
      "<img src=\"a.png\" usemap=\"#m\"><map name=\"m\"><area href=\"b\" alt=\"c\"><area href=\"d\" title=\"e\"><area alt=\"f\"></map>",
      "![](a.png) [c](b) [e](d)"),
    Case("a<table><tr><td>&nbsp;</td><td><b></b></td></tr></table>", "a"),
    Case("<table><tr><td>a</td><td></td></tr></table>", "| | |\n| --- | --- |\n| a | |"),
  ]

  @Test(
    "What is left out is told",
    arguments: [
      ("<?php the_title(); ?>", BodyNotes.Kind.phpCode), ("<!--?php x(); ?-->", .phpCode),
      ("<map><area href=\"https://x.y/\"></map>", .emptyLink),
      ("<yourname>", .unknownTag), ("<your-name>", .unknownTag), ("<sip:a@b>", .unknownTag),
      ("<a href=\"https://x.y/\"></a>", .emptyLink),
      ("<table style=\"background:url(a.gif)\"><tr><td>a</td><td>b</td></tr></table>", .background),
      ("<div style=\"background:url(a.gif)\">a</div>", .background),
      ("<table background=\"a.gif\"><tr><td>a</td><td>b</td></tr></table>", .background),
      ("<iframe></iframe>", .object), ("<video></video>", .object), ("<object></object>", .object),
      ("<div class=\"fb-like\" data-href=\"https://x.y/\"></div>", .widget),
      ("<img class=\"ngg_displayed_gallery\" src=\"a\">", .gallery),
      ("<noscript>Switch scripts on.</noscript>", .noscript),
    ])
  func tellsWhatIsLeftOut(_ html: String, _ kind: BodyNotes.Kind) {
    #expect(convert(html).notes[kind] == 1)
  }

  @Test(
    "A link without text is no loss where another one leads to the same place",
    arguments: [
      "<a href=\"/x\"></a><a href=\"/x\">a</a>",
      "<p><a href=\"/x\">a</a></p><p><a href=\" /x\"> </a></p>",
      "<a href=\"/x\"><img src=\"a.png\"></a><a href=\"/x\"><b></b></a>", "<a href=\"#x\"></a>",
    ])
  func tellsNoLinkThatStandsElsewhere(_ html: String) {
    #expect(convert(html).notes.isEmpty)
    #expect(convert(html + "<a href=\"/y\"></a>").notes[.emptyLink] == 1)
  }

  @Test("What is left out is named, the first few of a kind")
  func namesWhatIsLeftOut() {
    let notes = convert(
      "<script src=\"https://x.y/a.js\"></script><script>b</script><Ann Lee=1><?php c(); ?>"
    ).notes
    #expect(notes[.script] == 2)
    #expect(notes.names(of: .script) == ["https://x.y/a.js"])
    #expect(notes.names(of: .unknownTag) == ["<ann lee=1>"])
    #expect(notes.names(of: .phpCode) == ["<?php c(); ?>"])
    let many = convert((1...9).map { "<a href=\"x\($0)\"></a>" }.joined()).notes
    #expect(many[.emptyLink] == 9)
    #expect(many.names(of: .emptyLink) == ["x1", "x2", "x3", "x4", "x5", "x6"])
    let long = convert("<?\(String(repeating: "é", count: 90))?>").notes.names(of: .phpCode)
    #expect(
      long.allSatisfy { $0.utf8.count <= 103 && $0.hasSuffix("…") && !$0.contains("\u{FFFD}") })
    #expect(long.count == 1)
  }

  @Test(
    "These are not told",
    arguments: [
      "<?xml:namespace prefix = o />", "<!-- a remark -->", "<o:p></o:p>", "<x-y>a</x-y>",
      "<a name=\"b\"></a>", "<a href=\"#\"></a>",
    ])
  func isSilentAboutNothing(_ html: String) {
    #expect(convert(html).notes.isEmpty)
  }
}
