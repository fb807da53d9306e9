package import ByteText

/// A file of the folder.
package struct SiteFile: Sendable {
  /// Its path in the folder: safe names with `/` between them.
  package var path: String
  /// Its content, in pieces.
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
