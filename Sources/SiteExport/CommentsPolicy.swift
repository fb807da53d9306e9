/// Where comments go.
public enum CommentsPolicy: String, Sendable, CaseIterable {
  /// Behind the body, as the blog shows them.
  case section
  case none
}
