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
    if let address = video(node) ?? tweet(node) ?? numbered(node) { return .page(address) }
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

  /// Elements that scripts fill: a part of their class, the attribute that has the id, and what stands before
  /// it in the address.
  private static let fillers: [(part: StaticString, attribute: StaticString, page: StaticString)] =
    [
      ("imgur-embed", "data-id", "https://imgur.com/"),
      ("infogram-embed", "data-id", "https://infogram.com/"),
      ("flourish-embed", "data-src", "https://public.flourish.studio/"),
      ("tenor-gif-embed", "data-postid", "https://tenor.com/view/"),
      ("strava-embed", "data-embed-id", "https://www.strava.com/activities/"),
      ("", "data-tf-widget", "https://form.typeform.com/to/"),
      ("", "data-gist-id", "https://gist.github.com/"),
    ]

  /// Whether an attribute's name is as long as one of those with an id.
  private func mayBeFillers(_ index: Int) -> Bool {
    guard html.attributes[index].knownName == .unknown else { return false }
    return switch html.attributes[index].name.count {
    case 7, 8, 11...14, 16: true
    default: false
    }
  }

  /// The page of an empty element that a script fills by an id.
  private func numbered(_ node: Int) -> [UInt8]? {
    guard html[node].attributes.contains(where: mayBeFillers) else { return nil }
    for filler in Self.fillers {
      guard let id = value(filler.attribute, of: node), !html.isPage(id),
        filler.part.utf8CodeUnitCount == 0 || html.classContains([filler.part], node),
        isPlaceholder(node)
      else { continue }
      return Array(filler.page.description.utf8) + html.bytes[id]
    }
    if let pen = value("data-slug-hash", of: node), isPlaceholder(node) {
      let user = value("data-user", of: node).map { Array(html.bytes[$0]) } ?? Array("anon".utf8)
      return Array("https://codepen.io/".utf8) + user + Array("/pen/".utf8) + html.bytes[pen]
    }
    return blueskyPost(node)
  }

  /// A value without blanks in it.
  private func value(_ name: StaticString, of node: Int) -> Range<Int>? {
    guard let value = html.attribute(name, of: node).flatMap(html.trim), value.count < 200,
      html.bytes[value].allSatisfy({ $0 > 0x20 })
    else { return nil }
    return value
  }

  /// The page of a post of Bluesky: `at://did:plc:…/app.bsky.feed.post/ID`.
  private func blueskyPost(_ node: Int) -> [UInt8]? {
    guard let uri = value("data-bluesky-uri", of: node),
      html.has("at://", at: uri.lowerBound, uri.upperBound), isPlaceholder(node)
    else { return nil }
    let parts = html.bytes[uri].dropFirst(5).split(separator: UInt8(ascii: "/"))
    guard parts.count == 3 else { return nil }
    return Array("https://bsky.app/profile/".utf8) + parts[0] + Array("/post/".utf8) + parts[2]
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
      if EmbeddedPage.isOne(text) || isFilled(node, from: html.attributes[index].name, address) {
        return .page(Array(text.utf8))
      }
    }
    return nil
  }

  /// Whether an element is empty until a script puts the page of an attribute into it.
  private func isFilled(_ node: Int, from name: Range<Int>, _ address: Range<Int>) -> Bool {
    let names: [StaticString] = [
      "data-url", "data-src", "data-embed", "data-embed-url", "data-iframe", "data-iframe-src",
      "data-video-url", "data-video-src", "data-frame-src",
    ]
    let fillers: [StaticString] = [
      "embed", "widget", "player", "iframe", "video", "audio", "viewer",
    ]
    let buttons: [StaticString] = ["like", "share", "sharing", "social", "addthis", "comment"]
    let pictures: [StaticString] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"]
    return names.contains { html.isEqual(name, $0) } && html.classContains(fillers, node)
      && !html.classContains(buttons, node)
      && !pictures.contains { html.find($0, in: address) != nil }
      && isPlaceholder(node)
  }

  /// Whether an element shows nothing until a script fills it.
  ///
  /// Such an element has few others in it, which keeps the search short.
  func isPlaceholder(_ element: Int) -> Bool {
    var cursor = HTMLCursor(at: element)
    var count = 0
    while let node = cursor.next(in: html.nodes) {
      count += 1
      if count > 50 { return false }
      if node != element, html.showsItself(node) { return false }
    }
    return true
  }
}
