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
}

/// A file of the media library, as far as bodies refer to it.
public struct ContentAttachment: Sendable, Equatable {
  public var id: Int
  public var url: String
  public var altText: String
  /// HTML.
  public var caption: String
  public var title: String
  /// Empty where the archive does not tell.
  public var mimeType: String

  public init(
    id: Int, url: String, altText: String = "", caption: String = "",
    title: String = "", mimeType: String = ""
  ) {
    self.id = id
    self.url = url
    self.altText = altText
    self.caption = caption
    self.title = title
    self.mimeType = mimeType
  }
}

/// A body without an archive around it.
public struct NoContentContext: ContentContext {
  public init() {}
  public var postID: Int? { nil }
  public func attachment(_ id: Int) -> ContentAttachment? { nil }
  public func attachments(ofPost id: Int) -> [ContentAttachment] { [] }
  public func reusableBlock(_ id: Int) -> String? { nil }
  public func metaValue(_ key: String) -> String? { nil }
}
