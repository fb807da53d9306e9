public import SiteModel

/// Filters records between reader and exporter: it leaves some out, and replaces addresses.
public struct Filter: Sendable {
  /// Which posts are exported.
  public let selection: Selection
  private let redaction: Redaction?
  private let isIdle: Bool

  /// - Parameters:
  ///   - selection: Which posts are exported; all by default.
  ///   - redaction: What replaces mail addresses and IP addresses; `nil` leaves them.
  public init(selection: Selection = Selection(), redaction: Redaction? = nil) {
    self.selection = selection
    self.redaction = redaction
    isIdle = selection.isEverything && redaction == nil
  }

  /// What stands in for one certain address, by which redactions with different keys can be told apart;
  /// `nil` without a redaction.
  public var sampleStandIn: String? {
    var sample = [Diagnostic(.information, Diagnostic.Code(rawValue: ""), "a@example.org")]
    redact(&sample)
    return redaction == nil ? nil : sample[0].message
  }

  /// Leaves out what is not selected, and redacts the rest.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - offsets: Their places, one for each; those of records that are left out go, too.
  ///   - needed: The ids of posts that stay although they are not selected.
  public func apply(
    to records: inout [Record], at offsets: inout [Int], keeping needed: Set<Int> = []
  ) {
    if isIdle { return }
    var kept = 0
    // The selection compares logins, so it comes before the redaction.
    for index in records.indices {
      guard let record = selected(records[index], needed) else { continue }
      records[kept] = record
      offsets[kept] = offsets[index]
      kept += 1
    }
    records.removeSubrange(kept...)
    offsets.removeSubrange(kept...)
    redact(&records)
  }

  private func selected(_ record: Record, _ needed: Set<Int>) -> Record? {
    guard case .post(var post) = record else { return record }
    guard selection.includes(post) || post.id.map(needed.contains) ?? false else { return nil }
    if !selection.includesComments { post.comments = [] }
    return .post(post)
  }

  /// Replaces addresses in records.
  public func redact(_ records: inout [Record]) {
    guard let redaction else { return }
    for index in records.indices { redaction.apply(to: &records[index]) }
  }

  /// Replaces addresses in diagnostics, because standard error often goes to log files.
  public func redact(_ diagnostics: inout [Diagnostic]) {
    guard let redaction else { return }
    for index in diagnostics.indices { redaction.apply(to: &diagnostics[index]) }
  }

  /// Replaces addresses in the site, its authors and its terms.
  public func redact(_ header: inout SiteHeader) {
    guard let redaction else { return }
    redaction.apply(to: &header.site)
    for index in header.authors.indices { redaction.apply(to: &header.authors[index]) }
    for index in header.terms.indices { redaction.apply(to: &header.terms[index]) }
  }
}

extension Redaction {
  fileprivate func apply(to record: inout Record) {
    switch record {
    case .post(var post):
      apply(to: &post)
      record = .post(post)
    case .author(var author):
      apply(to: &author)
      record = .author(author)
    case .term(var term):
      apply(to: &term)
      record = .term(term)
    case .site(var site):
      apply(to: &site)
      record = .site(site)
    case .diagnostic(var diagnostic):
      apply(to: &diagnostic)
      record = .diagnostic(diagnostic)
    }
  }
}
