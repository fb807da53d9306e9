import ByteText

/// The address of a file in the media library of the blog.
struct MediaAddress: Sendable {
  /// Its path below the folder of uploads, decoded: `2020/01/a.jpg`.
  let path: String
  /// The whole address, without a query, and without the service that resizes it.
  let address: String

  /// It is `nil` for what is no file of the blog's uploads.
  init?(_ text: String, _ hosts: MediaHosts) {
    var address = URLReference(text)
    guard !address.path.isEmpty, ["", "http", "https"].contains(address.scheme) else { return nil }
    // Jetpack's service: https://i0.wp.com/blog.example/wp-content/uploads/2020/01/a.jpg?w=300
    if Self.isService(address.host) {
      address = URLReference("https://" + address.path.drop { $0 == "/" })
    }
    guard hosts.own(address) else { return nil }
    let decoded = AddressPath.decoded(address.path)
    guard let path = hosts.pathOfUpload(decoded, at: address.bareHost),
      AddressPath.isSafe("/" + path), path.utf8.last != UInt8(ascii: "/"),
      path.utf8.count < 1000, !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else { return nil }
    self.path = path
    let origin =
      address.host.isEmpty
      ? hosts.origin
      : (address.scheme.isEmpty ? "https" : address.scheme) + "://" + address.host
    self.address = origin + AddressPath.encoded(decoded)
  }

  private static func isService(_ host: String) -> Bool {
    host.hasSuffix(".wp.com") && host.utf8.first == UInt8(ascii: "i")
      && host.dropFirst().prefix { $0 != "." }.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Where the same picture may lie in another size, the best first.
  ///
  /// WordPress makes `a-300x200.jpg` and `a-scaled.jpg` from `a.jpg`.
  static func otherSizes(of path: String) -> [String] {
    guard let dot = path.lastIndex(of: "."), path[dot...].utf8.allSatisfy({ $0 != 0x2F }) else {
      return []
    }
    let (stem, ending) = (path[..<dot], path[dot...])
    guard let full = original(of: path) else { return ["\(stem)-scaled\(ending)"] }
    return [full, "\(full.dropLast(ending.count))-scaled\(ending)"]
  }

  /// The file from which a smaller one was made; `nil` if the name does not say that it was.
  static func original(of path: String) -> String? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let (stem, ending) = (path[..<dot], path[dot...])
    if ending.utf8.contains(UInt8(ascii: "/")) { return nil }
    guard let hyphen = stem.utf8.lastIndex(of: UInt8(ascii: "-")), hyphen > stem.startIndex else {
      return nil
    }
    let made = stem.utf8[hyphen...].dropFirst()
    let isMade = made.elementsEqual("scaled".utf8) || made.elementsEqual("rotated".utf8)
    return isMade || isSize(made) ? String(stem[..<hyphen] + ending) : nil
  }

  /// Whether a text is the size of a picture, such as `300x200`.
  private static func isSize(_ text: Substring.UTF8View) -> Bool {
    var sides = [0, 0]
    var side = 0
    for byte in text {
      if byte.isASCIIDigit {
        sides[side] += 1
      } else if byte == UInt8(ascii: "x"), side == 0 {
        side = 1
      } else {
        return false
      }
    }
    return sides.allSatisfy { 1...5 ~= $0 }
  }
}

/// The hosts at which the files of a blog lie.
struct MediaHosts: Sendable {
  private let blog: BlogAddress
  /// Hosts that attachments name, without `www.`.
  private let others: Set<String>

  init(_ blog: BlogAddress, others: Set<String>) {
    self.blog = blog
    self.others = others
  }

  var origin: String { blog.origin }

  func own(_ address: URLReference) -> Bool {
    if blog.owns(address) || others.contains(address.bareHost) { return true }
    // A host for files below that of the blog: cdn.blog.example.
    guard let dot = address.host.firstIndex(of: ".") else { return false }
    let above = URLReference("//" + address.host[dot...].dropFirst())
    return above.host.contains(".") && blog.owns(above)
      || address.host.hasSuffix(Self.files) && blog.owns(wordPressCom(address.host))
  }

  /// WordPress.com has the files of `tea.wordpress.com` at `tea.files.wordpress.com`.
  private func wordPressCom(_ host: String) -> URLReference {
    URLReference("//" + host.dropLast(Self.files.count) + ".wordpress.com")
  }

  private static let files = ".files.wordpress.com"

  /// What stands behind the folder of uploads in a decoded path.
  func pathOfUpload(_ path: String, at host: String) -> String? {
    if host.hasSuffix(Self.files) { return String(path.drop { $0 == "/" }) }
    if let range = path.utf8Range(of: "/uploads/") { return String(path[range.upperBound...]) }
    // A network of blogs had `/files/2010/05/a.jpg`.
    if let range = path.utf8Range(of: "/files/"), Self.isDated(path[range.upperBound...]) {
      return String(path[range.upperBound...])
    }
    guard others.contains(host) else { return nil }
    return Self.dated(path)
  }

  /// The part of a path that begins with the folders of a year and a month.
  static func dated(_ path: String) -> String? {
    var rest = path[...]
    while !rest.isEmpty {
      rest = rest.drop { $0 == "/" }
      if isDated(rest) { return String(rest) }
      rest = rest.drop { $0 != "/" }
    }
    return nil
  }

  private static func isDated(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/", maxSplits: 2)
    return parts.count == 3 && parts[0].utf8.count == 4 && parts[1].utf8.count == 2
      && (parts[0] + parts[1]).utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
