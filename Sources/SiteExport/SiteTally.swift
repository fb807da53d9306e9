import MarkdownExport
import PostContent

/// The counts of things that a user may want to check.
struct SiteTally {
  private var notes: [ContentNote.Kind: [String: Int]] = [:]
  /// What bodies and responses lost, by what it is called.
  private var losses: [String: Int] = [:]
  private var protectedCount = 0

  mutating func add(_ document: PostDocument) {
    for note in document.notes {
      notes[note.kind, default: [:]][note.name, default: 0] += note.count
    }
    if !document.bodyNotes.isEmpty {
      for kind in BodyNotes.Kind.allCases where document.bodyNotes[kind] > 0 {
        if let name = kind.lossName { losses[name, default: 0] += document.bodyNotes[kind] }
      }
    }
    if document.isProtected { protectedCount += 1 }
  }

  func remarks(_ policy: ShortcodePolicy) -> [String] {
    var remarks: [String] = []
    if protectedCount > 0 {
      let bodies = protectedCount == 1 ? "body" : "bodies"
      remarks.append("\(protectedCount) \(bodies) left out for a password; --protected writes them")
    }
    for kind in ContentNote.Kind.allCases {
      guard let counts = notes[kind] else { continue }
      let listed =
        kind.isNumbered ? String(counts.values.reduce(0, +)) : Self.listed(counts)
      remarks.append("\(kind.remark(policy)): \(listed)")
    }
    if !losses.isEmpty { remarks.append("left out of bodies: \(Self.listed(losses))") }
    return remarks
  }

  /// `gallery 12, poll 3`: the most frequent first.
  static func listed(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key.isEmpty ? "(none)" : $0.key) \($0.value)" }.joined(separator: ", ")
  }
}
