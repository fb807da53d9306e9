import SiteModel

/// Custom fields.
package struct MetaTally: Sendable {
  package private(set) var count = 0
  /// Those whose value is PHP-serialised, or a JSON array or object, and could be decoded.
  package private(set) var serialisedCount = 0

  mutating func add(_ metas: [Meta]) {
    count += metas.count
    for meta in metas where meta.data != nil { serialisedCount += 1 }
  }

  mutating func merge(_ other: MetaTally) {
    count += other.count
    serialisedCount += other.serialisedCount
  }
}
