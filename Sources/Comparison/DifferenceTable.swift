import ByteText

/// Differences for people.
struct DifferenceTable {
  private let names: (String, String)
  private let differences: Differences

  init(_ names: (String, String), _ differences: Differences) {
    self.names = names
    self.differences = differences
  }

  func bytes() -> [UInt8] {
    var all = ["\(names.0.terminalSafe) → \(names.1.terminalSafe)", ""]
    all += counts
    all += entries("Site", differences.site.isEmpty ? [] : ["~ \(list(differences.site))"])
    all += entries("Authors", lines(of: differences.authors))
    all += entries("Terms", lines(of: differences.terms))
    all += entries(
      "Posts",
      differences.addedPosts.map { "+ \(text($0))" }
        + differences.removedPosts.map { "- \(text($0))" }
        + differences.changedPosts.map { "~ \(text($0.label)): \(text(of: $0))" })
    return Array((all.joined(separator: "\n") + "\n").utf8)
  }

  private var counts: [String] {
    let tallies = [
      ("authors", differences.authors.tally), ("terms", differences.terms.tally),
      ("posts", differences.posts), ("comments", differences.comments),
      ("metas", differences.metas),
    ]
    let rows =
      [["", "added", "removed", "changed"]]
      + tallies.map { [$0, String($1.added), String($1.removed), String($1.changed)] }
    return rows.map { row in
      row.enumerated().map { index, cell in
        let gap = String(repeating: " ", count: max(0, (index == 0 ? 8 : 7) - cell.utf8.count))
        return index == 0 ? cell + gap : gap + cell
      }.joined(separator: "  ")
    }
  }

  private func entries(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0.terminalSafe }
  }

  private func lines(of entries: Differences.Entries) -> [String] {
    entries.added.map { "+ \(text($0))" } + entries.removed.map { "- \(text($0))" }
      + entries.changed.map { "~ \(text($0)): \(list($0.fields + texts(of: $0.metas)))" }
  }

  private func text(_ entry: Differences.Entry) -> String {
    entry.taxonomy.isEmpty ? entry.name : "\(entry.taxonomy):\(entry.name)"
  }

  private func text(_ label: PostLabel) -> String {
    "\(label.id.map(String.init) ?? "?") \(label.type) “\(label.title)”"
  }

  private func text(of post: Differences.ChangedPost) -> String {
    var parts = post.fields + texts(of: post.metas)
    if !post.addedComments.isEmpty {
      parts.append("+ " + Wording.count(post.addedComments.count, "comment"))
    }
    if !post.removedComments.isEmpty {
      parts.append("- " + Wording.count(post.removedComments.count, "comment"))
    }
    for comment in post.changedComments {
      let number = comment.id.map { " \($0)" } ?? ""
      parts.append("comment\(number) (\(list(comment.fields + texts(of: comment.metas))))")
    }
    return list(parts)
  }

  private func texts(of metas: Differences.MetaDifferences) -> [String] {
    metas.added.map { "+ meta \($0)" } + metas.removed.map { "- meta \($0)" }
      + metas.changed.map { "meta \($0)" }
  }

  private func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }
}
