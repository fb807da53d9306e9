/// A custom field of a post, a comment or a term; keys repeat.
public struct Meta: Sendable, Equatable {
  public var key: String
  /// The value as stored.
  public var value: String
  /// What the value means where it is PHP-serialised, else `nil`.
  public var data: PHPValue?

  public init(key: String, value: String, data: PHPValue? = nil) {
    self.key = key
    self.value = value
    self.data = data
  }
}

/// A value of PHP's `serialize` format.
public indirect enum PHPValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  /// A PHP array with the keys 0 … n−1 in order.
  case list([PHPValue])
  /// Any other array, in its own order.
  case map([PHPEntry])
  /// An object; a property's name is without the marks of its visibility.
  case object(className: String, properties: [PHPEntry])
}

/// A key of a PHP array or a property of an object, with its value.
public struct PHPEntry: Sendable, Equatable {
  public var key: String
  public var value: PHPValue

  public init(key: String, value: PHPValue) {
    self.key = key
    self.value = value
  }
}

extension PHPValue {
  /// The value of a key of an array or of a property of an object.
  public subscript(key: String) -> PHPValue? {
    switch self {
    case .map(let entries), .object(_, let entries):
      entries.first { $0.key == key }?.value
    default: nil
    }
  }
}
