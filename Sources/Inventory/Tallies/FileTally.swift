/// An input of a site.
struct FileTally: Sendable {
  /// The number of the input, counted from 0.
  var index: Int
  var name: String
  /// How far the reading came, in decompressed bytes: up to the last tag.
  var byteCount = 0
}
