import HTMLFragment

/// The places in a page that links within it point to.
struct Anchors {
  /// The ids that links point to and that were not met yet.
  private var targets: Set<[UInt8]> = []
  /// The ids of places that wait for content, in the HTML tree's bytes.
  private var pending: [Range<Int>] = []

  /// Whether no link points to a place that was not met yet.
  var isEmpty: Bool { targets.isEmpty }

  /// Whether a place waits for content.
  var arePending: Bool { !pending.isEmpty }

  /// Forgets all, and finds what the links of a fragment point to.
  mutating func findTargets(in html: HTMLSource) {
    targets.removeAll(keepingCapacity: true)
    for attribute in html.attributes where attribute.knownName == .href {
      if let target = html.fragment(ofAddress: attribute.value), !target.isEmpty {
        targets.insert(target)
      }
    }
  }

  /// Forgets all.
  mutating func removeAll() {
    targets.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
  }

  func contains(_ id: [UInt8]) -> Bool { targets.contains(id) }

  mutating func remove(_ id: [UInt8]) { targets.remove(id) }

  /// Notes an element's id, or a link's name, if something points there.
  mutating func note(_ node: Int, in html: HTMLSource) {
    let isLink = html[node].tag == .a
    for name in isLink ? [.id, .name] : [.id] as [HTMLAttributeName] {
      guard let value = html.attribute(name, of: node), !value.isEmpty,
        targets.remove(Array(html.bytes[value])) != nil
      else { continue }
      pending.append(value)
    }
  }

  /// The places that wait, which are in the text after this.
  mutating func takePending() -> [Range<Int>] {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }
}
