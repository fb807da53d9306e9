import Inventory
import SiteModel

/// The site in the middle, at its left who responds to it, at its right what it leads to.
struct NetworkPicture {
  private var left: [Node] = []
  private var right: [Node] = []

  private struct Node {
    var kind: String
    var name: String
    /// What the count is of.
    var words: String
    var count: Int
  }

  private static let mostOfKind = 8
  private static let rowHeight = 24.0

  init(of inventory: Inventory) {
    let responses = inventory.responses
    left += Self.nodes("reblog", "reblogs", responses.rebloggers)
    left += Self.nodes("pingback", "links to it", responses.linkers)
    left += Self.nodes("comment", "comments", responses.commenters)
    right += Self.nodes("reblog", "posts reblogged", inventory.reblogged)
    let own = OwnHosts(of: inventory)
    right += own.others(inventory.content.linked).prefix(2 * Self.mostOfKind)
      .map { Node(kind: "page", name: $0.name, words: "links from it", count: $0.count) }
  }

  private static func nodes(_ kind: String, _ words: String, _ tally: NameTally) -> [Node] {
    tally.rows.prefix(mostOfKind).map {
      let name = $0.label.isEmpty ? $0.name : $0.label
      return Node(
        kind: kind, name: name.isEmpty ? "(no name)" : name, words: words, count: $0.count)
    }
  }

  /// `nil` where nobody responds and nothing is linked.
  func html(title: String) -> HTML? {
    if left.isEmpty && right.isEmpty { return nil }
    let rows = max(left.count, right.count, 3)
    let height = Double(rows) * Self.rowHeight + 50
    let most = max(1, (left + right).map(\.count).max() ?? 1)
    let middle = height / 2 + 10
    var shapes: HTML = ""
    for (nodes, isLeft) in [(left, true), (right, false)] {
      let start = middle - Double(nodes.count - 1) * Self.rowHeight / 2
      for (index, node) in nodes.enumerated() {
        shapes += Self.shape(
          node, isLeft: isLeft, y: start + Double(index) * Self.rowHeight, middle: middle,
          most: most)
      }
    }
    return """
      <figure><figcaption>Who responds, and what the site leads to</figcaption>
      <ul class="legend">\(Self.legend)</ul>
      <svg viewBox="0 0 950 \(height)" role="group" aria-label="The site in the middle; at its left who responds to it, at its right what it links to and reblogs. The numbers are in the tables.">
      <text x="280" y="14" text-anchor="end">responds</text><text x="670" y="14">is linked or reblogged</text>
      \(shapes)<circle class="f-post" cx="475" cy="\(middle)" r="16"/>\
      <text class="label" x="475" y="\(middle + 34)" text-anchor="middle">\(title.cut(toBytes: 40))</text></svg></figure>

      """
  }

  private static func shape(
    _ node: Node, isLeft: Bool, y: Double, middle: Double, most: Int
  ) -> HTML {
    let share = (Double(node.count) / Double(most)).squareRoot()
    let x: Double = isLeft ? 300 : 650
    let bend: Double = isLeft ? 390 : 560
    let text: Double = isLeft ? 286 : 664
    let words = "\(node.name): \(Numbers.grouped(node.count)) \(node.words)"
    return """
      <g tabindex="0" role="img" aria-label="\(words)"><title>\(words)</title>\
      <path class="edge" d="M\(x) \(y)C\(bend) \(y) \(bend) \(middle) 475 \(middle)" stroke-width="\(0.5 + 4.5 * share)"/>\
      <circle class="\(MonthChart.fill(node.kind))" cx="\(x)" cy="\(y)" r="\(3 + 6 * share)"/>\
      <text class="label" x="\(text)" y="\(y + 4)" text-anchor="\(isLeft ? "end" : "start")">\(node.name.cut(toBytes: 42)) \
      <tspan fill-opacity=".65">\(Numbers.grouped(node.count))</tspan></text></g>

      """
  }

  private static let legend: HTML = [
    ("reblog", "reblogs"), ("pingback", "pingbacks, trackbacks and links"), ("comment", "comments"),
  ].map { kind, words -> HTML in
    """
    <li><svg viewBox="0 0 10 10" aria-hidden="true"><circle class="\(MonthChart.fill(kind))" cx="5" cy="5" r="5"/></svg>\(words)</li>
    """
  }.joined()
}

/// The hosts of the site itself, which its links to itself have.
struct OwnHosts {
  private let hosts: Set<String>

  init(of inventory: Inventory) {
    let site = inventory.site
    hosts = Set(
      [site.link, site.baseBlogURL, site.baseSiteURL, inventory.key].map(Inventory.host(of:)))
  }

  func others(_ tally: NameTally) -> [NameTally.Row] {
    tally.rows.filter { !hosts.contains($0.name) }
  }

  /// How many links lead to the site itself.
  func ownCount(_ tally: NameTally) -> Int { hosts.reduce(0) { $0 + tally[$1] } }
}
