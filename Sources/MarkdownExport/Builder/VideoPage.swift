import ByteText

/// The pages of videos in embedded players.
enum VideoPage {
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
  static func address(of source: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
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
}
