import SiteModel

/// Settles the diagnostics of batches that come in the archives' order: their lines, ids that are
/// used twice, and how many are told.
struct DiagnosticLedger {
  private let mostPerCode: Int
  private var fileIndex = -1
  private var file = ""
  /// Line feeds in the input before the batch.
  private var lineFeedCount = 0
  /// How many of each code were met in the input.
  private var counts: [Diagnostic.Code: Int] = [:]
  /// The severities of codes of which more were met than are told.
  private var severities: [Diagnostic.Code: Diagnostic.Severity] = [:]
  /// The ids of the posts met, by site: 8 bytes each.
  private var ids: [String: Set<Int>] = [:]

  init(mostPerCode: Int) {
    self.mostPerCode = mostPerCode
  }

  /// The diagnostics to tell with a batch.
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

  /// A count for each code of which the input had more than were told.
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

  /// The encoding is that of the whole archive: once is enough.
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
