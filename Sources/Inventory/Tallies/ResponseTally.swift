import SiteModel

/// The responses that visitors of the blog see: when they came, and from whom.
package struct ResponseTally: Sendable {
  /// By kind.
  package private(set) var months = MonthTally()
  package private(set) var clock = ClockTally()
  /// Who wrote comments, by name.
  package private(set) var commenters = NameTally()
  /// The blogs that reblogged, by host; the label is the blog's title.
  package private(set) var rebloggers = NameTally()
  /// The hosts of pingbacks and trackbacks.
  package private(set) var linkers = NameTally()
  /// How many there are.
  package private(set) var count = 0

  mutating func add(_ comment: Comment) {
    guard comment.isPublic else { return }
    count += 1
    months.add(comment.kind.rawValue, on: comment.dateGMT ?? comment.date)
    clock.add(comment.date ?? comment.dateGMT)
    switch comment.kind {
    case .reblog:
      let address = comment.reblog.map(\.url) ?? ""
      let host = HostName.host(of: address.isEmpty ? comment.authorURL : address)
      rebloggers.add(
        host.isEmpty ? comment.authorName : host, label: comment.reblog?.blogTitle ?? "")
    case .pingback, .trackback:
      let host = HostName.host(of: comment.authorURL)
      linkers.add(host.isEmpty ? comment.authorName : host)
    case .comment, .other: commenters.add(comment.authorName)
    case .note: break
    }
  }

  mutating func merge(_ later: ResponseTally) {
    months.merge(later.months)
    clock.merge(later.clock)
    commenters.merge(later.commenters)
    rebloggers.merge(later.rebloggers)
    linkers.merge(later.linkers)
    count += later.count
  }
}
