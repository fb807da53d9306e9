import ByteText

/// Shortcodes that stand for a page elsewhere: the address that a reader opens.
enum EmbedShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules = pages.mapValues(rule)
    for name in ["youtube_sc", "youtube_video", "embedyt", "lyte", "su_youtube", "youtube-embed"] {
      rules[name] = rule { YouTube.page(of: $0.target ?? "") }
    }
    for name in otherPages { rules[name] = rule { address(of: $0.target ?? "", behind: "") } }
    for name in ofFiles { rules[name] = .shows { shortcode, _ in link(toFileOf: shortcode) } }
    for name in ["iframe", "iframe_loader", "advanced_iframe"] {
      rules[name] = .shows { shortcode, _ in
        guard let source = shortcode.target, isAddress(source) else { return nil }
        return "<iframe src=\"\(source.escapedForHTML)\"></iframe>"
      }
    }
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
    "vimeo": { vimeo($0.attributes.first(of: ["clip_id", "video_id"]) ?? $0.target ?? "") },
    "bandcamp": { bandcamp($0) },
    "googlemaps": { $0.target.flatMap { $0.isWebAddress ? withoutSize($0) : nil } },
    "gist": { gist($0.target ?? "", file: $0.attributes["file"]) },
    "crowdsignal": { poll($0) },
    "polldaddy": { poll($0) },
    "spotify": { spotify($0.target ?? "") },
    "wufoo": { wufoo($0.attributes) },
  ]

  /// Shortcodes of plugins that embed the page at an address.
  private static let otherPages = [
    "oembed", "embed_video", "video_embed", "embedvideo", "fve", "embedly", "su_vimeo",
    "su_dailymotion", "ooyala", "nytimes", "lastfm", "tumblr", "giphy", "strava", "calendly",
    "typeform", "airtable",
  ]

  /// Shortcodes of plugins that show a document.
  private static let ofFiles = [
    "gview", "pdf-embedder", "pdfviewer", "pdfjs-viewer", "embeddoc", "google-drive-embed", "pdf",
    "embed-pdf", "wonderplugin_pdf", "flipbook-pdf", "pdf_embed", "googlepdf",
  ]

  private static func isAddress(_ target: String) -> Bool {
    target.isWebAddress || target.hasPrefix("//")
  }

  /// A link to a document, with its title or the name of its file.
  private static func link(toFileOf shortcode: Shortcode) -> String? {
    let named = shortcode.attributes.first(of: ["file", "url", "src", "href"])
    guard let address = named ?? shortcode.target, isAddress(address) else { return nil }
    let name = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? "file"
    let title = shortcode.attributes.raw("title") ?? String(name).escapedForHTML
    return "<p><a href=\"\(address.escapedForHTML)\">\(title)</a></p>"
  }

  /// `album=1` or `track=1`.
  private static func bandcamp(_ shortcode: Shortcode) -> String? {
    let attributes = shortcode.attributes
    if let url = attributes["url"] ?? shortcode.target, url.isWebAddress { return url }
    for kind in ["track", "album"] {
      if let id = attributes[kind], !id.isEmpty, id.utf8.allSatisfy(\.isASCIIDigit) {
        return "https://bandcamp.com/EmbeddedPlayer/\(kind)=\(id)/"
      }
    }
    return nil
  }

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
    "googlevideo": "https://video.google.com/videoplay?docid=", "cartodb": "",
    "archiveorg": "https://archive.org/details/",
    "archiveorg-book": "https://archive.org/details/",
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
