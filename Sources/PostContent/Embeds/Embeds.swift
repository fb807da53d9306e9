import ByteText

/// What WordPress embeds when an address stands alone (`WP_oEmbed`, `wp_embed_register_handler`).
enum Embeds {
  /// Hosts of which every page, or one whose path begins so, is embedded; subdomains count.
  ///
  /// Providers
  /// of earlier versions are among them, since bodies of their time are.
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

  private static let audioEndings: Set<String> = ["mp3", "ogg", "flac", "m4a", "wav", "wma"]
  private static let videoEndings: Set<String> = ["mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv"]

  enum Kind {
    case page, audio, video
  }

  /// What WordPress makes of an address that stands alone, `nil` if it stays text.
  static func kind(of address: String) -> Kind? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let whole = address[colon...].drop { $0 == ":" || $0 == "/" }
    let rest = whole.prefix { $0 != "?" && $0 != "#" }
    let host = rest.prefix { $0 != "/" && $0 != ":" }.lowercased()
    let path = rest.firstIndex(of: "/").map { rest[$0...].dropFirst() } ?? ""
    if let ending = path.lastIndex(of: ".").map({ path[$0...].dropFirst().lowercased() }) {
      if audioEndings.contains(ending) { return .audio }
      if videoEndings.contains(ending) { return .video }
    }
    guard !path.isEmpty || rest.count < whole.count else { return nil }
    var name = host[...]
    while true {
      if let paths = providers[String(name)] {
        return paths.isEmpty || paths.contains(where: path.hasPrefix) ? .page : nil
      }
      // Sites of their own in each country.
      let labels = name.split(separator: ".")
      if labels.count > 1, labels[0] == "amazon" || labels[0] == "pinterest" { return .page }
      guard labels.count > 2 else { return nil }
      name = name.drop { $0 != "." }.dropFirst()
    }
  }
}

extension ContentBuilder {
  /// Makes embeds of the addresses that stand alone in a line or in a paragraph's tags.
  mutating func embedLoneAddresses(_ text: inout PassedText) {
    text.pass { text, edits in
      var position = TextPosition()
      var index = 0
      while let colon = text.find("://", from: index) {
        index = colon + 3
        guard let address = Self.loneAddress(text, around: colon),
          let kind = Embeds.kind(of: text.string(address).decodingReferences),
          position.isText(address.lowerBound, in: text)
        else { continue }
        index = address.upperBound
        let standIn = self.standIn(
          forEmbed: text.string(address).decodingReferences, kind: kind)
        edits.replace(Self.withParagraph(address, in: text), of: text, with: standIn.utf8)
      }
    }
  }

  mutating func standIn(forEmbed address: String, kind: Embeds.Kind) -> String {
    switch kind {
    case .page: blockStandIn(.embed(url: address))
    case .audio: "<audio controls src=\"\(address.escapedForHTML)\"></audio>"
    case .video: "<video controls src=\"\(address.escapedForHTML)\"></video>"
    }
  }

  /// The address around `://` if nothing else stands on its line or between `<p>` and `</p>`.
  private static func loneAddress(_ text: Bytes, around colon: Int) -> Range<Int>? {
    let scheme = text.hasIgnoringCase("https", at: colon - 5) ? 5 : 4
    let start = colon - scheme
    guard scheme == 5 || text.hasIgnoringCase("http", at: start) else { return nil }
    var before = start
    while before > 0 && text[before - 1].isSpace && text[before - 1] != 0x0A { before -= 1 }
    let beginsLine = before == 0 || text[before - 1] == 0x0A
    guard beginsLine || text[before - 1] == UInt8(ascii: ">") else { return nil }
    var end = colon + 3
    while end < text.count, !text[end].isSpace, text[end] != UInt8(ascii: "<"),
      text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "\"")
    {
      end += 1
    }
    guard end > colon + 3 else { return nil }
    let address = start..<end
    if paragraph(around: address, in: text) != nil { return address }
    var after = end
    while after < text.count && text[after].isSpace && text[after] != 0x0A { after += 1 }
    return beginsLine && (after == text.count || text[after] == 0x0A) ? address : nil
  }

  private static func withParagraph(_ address: Range<Int>, in text: Bytes) -> Range<Int> {
    paragraph(around: address, in: text) ?? address
  }

  /// `<p …>`, the address and `</p>`.
  private static func paragraph(around address: Range<Int>, in text: Bytes) -> Range<Int>? {
    let end = text.skipSpace(from: address.upperBound)
    guard text.has("</p>", at: end) else { return nil }
    let greater = text.trimmedEnd(address.lowerBound, downTo: 0) - 1
    guard greater > 0, text[greater] == UInt8(ascii: ">") else { return nil }
    // A tag is not longer than this, and this keeps the search short.
    var start = greater
    while start > 0 && greater - start < 400 && text[start] != UInt8(ascii: "<") { start -= 1 }
    guard text.has("<p>", at: start) || text.has("<p ", at: start) else { return nil }
    return start..<end + 4
  }
}
