import SiteModel

/// Attachments, and the kinds of file that they are.
package struct AttachmentTally: Sendable {
  package private(set) var count = 0
  package private(set) var withURLCount = 0
  private var counts: [String: Int] = [:]

  mutating func add(_ post: Post) {
    count += 1
    if post.attachmentURL.isEmpty { return }
    withURLCount += 1
    counts[Self.fileExtension(of: post.attachmentURL), default: 0] += 1
  }

  mutating func merge(_ later: AttachmentTally) {
    count += later.count
    withURLCount += later.withURLCount
    counts.merge(later.counts, uniquingKeysWith: +)
  }

  /// File extensions in lower case, `""` for none; of attachments with a URL.
  package var extensions: [Ranked] { Ranked.all(counts) }

  /// The letters and digits behind the last point of a URL's path, or `""`.
  static func fileExtension(of url: String) -> String {
    let path = url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let point = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let suffix = name[name.index(after: point)...]
    // What is longer, or holds other bytes, is a part of the name.
    guard suffix.count <= 8, let text = String(suffix),
      text.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic || isDigit($0) })
    else { return "" }
    return text.lowercased()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
