public import SiteModel

/// What happens to records between reader and exporter: some are left out, and addresses are
/// replaced.
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

  /// Leaves out what is not selected, and redacts the rest.
  public func apply(to records: inout [Record]) {
    if isIdle { return }
    // By the logins that the user knows, so before they are redacted.
    records = records.compactMap(selected)
    redact(&records)
  }

  /// What is selected of records; nothing is redacted.
  public func selected(_ records: [Record]) -> [Record] {
    isIdle ? records : records.compactMap(selected)
  }

  private func selected(_ record: Record) -> Record? {
    guard case .post(var post) = record else { return record }
    guard selection.includes(post) else { return nil }
    if !selection.includesComments { post.comments = [] }
    return .post(post)
  }

  /// Replaces addresses in records.
  public func redact(_ records: inout [Record]) {
    guard let redaction else { return }
    for index in records.indices { redaction.apply(to: &records[index]) }
  }

  /// Replaces addresses in diagnostics: what is told on standard error ends up in logs.
  public func redact(_ diagnostics: inout [Diagnostic]) {
    guard let redaction else { return }
    for index in diagnostics.indices { redaction.apply(to: &diagnostics[index]) }
  }

  /// Replaces addresses in what a site's channels say.
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
