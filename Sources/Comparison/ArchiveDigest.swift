public import Exporting
public import SiteModel

/// Reads an archive, with which another one is to be compared.
///
/// It keeps a hash for each post.
public final class ArchiveDigest: Exporter {
  private(set) var header = SiteHeader()
  /// The hashes of posts, by their keys.
  private(set) var posts: [UInt64: UInt64] = [:]
  private var keys = DistinctKeys()
  private var inputs: (any InputPreview)?

  public init() {}

  /// - Throws: `ExportError.severalSites`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    header = try Self.onlyHeader(of: inputs)
    self.inputs = inputs
    return { batch in EncodedDigests(batch.records) }
  }

  public func write(
    _ digests: EncodedDigests, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    for digest in digests.posts { posts[keys.key(for: digest.key)] = digest.hash }
  }

  public func finish(_ end: ExportEnd) throws -> [String] { [] }

  /// Goes through posts again, with what some of them consist of.
  ///
  /// - Parameters:
  ///   - wanted: The keys of those.
  ///   - consume: Takes the key and the digest of each post whose parts were kept.
  /// - Throws: The error of the inputs.
  func forEachPost(
    of wanted: Set<UInt64>, _ consume: (UInt64, PostDigest) -> Void
  ) throws {
    guard let inputs else { return }
    try Self.forEachPost(of: wanted, in: inputs, keys, consume)
  }

  static func forEachPost(
    of wanted: Set<UInt64>, in inputs: any InputPreview, _ known: DistinctKeys,
    _ consume: (UInt64, PostDigest) -> Void
  ) throws {
    let originals = known.originals(of: wanted)
    var keys = DistinctKeys()
    try inputs.survey(bodiesOf: nil) { batch in
      EncodedDigests(batch.selected, keepsParts: originals.contains)
    } consume: { digests in
      for digest in digests.posts {
        let key = keys.key(for: digest.key)
        if wanted.contains(key) { consume(key, digest) }
      }
    }
  }

  static func onlyHeader(of inputs: any InputPreview) throws -> SiteHeader {
    let headers = try inputs.headers()
    if headers.count > 1 {
      throw ExportError.severalSites(
        headers.map(\.site.key), inputCount: inputs.inputCount, output: "a comparison")
    }
    return headers.first ?? SiteHeader()
  }
}

/// The posts of a batch, as they are compared.
public struct EncodedDigests: Sendable {
  let posts: [PostDigest]

  init(_ records: [Record], keepsParts: (UInt64) -> Bool = { _ in false }) {
    posts = records.compactMap { record in
      guard case .post(let post) = record else { return nil }
      return PostDigest(post, keepsParts: keepsParts)
    }
  }
}
