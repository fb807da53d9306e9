public import RecordFilter
import SiteModel

/// What is changed in records on their way into an archive.
public struct Rewriting: Sendable {
  /// The custom fields that are left out.
  public var droppedMeta: [MetaPattern] = []
  /// What replaces texts, such as the address of the blog.
  public var replacement: Replacement?

  public init() {}

  var isIdle: Bool { droppedMeta.isEmpty && replacement == nil }

  func apply(to header: inout SiteHeader, _ counts: inout Replacement.Counts) {
    if !droppedMeta.isEmpty {
      var terms = header.terms
      for index in terms.indices { drop(&terms[index].meta) }
      header = SiteHeader(header.site, authors: header.authors, terms: terms)
    }
    replacement?.apply(to: &header, &counts)
  }

  func apply(to records: inout [Record], _ counts: inout Replacement.Counts) {
    if isIdle { return }
    for index in records.indices {
      guard case .post(var post) = records[index] else { continue }
      drop(&post.meta)
      for comment in post.comments.indices { drop(&post.comments[comment].meta) }
      replacement?.apply(to: &post, &counts)
      records[index] = .post(post)
    }
  }

  private func drop(_ metas: inout [Meta]) {
    if droppedMeta.isEmpty || metas.isEmpty { return }
    metas.removeAll { meta in droppedMeta.contains { $0.matches(meta.key) } }
  }
}
