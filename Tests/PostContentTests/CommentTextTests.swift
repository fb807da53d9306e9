import PostContent
import Testing

@Suite struct CommentTextTests {
  @Test(
    arguments: [
      ("a\nb\n\nc", "<p>a<br />\nb</p>\n<p>c</p>"),
      (
        "see http://a.example/b, ok",
        "<p>see <a href=\"http://a.example/b\">http://a.example/b</a>, ok</p>"
      ),
      (
        "(https://a.example/b_(c))",
        "<p>(<a href=\"https://a.example/b_(c)\">https://a.example/b_(c)</a>)</p>"
      ),
      (
        "www.a.example.",
        "<p><a href=\"http://www.a.example\">www.a.example</a>.</p>"
      ),
      ("mail a.b@c.example!", "<p>mail <a href=\"mailto:a.b@c.example\">a.b@c.example</a>!</p>"),
      (
        "<a href=\"http://a.example\">http://b.example</a>",
        "<p><a href=\"http://a.example\">http://b.example</a></p>"
      ),
      ("<code>http://a.example</code>", "<p><code>http://a.example</code></p>"),
      ("javascript://alert(1) data:x", "<p>javascript://alert(1) data:x</p>"),
      // What a frame or a player shows is behind a link.
      (
        "<iframe width=\"9\" src=\"https://a.example/b\"></iframe>c",
        "<p> <a href=\"https://a.example/b\">https://a.example/b</a> c</p>"
      ),
      (
        "<embed src='//a.example/b.swf'/>",
        "<p> <a href=\"//a.example/b.swf\">//a.example/b.swf</a> </p>"
      ),
      (
        "<iframe src=\"https://www.youtube.com/embed/AbCdEfGhIjK?rel=0\"></iframe>",
        "<p> <a href=\"https://www.youtube.com/watch?v=AbCdEfGhIjK\">"
          + "https://www.youtube.com/watch?v=AbCdEfGhIjK</a> </p>"
      ),
      (
        "<object data=\"http://vimeo.com/moogaloop.swf?clip_id=12345&x=1\">"
          + "<embed src=\"http://vimeo.com/moogaloop.swf?clip_id=12345&x=1\"></embed></object>",
        "<p> <a href=\"https://vimeo.com/12345\">https://vimeo.com/12345</a></embed></object></p>"
      ),
      ("<iframe src=javascript:a>b", "<p>b</p>"),
      ("[gallery] [php]x[/php]", "<p>[gallery] [php]x[/php]</p>"),
      (
        "http://a.example/?a=1&amp;b=2",
        "<p><a href=\"http://a.example/?a=1&amp;b=2\">http://a.example/?a=1&amp;b=2</a></p>"
      ),
    ] as [(String, String)])
  func showsWhatWordPressShows(_ text: String, _ html: String) {
    #expect(shown(PostContent(ofComment: text)) == html)
  }
}
