import ArchiveInput
import ByteInput
import ByteText

/// The files of a media library that the user has: by their paths below the folder of uploads.
struct MediaLibrary: Sendable {
  struct File: Sendable {
    /// Below the folder of uploads.
    var path: String
    /// Where it is stored: the number of the source, and its path there.
    var source: Int
    var storedPath: String
  }

  private(set) var files: [File] = []
  let sources: [StoredFiles]
  private var places: [String: Int] = [:]
  /// What cannot be read.
  private(set) var damage: [InputError] = []

  /// Lists the files of all sources; of several with one path the first counts.
  init(_ sources: [StoredFiles]) throws {
    self.sources = sources
    for (number, source) in sources.enumerated() {
      damage += try source.forEach { stored, _ in
        let path = Self.path(ofStored: stored)
        guard AddressPath.isSafe("/" + path), places[path] == nil else { return }
        places[path] = files.count
        files.append(File(path: path, source: number, storedPath: stored))
      }
    }
  }

  /// The path below the folder of uploads, wherever that lies in what the user names.
  static func path(ofStored stored: String) -> String {
    if let range = ("/" + stored).utf8Range(of: "/uploads/") {
      return String(("/" + stored)[range.upperBound...])
    }
    if let dated = MediaHosts.dated(stored) { return dated }
    return stored.hasPrefix("./") ? String(stored.dropFirst(2)) : stored
  }

  /// The file of an address, or the same picture in another size.
  func file(at path: String) -> Int? {
    if let number = exactFile(at: path) { return number }
    for path in MediaAddress.otherSizes(of: path) {
      if let number = exactFile(at: path) { return number }
    }
    return nil
  }

  /// The file at a path, also if it is stored with its escapes, or without the folders of a blog in a
  /// network: `sites/2/2020/01/a.jpg`.
  func exactFile(at path: String) -> Int? {
    if let number = places[path] ?? places[AddressPath.encoded(path)] { return number }
    guard path.hasPrefix("sites/") else { return nil }
    return places[String(path.dropFirst(6).drop { $0 != "/" }.dropFirst())]
  }
}
