/// The JSON Schema (2020-12) of what `wxr2 json` writes.
///
/// Both texts are made of the same `ObjectShape`s, which list the objects' members in the order
/// in which they are written. `docs/schema/` holds a copy of each.
public enum JSONSchema {
  /// The schema of the document that `wxr2 json` writes.
  public static func document() -> String {
    SchemaValue.object(
      heading("wxr2 json")
        + ObjectShape.document.keywords
        + [defining(ObjectShape.records + ObjectShape.parts)]
    ).prettyPrinted
  }

  /// The schema of one line of what `wxr2 json --lines` writes.
  public static func lines() -> String {
    let records = ObjectShape.records.map(\.asLine)
    // `oneOf` would answer a fault in one record with the complaints of every other record's
    // schema; `if` picks the schema by name first.
    let choices: [SchemaValue] = records.map { record in
      let isRecord = SchemaValue.object([
        .init("properties", .object([.init("record", .constant(.string(record.name)))])),
        .init("required", .strings(["record"])),
      ])
      return .object([.init("if", isRecord), .init("then", .reference(to: record))])
    }
    return SchemaValue.object(
      heading("wxr2 json --lines")
        + [
          .init(
            "description",
            .string(
              """
              A line of `wxr2 json --lines`: a record of a WordPress site. Every key is always \
              present; strings are never null.
              """)),
          .init("type", .string("object")),
          .init("required", .strings(["record"])),
          .init(
            "properties",
            .object([.init("record", .object([.init("enum", .strings(records.map(\.name)))]))])),
          .init("allOf", .array(choices)),
          defining(records + ObjectShape.parts),
        ]
    ).prettyPrinted
  }

  private static func heading(_ title: String) -> [SchemaMember] {
    [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string(title)),
    ]
  }

  private static func defining(_ shapes: [ObjectShape]) -> SchemaMember {
    .init("$defs", .object(shapes.map { .init($0.name, .object($0.keywords)) }))
  }
}
