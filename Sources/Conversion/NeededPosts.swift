import ByteInput
import RecordFilter
import SiteModel
import WXRReader

/// The posts that selected posts need: their parents, and the attachments and blocks that they show.
struct NeededPosts: Sendable {
  /// Their ids, by site.
  private var ids: [String: Set<Int>] = [:]

  /// Reads the references of all posts.
  init(
    of sources: sending [any ByteSource], _ options: ConversionOptions
  ) throws {
    let filter = options.filter
    var all: [String: References] = [:]
    _ = try BatchPipeline.forEachBatch(
      of: sources, options: options.reader, jobs: options.jobs
    ) { batch in
      batch.records.compactMap { record -> Reference? in
        guard case .post(let post) = record else { return nil }
        return Reference(post, isSelected: filter.selection.includes(post))
      }
    } consume: { found, place, _ in
      all[place.siteKey, default: References()].all += found
    }
    for (site, references) in all { ids[site] = references.needed }
  }

  func ids(ofSite key: String) -> Set<Int> { ids[key] ?? [] }

  private struct Reference: Sendable {
    var id: Int
    var isSelected: Bool
    /// Whether it may be shown in a post: an attachment or a block.
    var isMedium: Bool
    var file: UInt64?
    var references: PostReferences

    init?(_ post: Post, isSelected: Bool) {
      guard let id = post.id else { return nil }
      self.id = id
      self.isSelected = isSelected
      isMedium = post.type == "attachment" || post.type.hasPrefix("wp_")
      file = post.type == "attachment" ? UploadedFile.key(of: post.attachmentURL) : nil
      references = PostReferences(of: post)
    }
  }

  private struct References {
    var all: [Reference] = []

    /// The ids of what selected posts need, and what that needs.
    var needed: Set<Int> {
      var places: [Int: Int] = [:]
      var media: [UInt64: Int] = [:]
      var attached: [Int: [Int]] = [:]
      for (index, item) in all.enumerated() {
        places[item.id] = index
        if let file = item.file { media[file] = index }
        guard item.isMedium else { continue }
        for parent in item.references.parents { attached[parent, default: []].append(index) }
      }
      var needed: Set<Int> = []
      var pending = all.indices.filter { all[$0].isSelected }
      func take(_ index: Int) {
        if !all[index].isSelected && needed.insert(all[index].id).inserted { pending.append(index) }
      }
      while let index = pending.popLast() {
        let item = all[index]
        for id in item.references.media {
          if let place = places[id], all[place].isMedium { take(place) }
        }
        for file in item.references.files {
          if let place = media[file] { take(place) }
        }
        // The post of an attachment is not needed for it, and other attachments of that are not.
        if item.isMedium && !item.isSelected { continue }
        for parent in item.references.parents {
          if let place = places[parent] { take(place) }
        }
        if item.isSelected { attached[item.id]?.forEach(take) }
      }
      return needed
    }
  }
}
