import SiteModel

/// A page builder: where it keeps its pages, and what its widgets show.
///
/// A builder is a file in `Families`; a new one is added to `BuilderRegistry`.
struct Builder: Sendable {
  /// As its users call it.
  let name: String
  let rules: [String: WidgetRule]
  /// How the names of its shortcodes begin; empty where it has none.
  var shortcodePrefix = ""
  /// Undoes what it did to the values of shortcodes, beside what HTML does.
  var decode: @Sendable (String) -> String = { $0 }
  /// The metas that may hold a page.
  var metas: [String] = []
  /// Whether the post is shown without the builder all the same.
  var isOff: @Sendable (any ContentContext) -> Bool = { _ in false }
  /// The parts of the page in a meta; `nil` where it is no page.
  var parts: @Sendable (DecodedValue) -> [PagePart]? = { _ in nil }
}

/// A page as its reader meets it: each widget begins, has others in it, and ends.
enum PagePart: Sendable {
  case begin(Widget)
  case end

  /// The parts of a tree, whose nodes have their children in them.
  static func parts(
    of roots: [DecodedValue], children: (DecodedValue) -> [DecodedValue],
    widget: (DecodedValue) -> Widget
  ) -> [PagePart] {
    var parts: [PagePart] = []
    var work: [DecodedValue?] = roots.reversed()
    while let next = work.popLast() {
      guard let node = next else {
        parts.append(.end)
        continue
      }
      parts.append(.begin(widget(node)))
      work.append(nil)
      for child in children(node).reversed() { work.append(child) }
    }
    return parts
  }

  /// The parts of a tree, whose nodes name their parents; each stands behind its parent's name once.
  static func parts(
    of nodes: [(id: String, parent: String?, widget: Widget)]
  ) -> [PagePart] {
    let ids = Set(nodes.map(\.id))
    var children: [String: [Int]] = [:]
    var roots: [Int] = []
    for (index, node) in nodes.enumerated() {
      if let parent = node.parent, ids.contains(parent), parent != node.id {
        children[parent, default: []].append(index)
      } else {
        roots.append(index)
      }
    }
    var parts: [PagePart] = []
    var work: [Int?] = roots.reversed()
    while let next = work.popLast() {
      guard let index = next else {
        parts.append(.end)
        continue
      }
      parts.append(.begin(nodes[index].widget))
      work.append(nil)
      // Taken away: an id that comes twice has its children once.
      for child in (children.removeValue(forKey: nodes[index].id) ?? []).reversed() {
        work.append(child)
      }
    }
    return parts
  }
}
