import RecordFilter
import SiteModel

/// Which item goes to which part.
///
/// Items stay in their order, but attachments go with the first post that uses them, since the importer
/// forgets ids between files. A part has the authors and terms that its items need; the first ones have
/// all of them, so that none is missing.
struct SplitPlan {
  /// A part: what stands in its head.
  struct Part {
    var authors: Set<Int> = []
    var terms: Set<Int> = []
    var byteCount: Int
    var itemCount = 0
  }

  private(set) var parts: [Part] = []
  /// The part of each item, in the items' order.
  private(set) var places: [Int32]
  /// The items that are larger than a part may be.
  private(set) var oversized: [SurveyedItem] = []

  private let head: PartHead
  private let limit: SplitLimit

  init(_ items: [SurveyedItem], _ head: PartHead, _ limit: SplitLimit) {
    self.head = head
    self.limit = limit
    places = Array(repeating: -1, count: items.count)
    beginPart()
    placeHeads()
    let owned = Self.attachments(of: items)
    for index in items.indices where owned.owners[index] < 0 {
      place([index] + (owned.groups[index] ?? []), of: items)
    }
  }

  private mutating func beginPart() { parts.append(Part(byteCount: head.baseSize)) }

  /// Puts all authors and terms into the first parts, before any item.
  private mutating func placeHeads() {
    for author in head.authorSizes.indices {
      makeRoom(head.authorSizes[author])
      parts[parts.count - 1].authors.insert(author)
      parts[parts.count - 1].byteCount += head.authorSizes[author]
    }
    for term in head.termOrder {
      makeRoom(head.termSizes[term])
      parts[parts.count - 1].terms.insert(term)
      parts[parts.count - 1].byteCount += head.termSizes[term]
    }
  }

  private mutating func makeRoom(_ byteCount: Int) {
    let part = parts[parts.count - 1]
    let isEmpty = part.authors.isEmpty && part.terms.isEmpty
    if part.byteCount + byteCount > limit.mostBytes && !isEmpty { beginPart() }
  }

  /// Puts a post and its attachments into one part, if they fit into one.
  private mutating func place(_ group: [Int], of items: [SurveyedItem]) {
    if fits(group, parts[parts.count - 1], items) {
      for index in group { add(index, items) }
      return
    }
    let fresh = Part(byteCount: head.baseSize)
    if fits(group, fresh, items) {
      beginPart()
      for index in group { add(index, items) }
      return
    }
    for index in group {
      if !fits([index], parts[parts.count - 1], items) {
        let part = parts[parts.count - 1]
        if part.itemCount > 0 || part.byteCount > head.baseSize { beginPart() }
        if !fits([index], fresh, items) { oversized.append(items[index]) }
      }
      add(index, items)
    }
  }

  private func fits(_ group: [Int], _ part: Part, _ items: [SurveyedItem]) -> Bool {
    if part.itemCount + group.count > limit.mostItems { return false }
    if limit.mostBytes == .max { return true }
    var part = part
    for index in group {
      extend(&part, by: items[index])
      if part.byteCount > limit.mostBytes { return false }
    }
    return true
  }

  private mutating func add(_ index: Int, _ items: [SurveyedItem]) {
    places[index] = Int32(parts.count - 1)
    extend(&parts[parts.count - 1], by: items[index])
  }

  private func extend(_ part: inout Part, by item: SurveyedItem) {
    part.itemCount += 1
    part.byteCount += item.byteCount
    if let author = item.author, part.authors.insert(author).inserted {
      part.byteCount += head.authorSizes[author]
    }
    for term in item.terms where part.terms.insert(term).inserted {
      part.byteCount += head.termSizes[term]
    }
  }

  /// Which attachments go with which post.
  ///
  /// - Returns: The post of each attachment, or -1; and the attachments of each post.
  private static func attachments(
    of items: [SurveyedItem]
  ) -> (owners: [Int], groups: [Int: [Int]]) {
    var owners = [Int](repeating: -1, count: items.count)
    var posts: [Int: Int] = [:]
    var attachments: [Int: Int] = [:]
    var files: [UInt64: Int] = [:]
    for (index, item) in items.enumerated() {
      if item.isAttachment {
        if let id = item.id { attachments[id] = index }
        if let file = item.file { files[file] = index }
      } else if let id = item.id, posts[id] == nil {
        posts[id] = index
      }
    }
    for (index, item) in items.enumerated() where !item.isAttachment {
      let used =
        item.references.media.compactMap { attachments[$0] }
        + item.references.files.compactMap { files[$0] }
      for attachment in used where owners[attachment] < 0 { owners[attachment] = index }
    }
    var groups: [Int: [Int]] = [:]
    for (index, item) in items.enumerated() where item.isAttachment {
      if owners[index] < 0, let parent = item.references.parents.first.flatMap({ posts[$0] }) {
        owners[index] = parent
      }
      if owners[index] >= 0 { groups[owners[index], default: []].append(index) }
    }
    return (owners, groups)
  }
}

/// What a plan has to know of an item.
struct SurveyedItem: Sendable {
  var id: Int?
  var title: String
  var isAttachment: Bool
  /// Of an attachment, `UploadedFile.key`.
  var file: UInt64?
  var references: PostReferences
  var author: Int?
  var terms: [Int]
  var byteCount: Int
  var fingerprint: UInt64
}
