import SiteModel

extension DecodedValue {
  /// A value in others, by names with dots between: `link.url`.
  func at(_ path: String) -> DecodedValue? {
    var value: DecodedValue? = self
    for name in path.split(separator: ".") { value = value?[String(name)]?.unwrapped }
    return value
  }

  /// The text of a string or a number; `nil` for anything else and for nothing.
  var text: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .int(let number): String(number)
    case .double(let number): String(number)
    default: nil
    }
  }

  /// The whole number that it is, or that is written in it.
  var number: Int? {
    switch self {
    case .int(let number): number
    case .string(let text): Int(text)
    default: nil
    }
  }

  /// The values of a list, or of an array with keys; none of anything else.
  var elements: [DecodedValue] {
    switch self {
    case .list(let values): values
    case .map(let entries), .object(_, let entries): entries.map(\.value)
    default: []
    }
  }

  /// The keys and values of an array or object; none of anything else.
  var entries: [DecodedEntry] {
    switch self {
    case .map(let entries), .object(_, let entries): entries
    default: []
    }
  }

  /// What a value with a type is about: `{"$$type": "string", "value": …}` of Elementor 4.
  var unwrapped: DecodedValue {
    var value = self
    while value["$$type"] != nil, let inner = value["value"] { value = inner }
    return value
  }
}
