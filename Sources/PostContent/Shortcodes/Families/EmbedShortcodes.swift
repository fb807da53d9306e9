/// Shortcodes that stand for a page elsewhere: the address that a reader opens.
enum EmbedShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules = pages.mapValues(rule)
    for (name, prefix) in prefixes {
      rules[name] = rule { address(of: $0.target ?? "", behind: prefix) }
    }
    return rules
  }()

  /// Finds the address in a shortcode.
  private typealias Page = @Sendable (Shortcode) -> String?

  private static func rule(_ page: @escaping Page) -> ShortcodeRule {
    .shows { shortcode, rendering in
      page(shortcode).map { rendering.standIns.embed($0, as: EmbedKind(of: $0) ?? .page) }
    }
  }

  private static let pages: [String: Page] = [
    "embed": { $0.target.flatMap { $0.isWebAddress ? $0 : nil } },
    "youtube": { YouTube.page(of: $0.target ?? "") },
    "vimeo": { vimeo($0.attributes["clip_id"] ?? $0.target ?? "") },
    "googlemaps": { $0.target.flatMap { $0.isWebAddress ? withoutSize($0) : nil } },
    "gist": { gist($0.target ?? "", file: $0.attributes["file"]) },
    "crowdsignal": { poll($0) },
    "polldaddy": { poll($0) },
    "spotify": { spotify($0.target ?? "") },
    "wufoo": { wufoo($0.attributes) },
  ]

  /// What to put before an id.
  ///
  /// An empty one means that only an address will do.
  private static let prefixes: [String: String] = [
    "tweet": "https://twitter.com/i/status/", "soundcloud": "", "map": "",
    "dailymotion": "https://www.dailymotion.com/video/",
    "dailymotion-channel": "https://www.dailymotion.com/",
    "ted": "https://www.ted.com/talks/view/id/",
    "flickr": "https://www.flickr.com/photo.gne?id=",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/",
    "scribd": "https://www.scribd.com/document/",
    "instagram": "https://www.instagram.com/p/", "wpvideo": "https://videopress.com/v/",
    "videopress": "https://videopress.com/v/", "blip.tv": "https://blip.tv/file/",
    "hulu": "https://www.hulu.com/watch/", "ustream": "https://www.ustream.tv/channel/",
    "ustreamsocial": "https://www.ustream.tv/socialstream/", "vine": "https://vine.co/v/",
    "facebook": "", "kickstarter": "", "mixcloud": "https://www.mixcloud.com/", "medium": "",
    "pinterest": "https://www.pinterest.com/pin/", "houzz": "",
    "codepen": "https://codepen.io/pen/", "twitchtv": "https://www.twitch.tv/",
    "googlevideo": "https://video.google.com/videoplay?docid=", "cartodb": "", "bandcamp": "",
    "getty": "https://www.gettyimages.com/detail/", "googleapps": "", "digg": "",
    "twitter-timeline": "https://twitter.com/", "vr": "", "brightcove": "",
    "collegehumor": "https://www.collegehumor.com/video/", "metacafe": "",
    "viddler": "https://www.viddler.com/v/", "redlasso": "", "myspace": "", "stocktwits": "",
  ]

  private static func address(of target: String, behind prefix: String) -> String? {
    if target.isEmpty || target.isWebAddress { return target.isEmpty ? nil : target }
    if prefix.isEmpty { return nil }
    // `[slideshare id=123&doc=…]`
    let id = target.drop { $0 == "?" }.prefix { $0 != "&" && !$0.isWhitespace }
    let value = id.hasPrefix("posts_id=") ? id.dropFirst(9) : id
    return value.isEmpty ? nil : prefix + value
  }

  /// The id is the first number in the path, or all there is.
  private static func vimeo(_ target: String) -> String? {
    let path = target.isWebAddress ? target.dropFirst(8).drop { $0 != "/" } : target[...]
    let digits = path.drop { !$0.isNumber }.prefix { $0.isNumber }
    return digits.isEmpty ? (target.isWebAddress ? target : nil) : "https://vimeo.com/\(digits)"
  }

  private static func gist(_ target: String, file: String?) -> String? {
    if target.isEmpty { return nil }
    let page = target.isWebAddress ? target : "https://gist.github.com/" + target
    guard let file, !file.isEmpty, !page.contains("#") else { return page }
    let anchor = file.lowercased().map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" }
    return page + "#file-" + String(anchor)
  }

  private static func poll(_ shortcode: Shortcode) -> String? {
    if let poll = shortcode.attributes["poll"] { return "https://poll.fm/" + poll }
    if let survey = shortcode.attributes["survey"] { return "https://survey.fm/" + survey }
    return shortcode.target.flatMap { $0.isWebAddress ? $0 : nil }
  }

  /// `spotify:track:ID` or an address.
  private static func spotify(_ target: String) -> String? {
    if target.isWebAddress { return target }
    guard target.hasPrefix("spotify:") else { return nil }
    let path = target.dropFirst(8).map { $0 == ":" ? "/" : $0 }
    return "https://open.spotify.com/" + String(path)
  }

  private static func wufoo(_ attributes: ShortcodeAttributes) -> String? {
    guard let user = attributes["username"], let form = attributes["formhash"] else { return nil }
    return "https://\(user).wufoo.com/forms/\(form)/"
  }

  /// A map's address without the size of its frame.
  private static func withoutSize(_ address: String) -> String {
    let parts = address.split(separator: "&", omittingEmptySubsequences: false)
    return parts.filter { !$0.hasPrefix("w=") && !$0.hasPrefix("h=") }.joined(separator: "&")
  }
}
