/// A JSON value of a schema's text, with the members of objects in the order given.
indirect enum SchemaValue: Sendable {
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([SchemaValue])
  case object([SchemaMember])

  static func strings(_ values: [String]) -> SchemaValue {
    .array(values.map(SchemaValue.string))
  }
}

/// A key of an object with its value.
struct SchemaMember: Sendable {
  var key: String
  var value: SchemaValue

  init(_ key: String, _ value: SchemaValue) {
    self.key = key
    self.value = value
  }
}

extension SchemaValue {
  /// The value as text for people: what fits in a line of 100 bytes stands in one.
  var prettyPrinted: String {
    var text = ""
    write(to: &text, indent: 0, lead: 0)
    return text + "\n"
  }

  /// Writes the value, whose line already holds `lead` bytes after its indent.
  private func write(to text: inout String, indent: Int, lead: Int) {
    let line = compact
    if indent + lead + line.utf8.count + ",".utf8.count <= 100 {
      text += line
      return
    }
    switch self {
    case .bool, .integer, .string:
      text += line
    case .array(let values):
      writeBlock(of: values, in: ("[", "]"), to: &text, indent: indent) { value, text in
        value.write(to: &text, indent: indent + 2, lead: 0)
      }
    case .object(let members):
      writeBlock(of: members, in: ("{", "}"), to: &text, indent: indent) { member, text in
        let key = Self.quoted(member.key) + ": "
        text += key
        member.value.write(to: &text, indent: indent + 2, lead: key.utf8.count)
      }
    }
  }

  /// Writes brackets with one element a line between them.
  private func writeBlock<Element>(
    of elements: [Element], in brackets: (open: String, close: String), to text: inout String,
    indent: Int, writeElement: (Element, inout String) -> Void
  ) {
    text += brackets.open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2)
      writeElement(element, &text)
    }
    text += "\n" + String(repeating: " ", count: indent) + brackets.close
  }

  /// The value in one line.
  private var compact: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .string(let value): Self.quoted(value)
    case .array(let values):
      "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members) where members.isEmpty: "{}"
    case .object(let members):
      "{ "
        + members.map { Self.quoted($0.key) + ": " + $0.value.compact }.joined(separator: ", ")
        + " }"
    }
  }

  /// A string of ours as JSON; it holds no control characters.
  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
