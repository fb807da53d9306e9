import HTMLFragment
import PostContent

/// The address of a page that a script puts into an element, which has it in its attributes alone.
struct AttributePage {
  private let html: HTMLSource

  init(_ html: HTMLSource) { self.html = html }

  /// What an element is, besides its content.
  enum Meaning {
    case page([UInt8])
    /// A button or a counter of a network.
    case button
  }

  func meaning(of node: Int) -> Meaning? {
    let isCustom = html[node].tag == .unknown
    if isCustom, let address = player(node) { return .page(address) }
    guard html[node].attributes.contains(where: isCandidate) else { return nil }
    if let address = video(node) ?? tweet(node) { return .page(address) }
    if let address = html.attribute("data-href", of: node).flatMap(html.trim), html.isPage(address)
    {
      return isButton(node) ? .button : .page(Array(html.bytes[address]))
    }
    if html[node].tag == .blockquote || isCustom, let address = quoted(node) {
      return .page(address)
    }
    return provided(node)
  }

  private func isCandidate(_ index: Int) -> Bool {
    switch html.attributes[index].knownName {
    case .unknown:
      let name = html.attributes[index].name
      return html.has("data-", at: name.lowerBound, name.upperBound)
    case .cite: return true
    default: return false
    }
  }

  // MARK: Players

  /// Elements that players define, the attribute that has the id, and what stands before it in an address.
  private static let players:
    [(element: StaticString, attribute: StaticString, page: StaticString)] =
      [
        ("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="),
        ("amp-vimeo", "data-videoid", "https://vimeo.com/"),
        ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"),
        ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),
        ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),
        ("amp-vine", "data-vineid", "https://vine.co/v/"),
        ("amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/"),
        ("amp-soundcloud", "data-playlistid", "https://api.soundcloud.com/playlists/"),
        ("amp-facebook", "data-href", ""), ("amp-reddit", "data-src", ""),
        ("amp-pinterest", "data-url", ""), ("amp-embedly-card", "data-url", ""),
        ("amp-tiktok", "data-src", ""), ("amp-gist", "data-gistid", "https://gist.github.com/"),
        ("amp-imgur", "data-imgur-id", "https://imgur.com/"),
        ("lite-youtube", "videoid", "https://www.youtube.com/watch?v="),
        ("lite-vimeo", "videoid", "https://vimeo.com/"),
        ("fb:post", "href", ""), ("fb:video", "href", ""),
      ]

  private func player(_ node: Int) -> [UInt8]? {
    let name = html.name(of: node)
    for player in Self.players where html.isEqual(name, player.element) {
      if let id = html.attribute(player.attribute, of: node).flatMap(html.trim) {
        return Array(player.page.description.utf8) + html.bytes[id]
      }
    }
    return nil
  }

  /// The video of an element whose class or attribute names its provider.
  private func video(_ node: Int) -> [UInt8]? {
    let ids: [StaticString] = [
      "data-videoid", "data-video-id", "data-youtube-id", "data-ytid", "data-yt-id",
      "data-vimeo-id",
      "data-plyr-embed-id", "data-id",
    ]
    for name in ids {
      guard let id = html.attribute(name, of: node).flatMap(html.trim), id.count >= 6,
        html.bytes[id].allSatisfy({ CharacterClass.ascii($0) == .other || "-_".utf8.contains($0) })
      else { continue }
      let provider =
        html.attribute("data-plyr-provider", of: node) ?? html.attribute("data-provider", of: node)
      func isOf(_ part: StaticString) -> Bool {
        html.classContains([part], node) || name.description.contains(part.description)
          || provider.map { html.find(part, in: $0) != nil } ?? false
      }
      if id.count == 11, isOf("youtube") || isOf("yt") || isOf("lyte") {
        return Array("https://www.youtube.com/watch?v=".utf8) + html.bytes[id]
      }
      if isOf("vimeo"), html.bytes[id].allSatisfy({ (0x30...0x39).contains($0) }) {
        return Array("https://vimeo.com/".utf8) + html.bytes[id]
      }
    }
    return nil
  }

  /// The post of Twitter whose number an element has.
  private func tweet(_ node: Int) -> [UInt8]? {
    guard let id = html.attribute("data-tweet-id", of: node).flatMap(html.trim), id.count > 5,
      html.bytes[id].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Array("https://twitter.com/i/status/".utf8) + html.bytes[id]
  }

  // MARK: Pages

  private func isButton(_ node: Int) -> Bool {
    html.classContains(
      ["fb-like", "fb-share", "fb-send", "fb-save", "fb-follow", "fb-comments", "fb-quote"], node)
      && !html.classContains(["fb-like-box"], node)
  }

  /// The page that a quotation stands for until a script shows it.
  private func quoted(_ node: Int) -> [UInt8]? {
    for name in ["data-instgrm-permalink", "data-permalink", "data-url"] as [StaticString] {
      if let address = html.attribute(name, of: node).flatMap(html.trim), html.isPage(address) {
        return Array(html.bytes[address])
      }
    }
    guard let address = html.trimmed(.cite, of: node), html.isPage(address),
      html.classContains(["embed", "media", "card", "post", "video"], node)
        || !html.showsAnything(in: node)
    else { return nil }
    return Array(html.bytes[address])
  }

  /// The address in another attribute, if it is that of a page that WordPress embeds.
  private func provided(_ node: Int) -> Meaning? {
    for index in html[node].attributes where html.attributes[index].knownName == .unknown {
      guard let address = html.trim(html.attributes[index].value), html.isPage(address),
        address.count < 500
      else { continue }
      if let page = VideoPage.address(of: html.bytes[address]) { return .page(page) }
      let text = String(decoding: html.bytes[address], as: UTF8.self)
      if EmbeddedPage.isOne(text) { return .page(Array(text.utf8)) }
    }
    return nil
  }
}
