/// `[audio]`, `[video]`, `[playlist]`: what plays.
enum PlayerShortcodes {
  static let rules: [String: ShortcodeRule] = [
    "audio": .shows { player("audio", audioSources, $0.attributes, &$1) },
    "video": .shows { player("video", videoSources, $0.attributes, &$1) },
    "playlist": .shows { playlist($0.attributes, &$1) },
  ]

  private static let audioSources = ["src", "mp3", "ogg", "flac", "m4a", "wav", "wma"]
  private static let videoSources = [
    "src", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "mov", "m3u8",
  ]

  private static func player(
    _ element: String, _ names: [String], _ attributes: ShortcodeAttributes,
    _ rendering: inout BodyRendering
  ) -> String? {
    let forms = sources(of: attributes, names)
    let tracks =
      forms.isEmpty ? otherTracks(element, attributes, rendering.context) : [forms[0]]
    guard let first = tracks.first else { return nil }
    // WordPress plays videos of YouTube and Vimeo as well.
    if EmbedKind(of: first) == .page { return rendering.standIns.embed(first, as: .page) }
    let poster = attributes["poster"].map { " poster=\"\($0.escapedForHTML)\"" } ?? ""
    if forms.count > 1 {
      let parts = forms.map { "<source src=\"\($0.escapedForHTML)\">" }.joined()
      return "<\(element) controls\(poster)>\(parts)</\(element)>"
    }
    return tracks.map {
      "<\(element) controls src=\"\($0.escapedForHTML)\"\(poster)></\(element)>"
    }.joined(separator: "\n")
  }

  /// The files of one recording: browsers play the first whose form they know.
  private static func sources(of attributes: ShortcodeAttributes, _ names: [String]) -> [String] {
    var sources: [String] = []
    for case let source? in names.map({ attributes[$0] })
    where !source.isEmpty && !sources.contains(source) {
      sources.append(source)
    }
    return sources
  }

  /// What plays where no attribute names a file: addresses without a name, or a file of the post.
  private static func otherTracks(
    _ element: String, _ attributes: ShortcodeAttributes, _ context: any ContentContext
  ) -> [String] {
    if let first = attributes.unnamed.first(where: { $0 != ":" && $0 != "=" }) {
      // The Audio Player plugin's form, `[audio:ADDRESS]`, and that of WordPress.com, `[audio ADDRESS]`:
      // addresses with commas between, and `|titles=…` behind them.
      let addresses = first.decodingReferences.drop { $0 == "=" || $0 == ":" }.prefix { $0 != "|" }
      return addresses.split(separator: ",").map(String.init)
    }
    let files = context.postID.map { context.attachments(ofPost: $0) } ?? []
    return files.first { $0.isFile(of: element) }.map { [$0.url] } ?? []
  }

  private static func playlist(
    _ attributes: ShortcodeAttributes, _ rendering: inout BodyRendering
  ) -> String? {
    let element = attributes["type"] == "video" ? "video" : "audio"
    let items = AttachmentSelection.files(attributes, type: element, &rendering)
    if items.isEmpty { return nil }
    return items.map { item in
      let title = item.title.isEmpty ? "" : "<figcaption>\(item.title.escapedForHTML)</figcaption>"
      let url = item.url.escapedForHTML
      return "<figure><\(element) controls src=\"\(url)\"></\(element)>\(title)</figure>"
    }.joined(separator: "\n")
  }
}
