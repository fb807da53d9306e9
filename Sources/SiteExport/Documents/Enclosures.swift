import PostContent
import SiteModel

/// The files that a post's feed carries, such as the episode of a podcast, and that podcasting
/// plugins play on its page.
///
/// - Source: wordpress-develop, `do_enclose` in `src/wp-includes/functions.php`: the address, the
///   length and the MIME type on a line each. PowerPress adds a line, and for further feeds has
///   metas `_FEED:enclosure`. Seriously Simple Podcasting has the address in `audio_file`.
struct Enclosures {
  struct File: Equatable {
    var address: String
    /// `audio`, `video`, or empty for what does not play.
    var player: String

    /// The address without what may differ where the body has it, too: scheme and query.
    var identity: Substring {
      address.prefix { $0 != "?" && $0 != "#" }.drop { $0 != ":" }.dropFirst()
    }

    /// The name of the file.
    var name: String {
      identity.split(separator: "/").last.map(String.init) ?? address
    }
  }

  private(set) var files: [File] = []

  init(of post: Post) {
    for meta in post.meta where Self.isEnclosure(meta.key) {
      let lines = meta.value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { $0.trimming { $0 == " " || $0 == "\t" } }
      guard let address = lines.first, Self.isAddress(address),
        !files.contains(where: { $0.address == address })
      else { continue }
      let type = lines.count > 2 ? lines[2] : ""
      files.append(File(address: String(address), player: Self.player(type, address)))
    }
  }

  private static func isEnclosure(_ key: String) -> Bool {
    key == "enclosure" || key == "audio_file"
      || key.hasSuffix(":enclosure") && key.utf8.first == UInt8(ascii: "_")
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    return (scheme == "http" || scheme == "https") && text.dropFirst(scheme.count).hasPrefix("://")
  }

  private static func player(_ type: Substring, _ address: Substring) -> String {
    let kind = type.prefix { $0 != "/" }.lowercased()
    if kind == "audio" || kind == "video" { return kind }
    let ending = address.prefix { $0 != "?" && $0 != "#" }.split(separator: ".").last?.lowercased()
    switch ending.flatMap({ EmbedKind(ofFileEnding: $0) }) {
    case .audio?: return "audio"
    case .video?: return "video"
    default: return ""
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
