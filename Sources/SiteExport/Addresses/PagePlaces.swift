/// The places of pages in a site: no two pages have one, and none lies below what is a file.
struct PagePlaces {
  /// All places, as `AddressPath.identity` has them.
  private var taken: Set<String> = []
  /// Those that are files, and not the page of a folder.
  private var files: Set<String> = []
  /// What has a place below it.
  private var folders: Set<String> = []

  /// The places of a site without pages, which has files of its own.
  init() {
    for file in ["sitemap.xml", "robots.txt", "404.html", "_redirects", "site.css"] {
      takeFile(file)
    }
    for file in ["feed.xml", "index.xml", "atom.xml", "rss.xml", "theme/site.css"] {
      takeFile(file)
    }
  }

  private mutating func takeFile(_ place: String) {
    taken.insert(place)
    files.insert(place)
    folders.formUnion(Self.above(place))
  }

  /// Takes a place for a page, unless it cannot have it.
  ///
  /// - Parameter address: The path of the page within the blog.
  /// - Returns: Whether the page has it.
  mutating func take(_ address: String) -> Bool {
    let place = AddressPath.identity(address)
    let above = Self.above(place)
    let isFile = AddressPath.isFile(address)
    if taken.contains(place) || above.contains(where: files.contains)
      || isFile && folders.contains(place)
    {
      return false
    }
    taken.insert(place)
    if isFile { files.insert(place) }
    folders.formUnion(above)
    return true
  }

  /// The folders around a place.
  private static func above(_ place: String) -> [String] {
    let utf8 = place.utf8
    return utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(place[..<$0]) }
  }
}
