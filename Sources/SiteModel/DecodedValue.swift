/// A decoded value: one of PHP's values, which are those of JSON and objects.
public indirect enum DecodedValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  /// A PHP array with the keys 0 … n−1 in order.
  case list([DecodedValue])
  /// Any other array, in its own order.
  case map([DecodedEntry])
  /// An object.
  ///
  /// The names of its properties have no marks of visibility.
  case object(className: String, properties: [DecodedEntry])
}

/// A key of a PHP array or a property of an object, with its value.
public struct DecodedEntry: Sendable, Equatable {
  public var key: String
  public var value: DecodedValue

  public init(key: String, value: DecodedValue) {
    self.key = key
    self.value = value
  }
}

extension DecodedValue {
  /// The value of a key of an array or of a property of an object.
  public subscript(key: String) -> DecodedValue? {
    switch self {
    case .map(let entries), .object(_, let entries):
      entries.first { $0.key == key }?.value
    default: nil
    }
  }
}
