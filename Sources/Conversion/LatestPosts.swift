import ByteInput
import SiteModel
import WXRReader

/// Which of the items with one id counts: that of the newest export.
struct LatestPosts: Sendable {
  /// By site and id: the part with the newest item.
  private var parts: [String: [Int: Int]] = [:]
  /// When the parts were exported.
  private var dates: [Int: DateTime] = [:]

  /// Reads the ids of all items.
  init(
    of sources: sending [any ByteSource], _ options: ReaderOptions, jobs: Int
  ) throws {
    _ = try BatchPipeline.forEachBatch(of: sources, options: options, jobs: jobs) { batch in
      Ids(of: batch)
    } consume: { ids, place, _ in
      add(ids, at: place)
    }
  }

  /// Leaves out the posts of a batch that a newer export has as well.
  ///
  /// - Returns: A diagnostic with their number, if there are any.
  func apply(to batch: inout RecordBatch) -> Diagnostic? {
    guard let latest = parts[batch.siteKey] else { return nil }
    let part = batch.fileIndex
    let count = batch.keepPosts { post in post.id.map { latest[$0] == part } ?? true }
    if count == 0 { return nil }
    var diagnostic = Diagnostic(
      .information, .supersededItem, "items were left out, because a newer export has them, too")
    diagnostic.file = batch.file
    diagnostic.count = count
    return diagnostic
  }

  private mutating func add(_ ids: Ids, at place: RecordBatch.Place) {
    let part = place.fileIndex
    if let date = ids.exportedAt { dates[part] = date }
    for id in ids.all {
      if let other = parts[place.siteKey]?[id], isNewer(other, than: part) { continue }
      parts[place.siteKey, default: [:]][id] = part
    }
  }

  /// A part without a date is older than one with a date; of two of the same time, the later input is newer.
  private func isNewer(_ part: Int, than next: Int) -> Bool {
    guard let date = dates[part] else { return false }
    guard let nextDate = dates[next] else { return true }
    return date > nextDate
  }

  private struct Ids: Sendable {
    var exportedAt: DateTime?
    var all: [Int]

    init(of batch: RecordBatch) {
      exportedAt = batch.exportedAt
      all = batch.records.compactMap { record in
        if case .post(let post) = record { post.id } else { nil }
      }
    }
  }
}
