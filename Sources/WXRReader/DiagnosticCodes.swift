public import SiteModel

/// The kinds of diagnostic that reading an archive can give.
extension Diagnostic.Code {
  // Items.

  /// An item is still not well-formed after its repair; the rest of it was left out.
  public static let malformedItem = Self(rawValue: "malformed-item")
  /// The archive ends inside an item.
  public static let truncatedItem = Self(rawValue: "truncated-item")
  /// The end tag of an item is missing.
  public static let missingItemEnd = Self(rawValue: "missing-item-end")
  /// The start tag of an item is missing.
  public static let missingItemStart = Self(rawValue: "missing-item-start")
  /// An item is in the middle of another item.
  public static let itemInItem = Self(rawValue: "item-in-item")
  /// An item is larger than the limit and was left out.
  public static let oversizeItem = Self(rawValue: "oversize-item")
  /// An item repeats another byte for byte and is written once.
  public static let repeatedItem = Self(rawValue: "repeated-item")
  /// With one item for each id: a newer export has an item with the same id.
  public static let supersededItem = Self(rawValue: "superseded-item")
  /// Two different items of a site have the same id; both are kept.
  public static let duplicatePostID = Self(rawValue: "duplicate-post-id")

  // Markup.

  /// A `&` in text does not begin a reference.
  public static let bareAmpersand = Self(rawValue: "bare-ampersand")
  /// A reference to an entity of HTML that XML does not know, decoded.
  public static let htmlEntity = Self(rawValue: "html-entity")
  /// A reference to a character that XML forbids, removed, or a space for white space.
  public static let forbiddenReference = Self(rawValue: "forbidden-reference")
  /// A `<` does not begin a tag.
  public static let strayLessThan = Self(rawValue: "stray-less-than")
  /// A `]]>` in a text is not the end of its CDATA section.
  public static let unescapedCDATAEnd = Self(rawValue: "unescaped-cdata-end")
  /// A CDATA section has no end.
  public static let unclosedCDATA = Self(rawValue: "unclosed-cdata")
  /// A comment has no end, or `--` in it.
  public static let malformedComment = Self(rawValue: "malformed-comment")
  /// An element has no end tag.
  public static let missingEndTag = Self(rawValue: "missing-end-tag")
  /// An end tag has no start tag.
  public static let strayEndTag = Self(rawValue: "stray-end-tag")
  /// A field ends with the end tag of another name.
  public static let wrongEndTag = Self(rawValue: "wrong-end-tag")
  /// A tag has no `>`, or attributes that are not well-formed.
  public static let brokenTag = Self(rawValue: "broken-tag")
  /// An error message of PHP is in the markup; it was removed.
  public static let phpMessage = Self(rawValue: "php-message")

  // Text.

  /// Bytes are not UTF-8: read as windows-1252, or replaced by U+FFFD.
  public static let invalidUTF8 = Self(rawValue: "invalid-utf-8")
  /// Text was decoded from the encoding that the archive declares.
  public static let declaredEncoding = Self(rawValue: "declared-encoding")
  /// Characters U+0080 to U+009F, which are windows-1252 read as Latin-1; they were kept.
  public static let c1Character = Self(rawValue: "c1-character")
  /// Control characters that XML forbids, removed, or spaces for white space.
  public static let controlCharacter = Self(rawValue: "control-character")

  // Fields.

  /// A record has the same field twice with different values; the last one counts.
  public static let repeatedElement = Self(rawValue: "repeated-element")
  /// A field contains elements but may contain only text; their text was kept, their tags were not.
  public static let markupInField = Self(rawValue: "markup-in-field")
  /// Elements are nested deeper than the model holds; their text was kept in one value.
  public static let nestedTooDeep = Self(rawValue: "nested-too-deep")
  /// There is text directly in an element that may contain only elements.
  public static let strayText = Self(rawValue: "stray-text")
  /// A meta looks PHP-serialised and cannot be decoded; its value is kept.
  public static let unreadableMeta = Self(rawValue: "unreadable-meta")
  /// The byte lengths in a PHP-serialised meta are wrong; it was decoded anyway.
  public static let repairedMeta = Self(rawValue: "repaired-meta")

  // The archive.

  /// The archive's end tags or its start tags are missing.
  public static let truncatedArchive = Self(rawValue: "truncated-archive")
  /// An input could not be read, or not to its end, and the run went on.
  public static let failedInput = Self(rawValue: "failed-input")
  /// Another archive follows in the same input.
  public static let joinedArchives = Self(rawValue: "joined-archives")
  /// There is text before or after the archive.
  public static let textOutsideArchive = Self(rawValue: "text-outside-archive")
  /// The channel's fields are in an element of another name.
  public static let wrongChannel = Self(rawValue: "wrong-channel")
  /// A part outside the items is still not well-formed after its repair; the rest of it was left
  /// out.
  public static let malformedChannel = Self(rawValue: "malformed-channel")
  /// A document type declaration was dropped; entities that it declares stay as text.
  public static let doctypeDropped = Self(rawValue: "doctype-dropped")
  /// `wp:wxr_version` is missing, is not a version, or is newer than this reader.
  public static let unknownVersion = Self(rawValue: "unknown-version")
}
