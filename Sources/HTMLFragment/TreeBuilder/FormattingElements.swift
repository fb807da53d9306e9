import ByteText

/// The list of active formatting elements (HTML Standard §13.2.4.3).
struct FormattingElements: ~Copyable {
  struct Entry: BitwiseCopyable {
    /// The element, or -1 for a marker.
    var node: Int32
    var tag: HTMLTag
    /// Of the attributes, in any order.
    var fingerprint: UInt64

    static let marker = Entry(node: -1, tag: .unknown, fingerprint: 0)
    var isMarker: Bool { node < 0 }
  }

  private var entries = Arena<Entry>(capacity: 1 << 8)
  /// How many elements there are behind the last marker.
  private var activeCount = 0

  /// More elements are not kept behind a marker, which bounds every search: the standard knows no bound, and
  /// each paragraph may have to have all of them again.
  private static let limit = 64

  mutating func removeAll() {
    entries.removeAll()
    activeCount = 0
  }

  var count: Int { entries.count }
  subscript(index: Int) -> Entry { entries.base[index] }

  /// Where the elements behind the last marker begin.
  var firstActive: Int { entries.count - activeCount }

  mutating func appendMarker() {
    entries.append(.marker)
    activeCount = 0
  }

  /// Removes what is behind the last marker, and the marker.
  mutating func removeToMarker() {
    entries.removeAll(from: max(firstActive - 1, 0))
    countActive()
  }

  private mutating func countActive() {
    var index = entries.count
    while index > 0, !entries.base[index - 1].isMarker { index -= 1 }
    activeCount = entries.count - index
  }

  /// Appends an element, of which no more than three alike are kept (the “Noah's Ark clause”).
  mutating func append(_ entry: Entry) {
    var alike = 0
    var index = entries.count - 1
    while index >= firstActive {
      let other = entries.base[index]
      if other.tag == entry.tag, other.fingerprint == entry.fingerprint {
        alike += 1
        if alike == 3 {
          remove(at: index)
          break
        }
      }
      index -= 1
    }
    if activeCount == Self.limit { remove(at: firstActive) }
    entries.append(entry)
    activeCount += 1
  }

  mutating func insert(_ entry: Entry, at index: Int) {
    if index >= firstActive { activeCount += 1 }
    entries.insert(entry, at: index)
  }

  mutating func remove(at index: Int) {
    if index >= firstActive { activeCount -= 1 }
    entries.remove(at: index)
  }

  /// Removes active elements from an index on.
  mutating func removeActive(from index: Int) {
    activeCount -= entries.count - index
    entries.removeAll(from: index)
  }

  mutating func replaceNode(at index: Int, with node: Int) {
    entries.base[index].node = Int32(truncatingIfNeeded: node)
  }

  func index(ofNode node: Int) -> Int? {
    var index = entries.count - 1
    while index >= 0 {
      if entries.base[index].node == node { return index }
      index -= 1
    }
    return nil
  }

  /// The last active element with a tag.
  func lastIndex(of tag: HTMLTag) -> Int? {
    var index = entries.count - 1
    while index >= firstActive {
      if entries.base[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }
}
