public import SiteModel

/// What a body needs to know of the rest of its archive.
public protocol ContentContext: Sendable {
  /// The id of the post whose body it is.
  var postID: Int? { get }
  func attachment(_ id: Int) -> ContentAttachment?
  /// The attachments whose parent is the post, by menu order and id.
  func attachments(ofPost id: Int) -> [ContentAttachment]
  /// The body of the item of type `wp_block` with this id.
  func reusableBlock(_ id: Int) -> String?
  /// A meta of the post whose body it is, as stored.
  func metaValue(_ key: String) -> String?
  /// The same, decoded, if it is serialised.
  func metaData(_ key: String) -> DecodedValue?
  /// The keys of the post's metas, in their order.
  var metaKeys: [String] { get }
  /// A table of TablePress, by the id that shortcodes have.
  func table(_ id: String) -> ContentTable?
}

extension ContentContext {
  public var metaKeys: [String] { [] }
  public func metaData(_ key: String) -> DecodedValue? { nil }
  public func table(_ id: String) -> ContentTable? { nil }
}
