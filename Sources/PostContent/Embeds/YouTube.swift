import ByteText

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
    if !target.isWebAddress {
      // A word alone is an id if it is as long as all of them.
      video = video ?? path.split(separator: "/").last { path.contains("/") || $0.utf8.count == 11 }
    } else if video == nil {
      video = idInPath(path)
    }
    let query = (list.map { "&list=\($0)" } ?? "") + (start.map { "&t=\($0)s" } ?? "")
    if let video, isID(video) { return "https://www.youtube.com/watch?v=\(video)\(query)" }
    if let list { return "https://www.youtube.com/playlist?list=\(list)" }
    return target.isWebAddress ? target : nil
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
      && text.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
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
