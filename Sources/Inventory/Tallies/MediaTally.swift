import ByteText
import PostContent
import SiteModel

/// The files of the media library by month and kind, and what is missing of them.
///
/// An archive may hold only some of a blog's items, such as its posts without the attachments. What
/// others refer to and no attachment is, is missing.
package struct MediaTally: Sendable {
  /// By kind: image, audio, video, document, archive, other.
  package private(set) var months = MonthTally()
  private var kinds: [String: Int] = [:]
  /// The ids of attachments, and of those that posts have as their featured image.
  private var ids: Set<Int> = []
  private var covers: Set<Int> = []
  /// The hashes of the attachments' files, as they lie under `uploads`.
  private var files: Set<UInt64> = []
  /// Files that bodies show and no attachment was known for when they were met, by their hashes.
  private var shown: [UInt64: ShownFile] = [:]
  /// More files than these are not remembered by name.
  private static let mostShown = 20_000
  /// Files that were met when there was no room for more.
  package private(set) var uncheckedCount = 0

  private struct ShownFile {
    var path: String
    var postID: Int?
  }

  /// A file that a body shows.
  package struct MissingFile: Sendable {
    /// Below the folder `uploads`.
    package var path: String
    /// The first post that shows it.
    package var postID: Int?
  }

  mutating func add(_ post: Post) {
    if post.type == "attachment" {
      if let id = post.id { ids.insert(id) }
      let kind = MediaKind.kind(of: post.attachmentURL).rawValue
      months.add(kind, on: post.dateGMT ?? post.date)
      kinds[kind, default: 0] += 1
      if let path = UploadPath.path(of: post.attachmentURL) { files.insert(path.hash) }
      return
    }
    if let cover = post.featuredMedia, cover > 0 { covers.insert(cover) }
  }

  /// Notes a file that a body shows.
  mutating func add(
    _ kind: LinkFinder.Kind, _ address: UnsafeBufferPointer<UInt8>, inPost id: Int?
  ) {
    guard kind != .link, let path = UploadPath.path(of: address) else { return }
    if files.contains(path.hash) || shown[path.hash] != nil { return }
    shown[path.hash] = ShownFile(path: path.text, postID: id)
  }

  mutating func merge(_ later: MediaTally) {
    months.merge(later.months)
    kinds.merge(later.kinds, uniquingKeysWith: +)
    ids.formUnion(later.ids)
    covers.formUnion(later.covers)
    for hash in later.files {
      files.insert(hash)
      shown[hash] = nil
    }
    // In order, so that the same ones stay however the archive is divided among threads.
    for (hash, file) in later.shown.sorted(by: { $0.value.path < $1.value.path })
    where !files.contains(hash) && shown[hash] == nil {
      if shown.count < Self.mostShown { shown[hash] = file } else { uncheckedCount += 1 }
    }
    uncheckedCount += later.uncheckedCount
  }

  /// The most frequent kind first.
  package var byKind: [Ranked] { Ranked.all(kinds) }

  /// How many posts' featured images are not in the archive.
  package var missingCoverCount: Int { covers.count { !ids.contains($0) } }

  /// Files of the blog's `uploads` that bodies show and that no attachment is, by path.
  package var missingFiles: [MissingFile] {
    shown.values.map { MissingFile(path: $0.path, postID: $0.postID) }
      .sorted { $0.path < $1.path }
  }
}

/// What a file is, by the end of its name.
package enum MediaKind: String, Sendable, CaseIterable {
  case image, audio, video, document, archive, other

  static func kind(of address: String) -> MediaKind {
    kinds[AttachmentTally.fileExtension(of: address)] ?? .other
  }

  private static let kinds: [String: MediaKind] = {
    let names: [(MediaKind, String)] = [
      (.image, "jpg jpeg png gif webp avif svg bmp tif tiff ico heic heif jxl"),
      (.audio, "mp3 m4a ogg oga wav flac aac wma mid midi opus aif aiff"),
      (.video, "mp4 m4v mov avi wmv mpg mpeg webm ogv mkv 3gp flv"),
      (.document, "pdf doc docx odt rtf txt xls xlsx ods csv ppt pptx pps ppsx odp key epub md"),
      (.archive, "zip gz tgz tar rar 7z bz2 xz"),
    ]
    var kinds: [String: MediaKind] = [:]
    for (kind, extensions) in names {
      for name in extensions.split(separator: " ") { kinds[String(name)] = kind }
    }
    return kinds
  }()
}
