import ByteText

/// The pages of videos in embedded players.
package enum VideoPage {
  /// A player's address up to the video's id, and the page's address up to the id.
  private static let players: [(player: StaticString, page: StaticString)] = [
    ("youtube.com/embed/", "https://www.youtube.com/watch?v="),
    ("youtube.com/v/", "https://www.youtube.com/watch?v="),
    ("youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="),
    ("youtube-nocookie.com/v/", "https://www.youtube.com/watch?v="),
    ("player.vimeo.com/video/", "https://vimeo.com/"),
    ("vimeo.com/moogaloop.swf?clip_id=", "https://vimeo.com/"),
    ("dailymotion.com/embed/video/", "https://www.dailymotion.com/video/"),
    ("dailymotion.com/swf/", "https://www.dailymotion.com/video/"),
  ]

  /// The page of the video in a player; `nil` if it is not a player of a known provider.
  package static func address(of source: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    var rest = source
    for prefix in ["https:", "http:"] where rest.starts(with: prefix.utf8) {
      rest = rest.dropFirst(prefix.utf8.count)
    }
    guard rest.starts(with: "//".utf8) else { return nil }
    rest = rest.dropFirst(2)
    if rest.starts(with: "www.".utf8) { rest = rest.dropFirst(4) }
    for (player, page) in players {
      let name = UnsafeBufferPointer(start: player.utf8Start, count: player.utf8CodeUnitCount)
      guard rest.starts(with: name) else { continue }
      let id = rest.dropFirst(name.count).prefix(while: isIdentifier)
      // A list of videos has no page for one video.
      guard id.count >= 5, !id.elementsEqual("videoseries".utf8) else { return nil }
      return Array(UnsafeBufferPointer(start: page.utf8Start, count: page.utf8CodeUnitCount)) + id
    }
    return nil
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte == UInt8(ascii: "-")
  }

  /// A player for the page of a video, as HTML; `nil` for any other page.
  package static func player(of page: String) -> String? {
    for (beginning, player, name) in pages {
      guard let start = page.utf8Range(of: beginning) else { continue }
      let id = page[start.upperBound...].utf8.prefix(while: isIdentifier)
      guard id.count >= 6 else { continue }
      return
        "<iframe src=\"https://\(player)\(String(id) ?? "")\" title=\"\(name)\" loading=\"lazy\" "
        + "allowfullscreen></iframe>"
    }
    return nil
  }

  private static let pages: [(beginning: StaticString, player: String, name: String)] = [
    ("youtube.com/watch?v=", "www.youtube-nocookie.com/embed/", "YouTube"),
    ("youtube.com/shorts/", "www.youtube-nocookie.com/embed/", "YouTube"),
    ("youtube.com/embed/", "www.youtube-nocookie.com/embed/", "YouTube"),
    ("://youtu.be/", "www.youtube-nocookie.com/embed/", "YouTube"),
    ("://vimeo.com/", "player.vimeo.com/video/", "Vimeo"),
    ("://www.vimeo.com/", "player.vimeo.com/video/", "Vimeo"),
    ("player.vimeo.com/video/", "player.vimeo.com/video/", "Vimeo"),
  ]
}
