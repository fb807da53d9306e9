import ByteText

/// The pages that scripts of known providers put where they stand.
enum ScriptPage {
  /// How a script's address begins behind its host, what takes the place of that, and where the id ends.
  private struct Provider {
    let host: StaticString
    let path: StaticString
    let page: StaticString
    let end: StaticString
  }

  private static let providers = [
    Provider(host: "gist.github.com", path: "/", page: "https://gist.github.com/", end: ".js"),
    Provider(host: "jsfiddle.net", path: "/", page: "https://jsfiddle.net/", end: "/embed"),
    Provider(host: "polldaddy.com", path: "/p/", page: "https://poll.fm/", end: ".js"),
    Provider(host: "poll.fm", path: "/p/", page: "https://poll.fm/", end: ".js"),
    Provider(host: "asciinema.org", path: "/a/", page: "https://asciinema.org/a/", end: ".js"),
    Provider(host: "pastebin.com", path: "/embed_js/", page: "https://pastebin.com/", end: "?"),
    Provider(
      host: "dwcdn.net", path: "/", page: "https://datawrapper.dwcdn.net/", end: "/embed"),
    Provider(
      host: "fast.wistia.com", path: "/embed/medias/",
      page: "https://fast.wistia.net/embed/iframe/",
      end: ".jsonp"),
    Provider(
      host: "glitch.com", path: "/embed/", page: "https://glitch.com/edit/#!/", end: ".js"),
  ]

  /// The address of the page; `nil` for any other script.
  static func address(of source: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let source = UnsafeBufferPointer(rebasing: source)
    guard let slashes = source.find("//", from: 0), slashes <= 6 else { return nil }
    let path = source.find(UInt8(ascii: "/"), from: slashes + 2)
    guard
      let provider = providers.first(where: {
        let host = path - $0.host.utf8CodeUnitCount
        return host >= slashes + 2 && source.has($0.host, at: host)
          && (host == slashes + 2 || source[host - 1] == UInt8(ascii: "."))
          && source.has($0.path, at: path)
      })
    else { return nil }
    let id = path + provider.path.utf8CodeUnitCount
    let query = source.find(UInt8(ascii: "?"), from: id)
    let end = source.find(provider.end, from: id).map { min($0, query) } ?? query
    let isFound =
      provider.end.description == "?" || end < query || source.has(provider.end, at: end)
    guard end > id, isFound else { return nil }
    return Array(provider.page.description.utf8) + source[id..<end]
  }
}
