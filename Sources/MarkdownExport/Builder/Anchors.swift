import HTMLFragment

/// The places in a page that are targets of links in the same page.
struct Anchors {
  /// The ids that are targets of links and were not found yet.
  private var targets: Set<[UInt8]> = []
  /// The ids of places that are written before the next content, in the HTML tree's bytes.
  private var pending: [Range<Int>] = []

  /// Whether all targets of links were found.
  var isEmpty: Bool { targets.isEmpty }

  /// Whether a place is to be written before the next content.
  var arePending: Bool { !pending.isEmpty }

  /// Removes everything, and finds the targets of the links of a fragment.
  mutating func findTargets(in html: HTMLSource) {
    targets.removeAll(keepingCapacity: true)
    for attribute in html.attributes where attribute.knownName == .href {
      if let target = html.fragment(ofAddress: attribute.value), !target.isEmpty {
        targets.insert(target)
      }
    }
  }

  /// Removes everything.
  mutating func removeAll() {
    targets.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
  }

  func contains(_ id: [UInt8]) -> Bool { targets.contains(id) }

  mutating func remove(_ id: [UInt8]) { targets.remove(id) }

  /// Notes an element's id, or a link's name, if it is the target of a link.
  mutating func note(_ node: Int, in html: HTMLSource) {
    let isLink = html[node].tag == .a
    for name in isLink ? [.id, .name] : [.id] as [HTMLAttributeName] {
      guard let value = html.attribute(name, of: node), !value.isEmpty,
        targets.remove(Array(html.bytes[value])) != nil
      else { continue }
      pending.append(value)
    }
  }

  /// Takes the places that are to be written now.
  mutating func takePending() -> [Range<Int>] {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }
}
