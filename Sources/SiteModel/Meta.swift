/// A custom field of a post, a comment or a term; keys repeat.
public struct Meta: Sendable, Equatable {
  public var key: String
  /// The value as stored.
  public var value: String
  /// The decoded value, if the value is serialised; else `nil`.
  public var data: DecodedValue?

  public init(key: String, value: String, data: DecodedValue? = nil) {
    self.key = key
    self.value = value
    self.data = data
  }
}
