public import ByteOutput
import ByteText
public import Exporting
public import SiteModel

/// Compares an archive with one that was read before, and shows what they differ in.
///
/// If posts have changed, both archives are read once more, to tell which of their fields did.
public final class ArchiveComparison: Exporter {
  /// How differences are shown.
  public enum View: Sendable {
    /// For people.
    case table
    case json
  }

  private let first: ArchiveDigest
  private let place: OutputPlace
  private let view: View
  private let names: (String, String)
  private var inputs: (any InputPreview)?
  private var header = SiteHeader()
  private var keys = DistinctKeys()
  private var differences = Differences()
  /// The posts of the first archive that were not met in the second one.
  private var left: [UInt64: UInt64]
  private var changed: Set<UInt64> = []

  /// Whether the archives differ; known when the comparison is finished.
  public private(set) var isDifferent = false

  /// - Parameters:
  ///   - first: The archive that was read before.
  ///   - place: Where the differences are written.
  ///   - view: How they are shown.
  ///   - names: The names of both archives.
  public init(
    with first: ArchiveDigest, to place: OutputPlace, _ view: View, names: (String, String)
  ) {
    self.first = first
    self.place = place
    self.view = view
    self.names = names
    left = first.posts
  }

  /// - Throws: `ExportError.severalSites`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    header = try ArchiveDigest.onlyHeader(of: inputs)
    self.inputs = inputs
    return { batch in EncodedDigests(batch.records) }
  }

  public func write(
    _ digests: EncodedDigests, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    for digest in digests.posts {
      let key = keys.key(for: digest.key)
      guard let hash = left.removeValue(forKey: key) else {
        differences.addedPosts.append(digest.label)
        continue
      }
      if hash != digest.hash { changed.insert(key) }
    }
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    compareHeaders()
    try comparePosts()
    isDifferent = !differences.isEmpty
    let file = try place.open()
    switch view {
    case .table: try DifferenceTable(names, differences).bytes().withUnsafeBytes(file.write)
    case .json: try DifferenceJSON.chunk(names, differences).withBytes(file.write)
    }
    try file.finish()
    return []
  }

  private func compareHeaders() {
    let (one, other) = (first.header, header)
    differences.site = FieldHashes.differing(
      FieldHashes.hashes(of: one.site), FieldHashes.hashes(of: other.site), FieldHashes.siteFields)
    differences.authors = Self.compare(
      one.authors, other.authors, FieldHashes.authorFields, FieldHashes.hashes(of:)
    ) { Differences.Entry(name: $0.login) }
    differences.terms = Self.compare(
      one.terms, other.terms, FieldHashes.termFields, FieldHashes.hashes(of:), meta: \.meta
    ) { Differences.Entry(taxonomy: $0.taxonomy, name: $0.slug.isEmpty ? $0.name : $0.slug) }
  }

  private static func compare<Element>(
    _ one: [Element], _ other: [Element], _ fields: [String], _ hashes: (Element) -> [UInt64],
    meta: ((Element) -> [Meta])? = nil, _ entry: (Element) -> Differences.Entry
  ) -> Differences.Entries {
    var result = Differences.Entries()
    func key(_ element: Element) -> [String] { [entry(element).taxonomy, entry(element).name] }
    var before: [[String]: Element] = [:]
    for element in one { before[key(element)] = element }
    for element in other {
      guard let old = before.removeValue(forKey: key(element)) else {
        result.added.append(entry(element))
        continue
      }
      var changed = entry(element)
      changed.fields = FieldHashes.differing(hashes(old), hashes(element), fields)
      if let meta {
        changed.metas = Differences.MetaDifferences(
          FieldHashes.hashes(of: meta(old)), FieldHashes.hashes(of: meta(element)))
      }
      if !changed.fields.isEmpty || !changed.metas.isEmpty { result.changed.append(changed) }
    }
    result.removed = one.filter { before[key($0)] != nil }.map(entry)
    return result
  }

  private func comparePosts() throws {
    let removed = Set(left.keys)
    if removed.isEmpty && changed.isEmpty { return }
    var before: [UInt64: PostParts] = [:]
    try first.forEachPost(of: removed.union(changed)) { key, digest in
      if removed.contains(key) {
        differences.removedPosts.append(digest.label)
      } else {
        before[key] = digest.parts
      }
    }
    guard let inputs, !changed.isEmpty else { return }
    try ArchiveDigest.forEachPost(of: changed, in: inputs, keys) { key, digest in
      guard let old = before.removeValue(forKey: key), let new = digest.parts else { return }
      differences.changedPosts.append(Differences.ChangedPost(digest.label, old, new))
    }
  }
}

extension Differences.ChangedPost {
  init(_ label: PostLabel, _ old: PostParts, _ new: PostParts) {
    self.init(label: label)
    fields = FieldHashes.differing(old.fields, new.fields, FieldHashes.postFields)
    metas = Differences.MetaDifferences(old.metas, new.metas)
    var keys = DistinctKeys()
    var before: [UInt64: PostParts.CommentParts] = [:]
    for comment in old.comments { before[keys.key(for: comment.key)] = comment }
    keys = DistinctKeys()
    for comment in new.comments {
      guard let earlier = before.removeValue(forKey: keys.key(for: comment.key)) else {
        addedComments.append(comment.id)
        continue
      }
      let changed = Differences.ChangedComment(
        id: comment.id,
        fields: FieldHashes.differing(
          earlier.fields, comment.fields, FieldHashes.commentFields),
        metas: Differences.MetaDifferences(earlier.metas, comment.metas))
      if !changed.fields.isEmpty || !changed.metas.isEmpty { changedComments.append(changed) }
    }
    keys = DistinctKeys()
    for comment in old.comments where before[keys.key(for: comment.key)] != nil {
      removedComments.append(comment.id)
    }
  }
}
