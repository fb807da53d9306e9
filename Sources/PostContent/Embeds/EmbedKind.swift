/// What an embed is: the page of a provider, or a file (`wp_embed_register_handler`).
package enum EmbedKind {
  case page, audio, video

  /// What WordPress makes of an address that stands alone, `nil` if it stays text.
  init?(of address: String) {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let whole = address[colon...].drop { $0 == ":" || $0 == "/" }
    let rest = whole.prefix { $0 != "?" && $0 != "#" }
    let host = rest.prefix { $0 != "/" && $0 != ":" }.lowercased()
    let path = rest.firstIndex(of: "/").map { rest[$0...].dropFirst() } ?? ""
    if let ending = path.lastIndex(of: ".").map({ path[$0...].dropFirst().lowercased() }),
      let kind = EmbedKind(ofFileEnding: ending)
    {
      self = kind
      return
    }
    guard !path.isEmpty || rest.count < whole.count,
      EmbedProviders.embeds(host: host, path: path)
    else { return nil }
    self = .page
  }

  /// What a file is by the ending of its name, in small letters.
  package init?(ofFileEnding ending: String) {
    switch ending {
    case "mp3", "ogg", "flac", "m4a", "wav", "wma": self = .audio
    case "mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv": self = .video
    default: return nil
    }
  }
}

extension StandIns {
  /// The HTML of an embed.
  mutating func embed(_ address: String, as kind: EmbedKind) -> String {
    switch kind {
    case .page: block(.embed(url: address))
    case .audio: "<audio controls src=\"\(address.escapedForHTML)\"></audio>"
    case .video: "<video controls src=\"\(address.escapedForHTML)\"></video>"
    }
  }
}

/// What other modules ask of embeds.
package enum EmbeddedPage {
  /// Whether WordPress embeds the page at an address.
  package static func isOne(_ address: String) -> Bool { EmbedKind(of: address) == .page }
}
