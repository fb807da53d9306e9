/// Something that the site showed in another way than the HTML of a body, or that the HTML lacks.
public struct ContentNote: Sendable, Equatable {
  public enum Kind: Sendable, CaseIterable {
    /// A shortcode that nothing here knows; its tags stay, or go if the policy says so.
    case unknownShortcode
    /// A shortcode that stays as it is, because the archive lacks what it shows: files, an address.
    case shortcodeWithoutFiles
    /// A file of a gallery, a playlist or a widget that is not in the archive; its name here is its id.
    case missingFile
    /// A featured image that is not in the archive; its name here is its id.
    case missingCover
    /// A shortcode of which only a running site has what it shows.
    case omittedShortcode
    /// A block without HTML, which a theme, a plugin or WordPress renders; it is left out.
    case unknownBlock
    /// A block without HTML of which the texts and pictures in its attributes are shown.
    case readBlock
    /// A block that is bound to a field that the archive does not have.
    case unboundBlock
    /// A widget of a page builder that nothing here knows.
    case unknownWidget
    /// A widget of a page builder of which only a running site has what it shows.
    case omittedWidget
    /// An empty body that is made from a page builder's meta.
    case builtPage
    /// An empty body whose page builder's meta cannot be read.
    case unreadPage
    /// A reblog of a post whose address the archive does not have.
    case reblogByID
    /// A reblog of which the archive does not say what it reblogs.
    case reblogOfUnknown
  }

  public var kind: Kind
  /// The name of the shortcode, block or widget; of a page, the builder and its meta.
  public var name: String
  public var count: Int

  public init(_ kind: Kind, _ name: String, count: Int = 1) {
    self.kind = kind
    self.name = name
    self.count = count
  }
}
