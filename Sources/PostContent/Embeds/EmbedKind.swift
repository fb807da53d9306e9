/// What an embed is: the page of a provider, or a file (`wp_embed_register_handler`).
package enum EmbedKind {
  case page, audio, video

  /// What WordPress makes of an address that stands alone, `nil` if it stays text.
  init?(of address: String) {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let whole = bytes[colon...].drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    let rest = whole.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    let name = rest[..<slash].prefix { $0 != UInt8(ascii: ":") }
    let host = Substring(name).lowercased()
    let path = Substring(rest[slash...].dropFirst())
    if let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map({
      Substring(path.utf8[$0...].dropFirst()).lowercased()
    }),
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
