import ByteText

// Shortcodes that show files: `[caption]`, `[gallery]`, `[audio]`, `[video]`, `[playlist]`.

extension ContentBuilder {
  /// What a known shortcode shows; `nil` if that cannot be told.
  mutating func html(
    of name: String, _ kind: Shortcodes.Kind, _ attributes: ShortcodeAttributes, _ content: Bytes?,
    depth: Int
  ) -> [UInt8]? {
    switch kind {
    case .caption: return caption(attributes, content, depth: depth)
    case .gallery: return gallery(attributes).map { Array($0.utf8) }
    case .audio: return media(.audio, attributes, content).map { Array($0.utf8) }
    case .video: return media(.video, attributes, content).map { Array($0.utf8) }
    case .playlist: return playlist(attributes).map { Array($0.utf8) }
    case .embed, .service:
      guard let url = EmbedServices.address(name, attributes, content) else { return nil }
      return Array(standIn(forEmbed: url, kind: Embeds.kind(of: url) ?? .page).utf8)
    case .nothing:
      countUnknownShortcode(name)
      return []
    case .wrapper: return nil
    }
  }

  /// `<figure>` with the image and the caption: the attribute of old, or what follows the image.
  private mutating func caption(
    _ attributes: ShortcodeAttributes, _ content: Bytes?, depth: Int
  ) -> [UInt8]? {
    guard let content else { return [] }
    let imageEnd = Self.endOfImage(content)
    var image = content.string(0..<(imageEnd ?? content.count))
    var text = imageEnd.map { content.string(content.trimmed($0..<content.count)) } ?? ""
    if let old = attributes.raw("caption") {
      // The attribute is the caption; all of the content is the image.
      image = content.string(0..<content.count)
      text = old
    }
    let width = attributes["width"].map { Int($0.prefix { $0.isNumber }) ?? 0 } ?? 0
    if text.isEmpty || width < 1 && attributes.raw("caption") == nil && imageEnd == nil {
      return nested(content.string(0..<content.count), depth: depth)
    }
    let align = attributes["align"] ?? "alignnone"
    var figure = Array("<figure class=\"wp-caption \(align.escapedForHTML)\">".utf8)
    figure += nested(image, depth: depth)
    figure += Array("<figcaption>".utf8)
    figure += nested(text, depth: depth)
    return figure + Array("</figcaption></figure>".utf8)
  }

  /// Content in which there may be shortcodes; few names have content, so this is not deep.
  private mutating func nested(_ html: String, depth: Int) -> [UInt8] {
    let bytes = Array(html.utf8)
    guard depth < 4, bytes.contains(UInt8(ascii: "[")) else { return bytes }
    return renderShortcodes(bytes, depth: depth + 1)
  }

  /// Where `(<a …>\s*)?<img …>(\s*</a>)?` ends, which may have a paragraph's tag before it.
  private static func endOfImage(_ content: Bytes) -> Int? {
    var index = content.skipSpace(from: 0)
    var isLink = false
    while content.has("<", at: index), !content.hasIgnoringCase("<img", at: index) {
      guard content.hasIgnoringCase("<a ", at: index) || content.has("<p>", at: index) else {
        return nil
      }
      isLink = isLink || content.hasIgnoringCase("<a ", at: index)
      index = content.skipSpace(from: min(content.find(0x3E, from: index) + 1, content.count))
    }
    guard content.hasIgnoringCase("<img", at: index) else { return nil }
    let end = min(content.find(0x3E, from: index) + 1, content.count)
    let close = content.skipSpace(from: end)
    return isLink && content.hasIgnoringCase("</a>", at: close) ? close + 4 : end
  }

  // MARK: Galleries

  /// The images that a gallery names, or those of its post.
  private func galleryItems(
    _ attributes: ShortcodeAttributes, where accepts: (ContentAttachment) -> Bool
  ) -> [ContentAttachment] {
    if let ids = attributes.first(of: ["ids", "include"]) {
      return sorted(Self.numbers(ids).compactMap(context.attachment), attributes, isChosen: true)
    }
    guard let post = attributes["id"].flatMap({ Int($0) }) ?? context.postID else { return [] }
    let excluded = Set(Self.numbers(attributes["exclude"] ?? ""))
    let children = context.attachments(ofPost: post)
    return sorted(
      children.filter { !excluded.contains($0.id) && accepts($0) }, attributes, isChosen: false)
  }

  private static func numbers(_ list: String) -> [Int] {
    list.split { !$0.isNumber }.compactMap { Int($0) }
  }

  private func sorted(
    _ items: [ContentAttachment], _ attributes: ShortcodeAttributes, isChosen: Bool
  ) -> [ContentAttachment] {
    var items = items
    switch attributes["orderby"]?.split(separator: " ").first?.lowercased() {
    case "title": items.sort { ($0.title, $0.id) < ($1.title, $1.id) }
    case "id", "post_date", "date": items.sort { $0.id < $1.id }
    default: break
    }
    let isDescending = attributes["order"]?.uppercased() == "DESC"
    return isDescending && attributes["orderby"] != "rand" ? items.reversed() : items
  }

  private func gallery(_ attributes: ShortcodeAttributes) -> String? {
    let items = galleryItems(attributes) { Self.isOf("image", $0) }
    if items.isEmpty { return nil }
    let isLinked = attributes["link"] == "file"
    var html = "<figure class=\"wp-block-gallery\">"
    for item in items {
      let url = item.url.escapedForHTML
      var image = "<img src=\"\(url)\" alt=\"\(item.altText.escapedForHTML)\" />"
      if isLinked { image = "<a href=\"\(url)\">\(image)</a>" }
      let caption = item.caption.isEmpty ? "" : "<figcaption>\(item.caption)</figcaption>"
      html += "<figure>\(image)\(caption)</figure>"
    }
    return html + "</figure>"
  }

  /// Whether an attachment is an `image`, `audio` or `video`, by its type or its file's name.
  private static func isOf(_ type: String, _ item: ContentAttachment) -> Bool {
    if !item.mimeType.isEmpty { return item.mimeType.hasPrefix(type + "/") }
    let ending = item.url.prefix { $0 != "?" }.split(separator: ".").last?.lowercased() ?? ""
    switch Embeds.kind(of: "http://x/y." + ending) {
    case .audio?: return type == "audio"
    case .video?: return type == "video"
    default: return type == "image" && !["pdf", "doc", "docx", "zip", "txt"].contains(ending)
    }
  }

  // MARK: Audio and video

  private static let audioSources = ["src", "mp3", "ogg", "flac", "m4a", "wav", "wma"]
  private static let videoSources = [
    "src", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "mov", "m3u8",
  ]

  private func media(
    _ kind: Embeds.Kind, _ attributes: ShortcodeAttributes, _ content: Bytes?
  ) -> String? {
    let isAudio = kind == .audio
    let name = isAudio ? "audio" : "video"
    var sources: [String] = []
    if let source = attributes.first(of: isAudio ? Self.audioSources : Self.videoSources) {
      sources = [source]
    } else if let first = attributes.unnamed.first {
      // WordPress.com's old form: addresses with commas between, and `|titles=…` behind them.
      let addresses = first.decodingReferences.drop { $0 == "=" }.prefix { $0 != "|" }
      sources = addresses.split(separator: ",").map(String.init)
    } else if let post = context.postID {
      sources = context.attachments(ofPost: post).filter { Self.isOf(name, $0) }.prefix(1)
        .map(\.url)
    }
    guard !sources.isEmpty else { return nil }
    let poster = attributes["poster"].map { " poster=\"\($0.escapedForHTML)\"" } ?? ""
    return sources.map {
      "<\(name) controls src=\"\($0.escapedForHTML)\"\(poster)></\(name)>"
    }.joined(separator: "\n")
  }

  private func playlist(_ attributes: ShortcodeAttributes) -> String? {
    let name = attributes["type"] == "video" ? "video" : "audio"
    let items = galleryItems(attributes) { Self.isOf(name, $0) }
    if items.isEmpty { return nil }
    return items.map { item in
      let title = item.title.isEmpty ? "" : "<figcaption>\(item.title.escapedForHTML)</figcaption>"
      let url = item.url.escapedForHTML
      return "<figure><\(name) controls src=\"\(url)\"></\(name)>\(title)</figure>"
    }.joined(separator: "\n")
  }
}
