public import SiteModel

/// The kinds of diagnostic that reading an archive can give.
extension Diagnostic.Code {
  /// An item is not well-formed XML and was left out.
  public static let malformedItem = Self(rawValue: "malformed-item")
  /// The archive ends inside an item.
  public static let truncatedItem = Self(rawValue: "truncated-item")
  /// An item is larger than the limit and was left out.
  public static let oversizeItem = Self(rawValue: "oversize-item")
  /// The archive ends without its end tags.
  public static let truncatedArchive = Self(rawValue: "truncated-archive")
  /// What stands outside the items is not well-formed XML; the rest of it was left out.
  public static let malformedChannel = Self(rawValue: "malformed-channel")
  /// A document type declaration was dropped; entities that it declares stay as text.
  public static let doctypeDropped = Self(rawValue: "doctype-dropped")
  /// `wp:wxr_version` is missing, is no version or is newer than this reader.
  public static let unknownVersion = Self(rawValue: "unknown-version")
  /// A leaf element stands twice in its parent; the last one counts.
  public static let repeatedElement = Self(rawValue: "repeated-element")
  /// A field holds elements where it must hold text; their text was kept, their tags were not.
  public static let markupInField = Self(rawValue: "markup-in-field")
  /// Elements are nested deeper than the model holds; their text was kept in one value.
  public static let nestedTooDeep = Self(rawValue: "nested-too-deep")
  /// Text stands directly in an element that holds elements only.
  public static let strayText = Self(rawValue: "stray-text")
  /// Bytes that are not UTF-8 were replaced by U+FFFD.
  public static let invalidUTF8 = Self(rawValue: "invalid-utf-8")
  /// A meta looks PHP-serialised and cannot be decoded; its value is kept.
  public static let unreadableMeta = Self(rawValue: "unreadable-meta")
  /// The byte lengths in a PHP-serialised meta are wrong; it was decoded all the same.
  public static let repairedMeta = Self(rawValue: "repaired-meta")
  /// Control characters that XML forbids were removed from a CDATA section.
  public static let controlCharacter = Self(rawValue: "control-character")
  /// An item repeats another byte for byte and is written once.
  public static let repeatedItem = Self(rawValue: "repeated-item")
  /// Two different items of a site have the same id; both are kept.
  public static let duplicatePostID = Self(rawValue: "duplicate-post-id")
}
