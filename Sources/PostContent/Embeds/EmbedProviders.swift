/// The pages that WordPress embeds when their address stands alone (`WP_oEmbed`).
enum EmbedProviders {
  /// Hosts of which every page, or one whose path begins so, is embedded; subdomains count.
  ///
  /// Providers of earlier versions are among them, since bodies of their time are.
  private static let providers: [String: [String]] = [
    "youtube.com": ["watch", "playlist", "shorts/", "live/", "embed/", "v/"],
    "youtu.be": [], "vimeo.com": [], "dailymotion.com": [], "dai.ly": [], "flickr.com": [],
    "flic.kr": [], "smugmug.com": [], "scribd.com": ["doc", "document"], "wordpress.tv": [],
    "crowdsignal.net": [], "polldaddy.com": [], "poll.fm": [], "survey.fm": [],
    "twitter.com": [], "x.com": [], "soundcloud.com": [], "slideshare.net": [],
    "open.spotify.com": [], "play.spotify.com": [], "imgur.com": [], "issuu.com": [],
    "mixcloud.com": [], "ted.com": ["talks/"], "animoto.com": ["play/"], "video214.com": ["play/"],
    "tumblr.com": [], "kickstarter.com": ["projects/"], "kck.st": [], "cloudup.com": [],
    "reverbnation.com": [], "videopress.com": ["v/"], "reddit.com": ["r/"], "speakerdeck.com": [],
    "screencast.com": [], "amzn.to": [], "a.co": [], "someecards.com": [], "tiktok.com": [],
    "wolframcloud.com": ["obj/"], "pca.st": [], "instagram.com": ["p/", "tv/", "reel/"],
    "instagr.am": [], "facebook.com": [], "photobucket.com": [], "hulu.com": ["watch"],
    "blip.tv": [], "viddler.com": [], "qik.com": [], "revision3.com": [], "rdio.com": [],
    "rd.io": [], "vine.co": ["v/"], "funnyordie.com": ["videos/"], "collegehumor.com": [],
    "meetup.com": [], "meetu.ps": [], "storify.com": [], "gist.github.com": [], "codepen.io": [],
    "bsky.app": ["profile/"], "canva.com": ["design/"],
  ]

  /// Whether a page of a host is embedded; what comes behind the host is `path`, without its first slash.
  static func embeds(host: String, path: Substring) -> Bool {
    var name = host[...]
    while true {
      if let paths = providers[String(name)] {
        return paths.isEmpty || paths.contains(where: path.hasPrefix)
      }
      // Sites of their own in each country.
      let labels = name.split(separator: ".")
      if labels.count > 1, labels[0] == "amazon" || labels[0] == "pinterest" { return true }
      guard labels.count > 2 else { return false }
      name = name.drop { $0 != "." }.dropFirst()
    }
  }
}
