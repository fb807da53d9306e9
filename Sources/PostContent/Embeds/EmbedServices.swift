import ByteText

/// Shortcodes that stand for a page elsewhere: the address that a reader opens.
enum EmbedServices {
  /// What to put before an id.
  ///
  /// An empty one means that only an address will do.
  private static let prefixes: [String: String] = [
    "gist": "https://gist.github.com/", "tweet": "https://twitter.com/i/status/",
    "soundcloud": "", "googlemaps": "", "map": "",
    "dailymotion": "https://www.dailymotion.com/video/",
    "dailymotion-channel": "https://www.dailymotion.com/",
    "ted": "https://www.ted.com/talks/view/id/",
    "flickr": "https://www.flickr.com/photo.gne?id=",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/",
    "scribd": "https://www.scribd.com/document/", "spotify": "https://open.spotify.com/track/",
    "instagram": "https://www.instagram.com/p/", "wpvideo": "https://videopress.com/v/",
    "videopress": "https://videopress.com/v/", "blip.tv": "https://blip.tv/file/",
    "hulu": "https://www.hulu.com/watch/", "ustream": "https://www.ustream.tv/channel/",
    "ustreamsocial": "https://www.ustream.tv/socialstream/", "vine": "https://vine.co/v/",
    "facebook": "", "kickstarter": "", "mixcloud": "https://www.mixcloud.com/", "medium": "",
    "pinterest": "https://www.pinterest.com/pin/", "houzz": "",
    "codepen": "https://codepen.io/pen/", "twitchtv": "https://www.twitch.tv/",
    "googlevideo": "https://video.google.com/videoplay?docid=", "cartodb": "", "bandcamp": "",
    "getty": "https://www.gettyimages.com/detail/", "googleapps": "", "digg": "",
    "twitter-timeline": "https://twitter.com/", "wufoo": "", "vr": "", "brightcove": "",
    "collegehumor": "https://www.collegehumor.com/video/", "metacafe": "",
    "viddler": "https://www.viddler.com/v/", "redlasso": "", "myspace": "", "stocktwits": "",
    "crowdsignal": "https://poll.fm/", "polldaddy": "https://poll.fm/", "youtube": "", "vimeo": "",
  ]

  static func isService(_ name: String) -> Bool { prefixes[name] != nil }

  static func address(
    _ name: String, _ attributes: ShortcodeAttributes, _ content: Bytes?
  ) -> String? {
    let target = target(attributes, content)
    switch name {
    case "youtube": return YouTube.page(of: target ?? "")
    case "vimeo": return vimeo(target ?? "")
    case "googlemaps": return target.flatMap { isAddress($0) ? withoutSize($0) : nil }
    case "gist": return gist(target ?? "", file: attributes["file"])
    case "crowdsignal", "polldaddy": return poll(attributes, target)
    case "spotify": return spotify(target ?? "")
    case "embed": return target.flatMap { isAddress($0) ? $0 : nil }
    case "wufoo":
      guard let user = attributes["username"], let form = attributes["formhash"] else { return nil }
      return "https://\(user).wufoo.com/forms/\(form)/"
    default: break
    }
    guard let target, !target.isEmpty else { return nil }
    if isAddress(target) { return target }
    guard let prefix = prefixes[name], !prefix.isEmpty else { return nil }
    // `[slideshare id=123&doc=…]`
    let id = target.drop { $0 == "?" }.prefix { $0 != "&" && !$0.isWhitespace }
    let value = id.hasPrefix("posts_id=") ? id.dropFirst(9) : id
    return value.isEmpty ? nil : prefix + value
  }

  static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  /// The address or id: an attribute, what follows the name (`[youtube=URL]`), or the content.
  private static func target(_ attributes: ShortcodeAttributes, _ content: Bytes?) -> String? {
    let names = ["url", "src", "video", "id", "tweet", "username", "user", "album"]
    if let named = attributes.first(of: names) { return named }
    if let first = attributes.unnamed.first?.decodingReferences {
      let marks: Set<Character> = ["=", "\"", "'", "\u{201C}", "\u{201D}"]
      let value = first.drop { marks.contains($0) }
      return String(value.prefix { $0 != "\"" && $0 != "\u{201D}" })
    }
    return content.flatMap(textOfContent)
  }

  /// The content's text, which an editor may have made a link.
  private static func textOfContent(_ content: Bytes) -> String? {
    var text: [UInt8] = []
    var index = 0
    while index < content.count {
      let tag = content.find(UInt8(ascii: "<"), from: index)
      text.append(contentsOf: content[index..<tag])
      index = min(content.find(UInt8(ascii: ">"), from: tag) + 1, content.count)
    }
    let trimmed = text.withUnsafeBufferPointer { $0.string($0.trimmed(0..<$0.count)) }
    return trimmed.isEmpty ? nil : trimmed.decodingReferences
  }

  /// The id is the first number in the path, or all there is.
  private static func vimeo(_ target: String) -> String? {
    let path = isAddress(target) ? target.dropFirst(8).drop { $0 != "/" } : target[...]
    let digits = path.drop { !$0.isNumber }.prefix { $0.isNumber }
    return digits.isEmpty ? (isAddress(target) ? target : nil) : "https://vimeo.com/\(digits)"
  }

  private static func gist(_ target: String, file: String?) -> String? {
    if target.isEmpty { return nil }
    let page = isAddress(target) ? target : "https://gist.github.com/" + target
    guard let file, !file.isEmpty, !page.contains("#") else { return page }
    let anchor = file.lowercased().map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" }
    return page + "#file-" + String(anchor)
  }

  private static func poll(_ attributes: ShortcodeAttributes, _ target: String?) -> String? {
    if let poll = attributes["poll"] { return "https://poll.fm/" + poll }
    if let survey = attributes["survey"] { return "https://survey.fm/" + survey }
    return target.flatMap { isAddress($0) ? $0 : nil }
  }

  /// `spotify:track:ID` or an address.
  private static func spotify(_ target: String) -> String? {
    if isAddress(target) { return target }
    guard target.hasPrefix("spotify:") else { return nil }
    let path = target.dropFirst(8).map { $0 == ":" ? "/" : $0 }
    return "https://open.spotify.com/" + String(path)
  }

  /// A map's address without the size of its frame.
  private static func withoutSize(_ address: String) -> String {
    let parts = address.split(separator: "&", omittingEmptySubsequences: false)
    return parts.filter { !$0.hasPrefix("w=") && !$0.hasPrefix("h=") }.joined(separator: "&")
  }
}

/// YouTube's addresses in all the forms that bodies have.
enum YouTube {
  /// The page for watching, with the playlist and the start, of an address or an id.
  static func page(of target: String) -> String? {
    let parts = target.split { "?&#".contains($0) }
    guard let path = parts.first else { return nil }
    var video: Substring?
    var list: Substring?
    var start: Int?
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      switch pair[0] {
      case "v": video = pair[1]
      case "list": list = pair[1]
      case "t", "start": start = seconds(pair[1])
      default: break
      }
    }
    if !EmbedServices.isAddress(target) {
      video = video ?? path.split(separator: "/").last
    } else if video == nil {
      video = idInPath(path)
    }
    let query = (list.map { "&list=\($0)" } ?? "") + (start.map { "&t=\($0)s" } ?? "")
    if let video, isID(video) { return "https://www.youtube.com/watch?v=\(video)\(query)" }
    if let list { return "https://www.youtube.com/playlist?list=\(list)" }
    return EmbedServices.isAddress(target) ? target : nil
  }

  /// Behind `youtu.be`, `/v/`, `/embed/`, `/shorts/` or `/live/`.
  private static func idInPath(_ address: Substring) -> Substring? {
    let names = address.split(separator: "/")
    guard names.count > 2 else { return nil }
    if names[1].hasSuffix("youtu.be") { return names[2] }
    return ["v", "embed", "shorts", "live"].contains(String(names[2])) && names.count > 3
      ? names[3] : nil
  }

  private static func isID(_ text: Substring) -> Bool {
    text.utf8.count >= 6 && text.utf8.count <= 20
      && text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }

  /// `90`, `90s` or `1h2m3s`.
  private static func seconds(_ text: Substring) -> Int? {
    var total = 0
    var number = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39 where number < 1_000_000: number = number * 10 + Int(byte - 0x30)
      case UInt8(ascii: "h"): (total, number) = (total + number * 3600, 0)
      case UInt8(ascii: "m"): (total, number) = (total + number * 60, 0)
      case UInt8(ascii: "s"): (total, number) = (total + number, 0)
      default: return nil
      }
    }
    return total + number > 0 ? total + number : nil
  }
}
