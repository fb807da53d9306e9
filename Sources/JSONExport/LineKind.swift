/// The kinds of lines of `wxr2 json --lines`, by their member `record`.
public enum LineKind: String, Sendable, CaseIterable {
  case site, author, term, post, diagnostic
  /// The end of an input, with its status and counts.
  case input
}
