import ByteText
package import PostContent
import SiteModel

/// What bodies are made of: blocks, shortcodes and builders, the hosts that they link to, and their
/// languages.
package struct ContentTally: Sendable {
  private var uses: [ContentConstruct: Use] = [:]
  /// The hosts that links lead to, the blog's own among them.
  package private(set) var linked = NameTally()
  /// The hosts of what is embedded.
  package private(set) var embedded = NameTally()
  /// Posts by the languages that marks in their texts name.
  package private(set) var languages = NameTally()
  /// Posts by the script of their text.
  package private(set) var scripts = NameTally()

  /// More constructs than these are no longer told apart.
  private static let most = 5000

  private struct Use {
    var count = 0
    var postCount = 0
  }

  package struct Row: Sendable {
    package var construct: ContentConstruct
    /// How often it stands in bodies.
    package var count: Int
    package var postCount: Int
  }

  mutating func add(_ post: Post) {
    if post.type == "attachment" || post.type == "nav_menu_item" || post.type == "revision" {
      return
    }
    var census = ContentCensus(of: post.content).counts
    for meta in post.meta where meta.value.utf8.count > 2 {
      guard let builder = ContentCensus.builder(ofMeta: meta.key) else { continue }
      census[ContentConstruct(kind: .builder, name: builder, result: .converted), default: 0] += 1
    }
    for (construct, count) in census {
      uses[construct, default: Use()].count += count
      uses[construct, default: Use()].postCount += 1
    }
    for code in TextLanguages.marked(in: post.content) { languages.add(code) }
    if let script = TextLanguages.script(of: post.content.isEmpty ? post.title : post.content) {
      scripts.add(script)
    }
  }

  /// Counts an address that a body leads to or shows.
  mutating func add(_ kind: LinkFinder.Kind, _ address: UnsafeBufferPointer<UInt8>) {
    if kind == .image || kind == .enclosure { return }
    let host = HostName.host(of: address)
    if host.isEmpty { return }
    if kind == .link { linked.add(host) } else { embedded.add(host) }
  }

  mutating func merge(_ later: ContentTally) {
    // In order, so that the same ones stay however the archive is divided among threads.
    for row in later.rows where uses[row.construct] != nil || uses.count < Self.most {
      uses[row.construct, default: Use()].count += row.count
      uses[row.construct, default: Use()].postCount += row.postCount
    }
    linked.merge(later.linked)
    embedded.merge(later.embedded)
    languages.merge(later.languages)
    scripts.merge(later.scripts)
  }

  /// The most frequent first; equally frequent ones by name.
  package var rows: [Row] {
    uses.map { Row(construct: $0.key, count: $0.value.count, postCount: $0.value.postCount) }
      .sorted {
        ($1.count, $0.construct.name, $0.construct.kind.rawValue, $0.construct.result.rawValue)
          < ($0.count, $1.construct.name, $1.construct.kind.rawValue, $1.construct.result.rawValue)
      }
  }

  /// Those of a kind.
  package func rows(of kind: ContentConstruct.Kind) -> [Row] {
    rows.filter { $0.construct.kind == kind }
  }
}
