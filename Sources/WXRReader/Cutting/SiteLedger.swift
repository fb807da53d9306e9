import SiteModel

/// The sites of the inputs, as far as they are known.
///
/// All archives of a run share one ledger. They are cut one after the other.
final class SiteLedger {
  private var channels: [String: SiteHeader] = [:]
  /// The keys of the sites, in the order in which they were found.
  private var keys: [String] = []
  /// The fingerprints of the items, by site: 8 bytes each.
  private var fingerprints: [String: Set<UInt64>] = [:]
  /// Random in each run, so that nobody can make two different items with the same fingerprint.
  private let seed = UInt64.random(in: .min ... .max)

  /// The sites' channels, in the order in which they were found.
  var all: [SiteHeader] { keys.compactMap { channels[$0] } }

  /// Merges a channel into its site, and returns the records that are new or changed.
  func merge(_ site: Site, _ records: [Record], key: String) -> [Record] {
    if channels[key] == nil { keys.append(key) }
    var new: [Record] = []
    if let site = channels[key, default: SiteHeader()].merge(site) { new.append(.site(site)) }
    for record in records {
      switch record {
      case .author(let author):
        if let author = channels[key]?.merge(author) { new.append(.author(author)) }
      case .term(let term):
        if let term = channels[key]?.merge(term) { new.append(.term(term)) }
      default: new.append(record)
      }
    }
    return new
  }

  /// - Returns: Whether the site had no item with these bytes yet.
  func insert(item: UnsafeBufferPointer<UInt8>, ofSite key: String) -> Bool {
    fingerprints[key, default: []].insert(fingerprint(item, seed: seed)).inserted
  }
}
