import PostContent
import Testing

/// Addresses that stand alone (`WP_Embed::autoembed`, the providers of `WP_oEmbed`, and those that it had).
@Suite struct EmbedRuleTests {
  @Test(arguments: [
    "http://www.youtube.com/watch?v=a", "https://m.youtube.com/watch?v=a",
    "https://youtube.com/playlist?list=a", "https://youtube.com/shorts/a", "https://youtu.be/a",
    "https://vimeo.com/1", "https://player.vimeo.com/video/1",
    "https://www.dailymotion.com/video/a",
    "https://dai.ly/a", "https://www.flickr.com/photos/a/1", "https://flic.kr/p/a",
    "https://a.smugmug.com/b", "https://www.scribd.com/document/1", "https://www.scribd.com/doc/1",
    "https://wordpress.tv/a", "https://a.polldaddy.com/b", "https://poll.fm/1",
    "https://a.survey.fm/b", "https://twitter.com/a/status/1", "https://x.com/a/status/1",
    "https://soundcloud.com/a/b", "https://www.slideshare.net/a/b",
    "https://open.spotify.com/track/a", "https://play.spotify.com/track/a",
    "https://imgur.com/a/b", "https://issuu.com/a/docs/b", "https://www.mixcloud.com/a/b",
    "https://www.ted.com/talks/a", "https://animoto.com/play/a", "https://a.tumblr.com/post/1",
    "https://www.kickstarter.com/projects/1/a", "https://kck.st/a", "https://cloudup.com/a",
    "https://www.reverbnation.com/a", "https://videopress.com/v/a",
    "https://www.reddit.com/r/a/comments/b", "https://speakerdeck.com/a/b",
    "https://www.screencast.com/t/a", "https://www.amazon.co.uk/dp/1", "https://amzn.to/a",
    "https://a.co/d/b", "https://www.someecards.com/a-cards/b", "https://www.tiktok.com/@a/video/1",
    "https://www.pinterest.com/pin/1", "https://www.wolframcloud.com/obj/a", "https://pca.st/a",
  ])
  func embedsPagesOfProviders(address: String) {
    #expect(shown("Tide\n\n\(address)\n\nWind") == "<p>Tide</p>\n⟦embed \(address)⟧\n<p>Wind</p>")
  }

  @Test(arguments: [
    "https://www.youtube.com/", "https://www.youtube.com/about", "https://vimeo.com",
    "https://myvimeo.com/1", "https://vimeo.com.example/1", "https://a.example/vimeo.com/1",
    "https://www.ted.com/speakers/a", "https://www.scribd.com/a", "https://videopress.com/a",
    "https://boats.example/tide", "https://boats.example/a.jpg", "ftp://vimeo.com/1",
  ])
  func leavesOtherAddresses(address: String) {
    #expect(shown(address) == "<p>\(address)</p>")
  }

  @Test(arguments: ["mp3", "ogg", "flac", "m4a", "wav"])
  func playsSound(ending: String) {
    let address = "https://boats.example/horn.\(ending)"
    #expect(shown(address) == "<p><audio controls src=\"\(address)\"></audio></p>")
  }

  @Test(arguments: ["mp4", "m4v", "webm", "ogv", "flv"])
  func playsFilms(ending: String) {
    let address = "https://boats.example/lock.\(ending)"
    #expect(shown(address) == "<p><video controls src=\"\(address)\"></video></p>")
  }

  /// A line of its own, or a paragraph of its own.
  @Test(arguments: [
    ("https://vimeo.com/1", "⟦embed https://vimeo.com/1⟧"),
    ("  https://vimeo.com/1\t", "⟦embed https://vimeo.com/1⟧"),
    ("HTTPS://vimeo.com/1", "⟦embed HTTPS://vimeo.com/1⟧"),
    ("<p>https://vimeo.com/1</p>", "⟦embed https://vimeo.com/1⟧"),
    ("<p class=\"a\">\nhttps://vimeo.com/1\n</p>", "⟦embed https://vimeo.com/1⟧"),
    ("https://vimeo.com/1 https://vimeo.com/2", "<p>https://vimeo.com/1 https://vimeo.com/2</p>"),
    ("https://vimeo.com/1.", "⟦embed https://vimeo.com/1.⟧"),
    ("<b>https://vimeo.com/1</b>", "<p><b>https://vimeo.com/1</b></p>"),
    ("<div>https://vimeo.com/1</div>", "<div>https://vimeo.com/1</div>"),
    (
      "<a href=\"https://vimeo.com/1\">https://vimeo.com/1</a>",
      "<p><a href=\"https://vimeo.com/1\">https://vimeo.com/1</a></p>"
    ),
    ("<!--\nhttps://vimeo.com/1\n-->", "<p><!--\nhttps://vimeo.com/1\n--></p>"),
    ("<style>\nhttps://vimeo.com/1\n</style>", "<style>\nhttps://vimeo.com/1\n</style>"),
    ("https://vimeo.com/1?a=b&#038;c=d", "⟦embed https://vimeo.com/1?a=b&c=d⟧"),
  ])
  func embedsWhatStandsAlone(_ body: String, _ html: String) {
    #expect(shown(body).trimmed == html)
  }
}

extension String {
  /// Without line ends in front.
  fileprivate var trimmed: String { String(drop { $0.isNewline }) }
}
