/// Where comments are written.
public enum CommentsPolicy: String, Sendable, CaseIterable {
  /// After the body, as the blog shows them.
  case section
  case none
}
