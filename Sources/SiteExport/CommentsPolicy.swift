/// Where comments are written.
public enum CommentsPolicy: String, Sendable, CaseIterable {
  /// After the body, as the blog shows them.
  case section
  /// As files of data, which the target's layout shows below the post; a section where the target has
  /// no such layout.
  case data
  case none
}
