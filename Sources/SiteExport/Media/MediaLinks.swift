import ByteText
import HTMLFragment
import MarkdownExport
import Synchronization

/// Finds the files of the blog's uploads in what a post says, and leads links to where they will be.
///
/// Everything else is left to the links between pages. Each thread has one of its own.
final class MediaLinks: LinkMap {
  private let media: SiteMedia
  private let pages: (any LinkMap)?
  private let post = Mutex(Post())

  /// What was found in the post at hand.
  private struct Post {
    var depth = 0
    var references: [MediaReference] = []
    var met: Set<String> = []
  }

  init(_ media: SiteMedia, pages: (any LinkMap)?) {
    self.media = media
    self.pages = pages
  }

  /// Begins a post.
  ///
  /// - Parameter depth: In how many folders its file lies.
  func begin(depth: Int) {
    post.withLock { $0 = Post(depth: depth) }
  }

  /// The files of the post, each once.
  func references() -> [MediaReference] { post.withLock { $0.references } }

  func replacement(
    for address: UnsafeBufferPointer<UInt8>, of attribute: HTMLAttributeName
  ) -> [UInt8]? {
    if media.mayBeUpload(address), let found = media.reference(Self.trimmed(address)) {
      let depth = post.withLock { post in
        if post.met.insert(found.path).inserted { post.references.append(found) }
        return post.depth
      }
      if let link = media.link(to: found, depth: depth) { return Array(link.utf8) }
    }
    switch attribute {
    case .href, .src, .poster: return pages?.replacement(for: address, of: attribute)
    default: return nil
    }
  }

  private static func trimmed(_ address: UnsafeBufferPointer<UInt8>) -> String {
    var rest = address[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}
