import SiteModel

/// The repairs of one item or of one run outside the items: the first place of each kind, and the
/// number.
struct RepairLog {
  struct Entry {
    var repair: Repair
    /// The offset of the first one, in the bytes that were repaired.
    var offset: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []

  mutating func note(_ repair: Repair, at offset: Int) {
    if let index = entries.firstIndex(where: { $0.repair == repair }) {
      entries[index].count += 1
    } else {
      entries.append(Entry(repair: repair, offset: offset, count: 1))
    }
  }

  /// The diagnostics, in the order of their places.
  var diagnostics: [(offset: Int, diagnostic: Diagnostic)] {
    entries.sorted { $0.offset < $1.offset }.map { entry in
      var diagnostic = Diagnostic(.warning, entry.repair.code, entry.repair.message)
      diagnostic.count = entry.count
      return (entry.offset, diagnostic)
    }
  }
}
