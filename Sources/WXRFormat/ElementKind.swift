/// The kind of an element at its place.
public enum ElementKind: UInt8, CaseIterable, Sendable {
  /// `rss`, or any element around the channel.
  case outer
  case channel, item, comment, author
  /// A category, a tag, or a term of another taxonomy.
  case term
  /// A custom field of a post, a comment or a term.
  case meta
  /// An element that contains text.
  case field
  /// An element that WXR does not define.
  case extra

  /// Whether it is the channel, or an element around it.
  @inlinable
  public var isAroundItems: Bool { self == .outer || self == .channel }

  /// Whether it is a record: an element with fields, in the channel or in another record.
  @inlinable
  public var isRecord: Bool {
    switch self {
    case .item, .comment, .author, .term, .meta: true
    case .outer, .channel, .field, .extra: false
    }
  }
}
