import ByteText
import SiteModel

/// Custom fields.
package struct MetaTally: Sendable {
  package private(set) var count = 0
  /// Those whose value is PHP-serialised and could be decoded.
  package private(set) var serialisedCount = 0
  /// Those whose value is a JSON array or object.
  package private(set) var jsonCount = 0

  mutating func add(_ metas: [Meta]) {
    count += metas.count
    for meta in metas where meta.data != nil {
      // No value of PHP begins with a bracket when it is serialised.
      switch meta.value.utf8.first(where: { !$0.isXMLWhiteSpace }) {
      case UInt8(ascii: "["), UInt8(ascii: "{"): jsonCount += 1
      default: serialisedCount += 1
      }
    }
  }

  mutating func merge(_ other: MetaTally) {
    count += other.count
    serialisedCount += other.serialisedCount
    jsonCount += other.jsonCount
  }
}
