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
