/// What WXR says of a field in one kind of record.
public struct FieldRule: Sendable {
  /// The meaning of a field's text.
  public enum Value: Sendable {
    /// Text without a special form: logins, addresses, statuses, bodies.
    case string
    /// A name or a title, with character references.
    case text
    /// A part of an address, with percent escapes.
    case slug
    case integer
    /// `1` or `0`.
    case flag
    /// MySQL's `YYYY-MM-DD HH:MM:SS`.
    case dateTime
    /// A date in the form of RSS (RFC 822).
    case rssDate
  }

  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// WordPress writes it as CDATA; else as text.
    public static let cdata = Traits(rawValue: 1)
    /// White space at its ends is part of it.
    public static let keepsWhiteSpace = Traits(rawValue: 2)
    /// Its text may hold markup, so that a tag in it means little.
    public static let isProse = Traits(rawValue: 4)
    /// If the archive ends in the field, its beginning is kept.
    ///
    /// A part of a number or a date would be a wrong value.
    public static let isKeptInPart = Traits(rawValue: 8)
    /// WordPress writes it only where it is not empty.
    public static let isLeftOutEmpty = Traits(rawValue: 16)

    /// A body as WordPress stores it.
    public static let body: Traits = [.cdata, .keepsWhiteSpace, .isProse, .isKeptInPart]
    /// The description of a term.
    public static let termDescription: Traits = [
      .cdata, .keepsWhiteSpace, .isProse, .isLeftOutEmpty,
    ]
  }

  public let name: ElementName
  public let modelField: ModelField
  public let value: Value
  public let traits: Traits

  /// Of no field.
  public static let none = FieldRule(.unknown, .id)

  init(
    _ name: ElementName, _ modelField: ModelField, _ value: Value = .string,
    _ traits: Traits = []
  ) {
    self.name = name
    self.modelField = modelField
    self.value = value
    self.traits = traits
  }
}
