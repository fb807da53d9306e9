/// How often each of many names was met, in bounded memory.
///
/// Where there are more names than there is room for, those that were met most often stay. Their
/// counts are exact unless a name was dropped before and came again.
package struct NameTally: Sendable {
  /// So many names stay.
  private static let most = 20_000
  /// Longer names are cut, in bytes.
  private static let longestName = 200

  private var entries: [String: Entry] = [:]
  /// How often any name was met.
  package private(set) var total = 0
  /// Whether every name is there.
  package private(set) var isComplete = true

  private struct Entry {
    var count = 0
    var label = ""
  }

  /// A name with its label, and how often it was met.
  package struct Row: Sendable {
    package var name: String
    /// What people call it; may be empty.
    package var label: String
    package var count: Int
  }

  mutating func add(_ name: String, label: String = "", _ count: Int = 1) {
    total += count
    add(name.cut(toBytes: Self.longestName), label.cut(toBytes: Self.longestName), count)
  }

  private mutating func add(_ name: String, _ label: String, _ count: Int) {
    entries[name, default: Entry()].count += count
    if !label.isEmpty, entries[name]?.label.isEmpty == true { entries[name]?.label = label }
  }

  /// Takes the counts of a later batch in.
  ///
  /// Names are dropped only here, between batches: so the number of threads does not matter.
  mutating func merge(_ later: NameTally) {
    for (name, entry) in later.entries { add(name, entry.label, entry.count) }
    total += later.total
    isComplete = isComplete && later.isComplete
    guard entries.count > 2 * Self.most else { return }
    isComplete = false
    let best = rows.prefix(Self.most).map { ($0.name, Entry(count: $0.count, label: $0.label)) }
    entries = Dictionary(uniqueKeysWithValues: best)
  }

  package var count: Int { entries.count }

  package subscript(name: String) -> Int { entries[name]?.count ?? 0 }

  /// The most frequent first; equally frequent ones by name.
  package var rows: [Row] {
    entries.map { Row(name: $0.key, label: $0.value.label, count: $0.value.count) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
