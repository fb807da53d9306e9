package import ByteText

/// A file of the folder.
package struct SiteFile: Sendable {
  /// Its place in the folder: names with `/` between them, each of them safe.
  package var path: String
  /// What it holds, one after the other.
  package var chunks: [ByteChunk]

  package init(path: String, chunks: [ByteChunk]) {
    self.path = path
    self.chunks = chunks
  }

  /// A file of text.
  package init(path: String, text: String) {
    var bytes = ByteBuffer(capacity: text.utf8.count)
    bytes.append(text: text)
    self.init(path: path, chunks: [bytes.finish()])
  }
}
