/// An input of a site.
package struct FileTally: Sendable {
  /// The number of the input, counted from 0.
  package var index: Int
  package var name: String
  /// How far the reading came, in decompressed bytes: up to the last tag.
  package var byteCount = 0
}
