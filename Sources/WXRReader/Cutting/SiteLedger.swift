import ByteText
import SiteModel
import WXRFormat

/// The sites of the inputs, as far as they are known.
///
/// All archives of a run share one ledger. They are cut one after the other.
final class SiteLedger {
  private var channels: [String: SiteHeader] = [:]
  /// The keys of the sites, in the order in which they were found.
  private var keys: [String] = []
  /// The taxonomies of the terms without a name, by slug, by site.
  private var namelessTerms: [String: [String: Set<String>]] = [:]
  /// The fingerprints of the items, by site: 8 bytes each.
  private var fingerprints: [String: Set<UInt64>] = [:]
  /// The keys of the sites by what their addresses have in common.
  private var keysByIdentity: [String: String] = [:]
  /// Whether all archives are of one site.
  private let isOneSite: Bool
  /// Random in each run, so that nobody can make two different items with the same fingerprint.
  private let seed = UInt64.random(in: .min ... .max)

  init(isOneSite: Bool) {
    self.isOneSite = isOneSite
  }

  /// The key of an archive's site, which is the address of the first archive of that site.
  ///
  /// An archive without an address is its own site.
  func key(of site: Site, archive name: String) -> String {
    if isOneSite, let first = keys.first { return first }
    guard let identity = SiteAddress.identity(of: site.key) else { return name }
    if let known = keysByIdentity[identity] { return known }
    keysByIdentity[identity] = site.key
    return site.key
  }

  /// The sites' channels, in the order in which they were found.
  var all: [SiteHeader] { keys.compactMap { channels[$0] } }

  /// Merges a channel into its site, and returns the records that are new or changed.
  ///
  /// - Parameters:
  ///   - site: The channel's own fields.
  ///   - offset: Their place.
  ///   - records: Its authors and terms.
  ///   - key: The site's key.
  /// - Returns: The records, each whole as it is now.
  func merge(
    _ site: Site, at offset: Int, _ records: [PlacedRecord], key: String
  ) -> [PlacedRecord] {
    if channels[key] == nil { keys.append(key) }
    var new: [PlacedRecord] = []
    if let site = channels[key, default: SiteHeader()].merge(site) {
      new.append(PlacedRecord(record: .site(site), offset: offset))
    }
    for placed in records {
      switch placed.record {
      case .author(let author):
        guard let author = channels[key]?.merge(author) else { continue }
        new.append(PlacedRecord(record: .author(author), offset: placed.offset))
      case .term(let term):
        guard let term = channels[key]?.merge(term) else { continue }
        noteName(of: term, key: key)
        new.append(PlacedRecord(record: .term(term), offset: placed.offset))
      default: new.append(placed)
      }
    }
    return new
  }

  private func noteName(of term: Term, key: String) {
    if term.name.isEmpty && !term.slug.isEmpty {
      namelessTerms[key, default: [:]][term.slug, default: []].insert(term.taxonomy)
    } else if namelessTerms[key] != nil {
      namelessTerms[key]?[term.slug]?.remove(term.taxonomy)
      if namelessTerms[key]?[term.slug]?.isEmpty == true { namelessTerms[key]?[term.slug] = nil }
      if namelessTerms[key]?.isEmpty == true { namelessTerms[key] = nil }
    }
  }

  /// Whether any site has a term without a name.
  var lacksTermNames: Bool { !namelessTerms.isEmpty }

  func lacksName(ofTerm slug: String, key: String) -> Bool {
    namelessTerms[key]?[slug] != nil
  }

  /// Takes the names of a post's terms for those of the site that have none.
  ///
  /// - Returns: The records of the terms that have a name now.
  func merge(namesOf terms: [PostTerm], at offset: Int, key: String) -> [PlacedRecord] {
    let named = terms.filter { term in
      !term.name.isEmpty && namelessTerms[key]?[term.slug]?.contains(term.taxonomy) ?? false
    }
    return merge(
      Site(), at: offset,
      named.enumerated().map { index, found in
        var term = Term()
        (term.taxonomy, term.slug, term.name) = (found.taxonomy, found.slug, found.name)
        term.raw = found.raw.filter { $0.field == ModelField.name.rawValue }
        return PlacedRecord(record: .term(term), offset: offset + index)
      }, key: key)
  }

  /// - Returns: Whether the site had no item with these bytes yet.
  func insert(item: UnsafeBufferPointer<UInt8>, ofSite key: String) -> Bool {
    fingerprints[key, default: []].insert(fingerprint(item, seed: seed)).inserted
  }
}
