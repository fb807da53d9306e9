import SiteModel

/// Completes the diagnostics of batches, which come in the archives' order: it computes their
/// lines, finds ids that are used twice, and limits the number of diagnostics of each code.
struct DiagnosticLedger {
  private let mostPerCode: Int
  private var fileIndex = -1
  private var file = ""
  /// Line feeds in the input before the batch.
  private var lineFeedCount = 0
  /// The number of diagnostics of each code in the input.
  private var counts: [Diagnostic.Code: Int] = [:]
  /// The severities of codes of which not all diagnostics are reported.
  private var severities: [Diagnostic.Code: Diagnostic.Severity] = [:]
  /// The ids of the posts, by site: 8 bytes each.
  private var ids: [String: Set<Int>] = [:]

  init(mostPerCode: Int) {
    self.mostPerCode = mostPerCode
  }

  /// The diagnostics to report with a batch.
  mutating func settle(_ batch: RecordBatch) -> [Diagnostic] {
    var told: [Diagnostic] = []
    if batch.fileIndex != fileIndex {
      told = untold()
      fileIndex = batch.fileIndex
      file = batch.file
      lineFeedCount = 0
    }
    for diagnostic in batch.diagnostics + duplicates(in: batch) {
      counts[diagnostic.code, default: 0] += 1
      if counts[diagnostic.code, default: 0] > most(of: diagnostic.code) {
        severities[diagnostic.code] = diagnostic.severity
        continue
      }
      var diagnostic = diagnostic
      diagnostic.line = diagnostic.line.map { $0 + lineFeedCount + 1 }
      told.append(diagnostic)
    }
    lineFeedCount += batch.lineFeedCount
    return told
  }

  /// A diagnostic for each code of which not all were reported, with the number of the others.
  mutating func untold() -> [Diagnostic] {
    defer {
      counts = [:]
      severities = [:]
    }
    return severities.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, severity in
      var diagnostic = Diagnostic(severity, code, "more of the same")
      diagnostic.file = file
      diagnostic.count = counts[code, default: 0] - most(of: code)
      return diagnostic
    }
  }

  /// The encoding is the same in the whole archive, so it is reported once.
  private func most(of code: Diagnostic.Code) -> Int {
    code == .declaredEncoding ? min(1, mostPerCode) : mostPerCode
  }

  private mutating func duplicates(in batch: RecordBatch) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for post in batch.postPlaces where !ids[batch.siteKey, default: []].insert(post.id).inserted {
      var diagnostic = Diagnostic(
        .warning, .duplicatePostID, "two different items have the id \(post.id); both are kept")
      diagnostic.file = batch.file
      diagnostic.line = post.line
      diagnostic.byteOffset = post.byteOffset
      diagnostic.itemID = post.id
      diagnostic.itemTitle = post.title
      diagnostics.append(diagnostic)
    }
    return diagnostics
  }
}
