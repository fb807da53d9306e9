import SiteModel

/// What is known of the sites that the inputs are of.
///
/// One for all archives of a run, which are cut one after the other.
final class SiteLedger {
  private var channels: [String: SiteHeader] = [:]
  /// The keys of the sites, in the order in which they were met.
  private var keys: [String] = []
  /// The items that were met, by site: 8 bytes each.
  private var fingerprints: [String: Set<UInt64>] = [:]
  /// Of this run alone, so that nobody can make two items that are taken for one.
  private let seed = UInt64.random(in: .min ... .max)

  /// The sites' channels in the order in which they were met.
  var all: [SiteHeader] { keys.compactMap { channels[$0] } }

  /// Takes in what a channel says and returns what is new of it.
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

  /// - Returns: Whether the site had no item of these bytes yet.
  func insert(item: UnsafeBufferPointer<UInt8>, ofSite key: String) -> Bool {
    fingerprints[key, default: []].insert(fingerprint(item, seed: seed)).inserted
  }
}
