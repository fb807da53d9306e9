/// What an element is in the place where it stands.
public enum ElementKind: UInt8, CaseIterable, Sendable {
  /// `rss`, or whatever stands around the channel.
  case outer
  case channel, item, comment, author
  /// A category, a tag, or a term of another taxonomy.
  case term
  /// A custom field of a post, a comment or a term.
  case meta
  /// An element that holds text.
  case field
  /// An element that WXR does not define.
  case extra

  /// Whether it is the channel, or stands around it.
  @inlinable
  public var isAroundItems: Bool { self == .outer || self == .channel }

  /// Whether it is a record: what holds fields and stands in the channel or another record.
  @inlinable
  public var isRecord: Bool {
    switch self {
    case .item, .comment, .author, .term, .meta: true
    case .outer, .channel, .field, .extra: false
    }
  }
}
