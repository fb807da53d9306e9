import SiteModel

/// Posts by the year of their date in UTC, else of their date.
///
/// Attachments and menu items are left out: they do not tell when somebody wrote.
package struct YearTally: Sendable {
  private var counts: [Int: Int] = [:]
  package private(set) var undatedCount = 0

  mutating func add(_ post: Post) {
    if post.type == "attachment" || post.type == "nav_menu_item" { return }
    if let date = post.dateGMT ?? post.date {
      counts[Int(date.year), default: 0] += 1
    } else {
      undatedCount += 1
    }
  }

  mutating func merge(_ later: YearTally) {
    counts.merge(later.counts, uniquingKeysWith: +)
    undatedCount += later.undatedCount
  }

  /// In ascending order, those with posts.
  package var years: [(year: Int, count: Int)] {
    counts.map { (year: $0.key, count: $0.value) }.sorted { $0.year < $1.year }
  }
}
