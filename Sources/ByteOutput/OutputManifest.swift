import ByteText

/// What a run has written into a folder: a hash for each file, by which the next run knows what somebody
/// has changed since.
package struct OutputManifest: Sendable {
  /// The name of its file, which is hidden.
  package static let name = ".wxr2-manifest"
  private static let title = "wxr2 manifest 1"

  /// What the folder was written for.
  package let label: String
  /// The hashes that a file may have if nobody has changed it: more than one while a run is under way.
  private(set) var hashes: [String: [Hash]] = [:]

  /// - Parameters:
  ///   - label: What the folder is written for.
  ///   - count: How many files are expected.
  init(label: String, count: Int = 0) {
    self.label = label
    hashes.reserveCapacity(count)
  }

  /// 128 bits of a file's content, as text.
  typealias Hash = String

  func knows(_ path: String, _ hash: Hash) -> Bool { hashes[path]?.contains(hash) ?? false }

  var paths: Dictionary<String, [Hash]>.Keys { hashes.keys }

  mutating func set(_ path: String, _ hashes: [Hash]) { self.hashes[path] = hashes }

  /// Adds the hashes of another one.
  mutating func formUnion(_ other: OutputManifest) {
    for (path, added) in other.hashes {
      for hash in added where !knows(path, hash) { hashes[path, default: []].append(hash) }
    }
  }

  // MARK: - Text

  /// A line for each hash: the hash, a blank, the path.
  var text: ByteChunk {
    var text = ByteBuffer()
    text.append(text: "\(Self.title)\t\(label)\n")
    for (path, hashes) in hashes.sorted(by: { $0.key < $1.key }) {
      for hash in hashes {
        text.append(text: hash)
        text.append(UInt8(ascii: " "))
        text.append(text: path)
        text.append(UInt8(ascii: "\n"))
      }
    }
    return text.finish()
  }

  /// It is `nil` for what is no manifest.
  init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
    guard let head = lines.popFirst(), head.hasPrefix(Self.title + "\t") else { return nil }
    label = String(head.dropFirst(Self.title.count + 1))
    for line in lines {
      guard let blank = line.firstIndex(of: " ") else { return nil }
      let path = String(line[blank...].dropFirst())
      hashes[path, default: []].append(String(line[..<blank]))
    }
  }
}
