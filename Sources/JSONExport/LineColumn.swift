/// The type of a value of a line, as programs that keep tables know types.
indirect enum LineType: Sendable {
  case text, integer, boolean
  /// A date and time without a zone, and one in UTC.
  case localTime, utcTime
  /// A value whose form varies: stored texts, extra elements, decoded metas.
  ///
  /// `wxr2 json --lines --stable-types` writes it as a JSON text.
  case json
  case list([LineColumn])
  case object([LineColumn])
}

/// A key of a line, or of an object in it.
struct LineColumn: Sendable {
  var name: String
  var type: LineType
}

extension LineColumn {
  /// The keys of all lines, each once: no key has two types.
  static let all: [LineColumn] = {
    var found: [LineColumn] = []
    var names: Set<String> = []
    for record in ObjectShape.lines {
      for column in columns(of: record) where names.insert(column.name).inserted {
        found.append(column)
      }
    }
    return found
  }()

  static func columns(of shape: ObjectShape) -> [LineColumn] {
    shape.members.map { LineColumn(name: $0.name, type: type(of: $0)) }
  }

  private static func type(of member: ShapeMember) -> LineType {
    let schema = member.schema
    if let items = schema["items"], let shape = ObjectShape.part(referredToBy: items) {
      return shape.name == ObjectShape.extraElement.name ? .json : .list(columns(of: shape))
    }
    if let shape = ObjectShape.part(referredToBy: schema) { return .object(columns(of: shape)) }
    if schema["const"] != nil || schema["enum"] != nil { return .text }
    if case .string(let pattern)? = schema["pattern"] {
      return pattern.hasSuffix("Z$") ? .utcTime : .localTime
    }
    switch schema["type"] {
    case .string("string"): return .text
    case .string("boolean"): return .boolean
    case .string("integer"): return .integer
    case .array(let types) where types.first?.text == "integer": return .integer
    default: return .json
    }
  }
}

extension ObjectShape {
  /// The part of a record that a `$ref` means.
  fileprivate static func part(referredToBy schema: SchemaValue) -> ObjectShape? {
    guard let reference = schema["$ref"]?.text else { return nil }
    return lineParts.first { reference.hasSuffix("/" + $0.name) }
  }
}

extension SchemaValue {
  fileprivate subscript(key: String) -> SchemaValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
