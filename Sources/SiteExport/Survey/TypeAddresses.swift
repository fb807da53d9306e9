import ByteText
import SiteModel

/// What the addresses of published posts say about their types.
///
/// WordPress gives a post the address `?post_type=TYPE&p=ID` if nobody can visit it: its type has
/// neither a form of addresses nor a name in queries. In a blog whose other posts have speaking
/// addresses, such a type is a plugin's own.
///
/// - Source: wordpress-develop, `get_post_permalink` in `src/wp-includes/link-template.php`.
struct TypeAddresses: Sendable {
  /// The types of published posts with such an address.
  private var unspoken: Set<String> = []
  /// The types of published posts with an address of words.
  private var spoken: Set<String> = []

  mutating func add(_ post: Post) {
    guard post.status == "publish", !post.type.isEmpty else { return }
    switch Self.form(of: post.link) {
    case .typeAndNumber: unspoken.insert(post.type)
    case .words: spoken.insert(post.type)
    case .other: break
    }
  }

  mutating func merge(_ other: TypeAddresses) {
    unspoken.formUnion(other.unspoken)
    spoken.formUnion(other.spoken)
  }

  /// The types that have no pages of their own.
  var internalTypes: Set<String> {
    spoken.isEmpty ? [] : unspoken.subtracting(spoken).subtracting(["post", "page"])
  }

  private enum Form {
    case typeAndNumber, words, other
  }

  private static func form(of link: String) -> Form {
    guard let query = link.utf8.firstIndex(of: UInt8(ascii: "?")) else {
      let path = link.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst(3)
        .drop { $0 != UInt8(ascii: "/") }
      return path.contains { $0 != UInt8(ascii: "/") } ? .words : .other
    }
    var text = String(link[query...].dropFirst())
    return text.withUTF8 { text in
      let names = ["post_type=", "p="].map { name in
        text.split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }
          .contains { $0.starts(with: name.utf8) }
      }
      return names == [true, true] ? .typeAndNumber : .other
    }
  }
}
