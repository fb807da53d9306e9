/// A child element that WXR does not define, such as a plugin's.
public struct ExtraElement: Sendable, Equatable {
  /// The name as written, prefix included.
  public var name: String
  /// Namespace declarations included.
  public var attributes: [Attribute]
  /// The element's own text.
  public var value = ""
  public var children: [ExtraElement] = []

  public init(name: String, attributes: [Attribute] = []) {
    self.name = name
    self.attributes = attributes
  }

  public struct Attribute: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// The stored text of a field whose value differs from it.
public struct StoredText: Sendable, Equatable {
  /// The field's name in JSON and SQL.
  public var field: String
  public var text: String

  public init(field: String, text: String) {
    self.field = field
    self.text = text
  }
}
