/// The JSON Schemas (2020-12) of the output of `wxr2 json`.
///
/// Both schemas are made from the same `ObjectShape`s, which list the members of objects in the
/// order in which they are written. `docs/schema/` has a copy of each.
public enum JSONSchema {
  /// The schema of the document that `wxr2 json` writes.
  public static func document() -> String {
    SchemaValue.object(
      heading("wxr2 json")
        + ObjectShape.document.keywords
        + [defining(ObjectShape.records + ObjectShape.parts)]
    ).prettyPrinted
  }

  /// The schema of a line that `wxr2 json --lines` writes.
  public static func lines() -> String {
    let records = ObjectShape.lines
    // With `oneOf`, an error in one record would be reported together with the errors of all other
    // schemas. `if` selects the schema by its name first.
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
          defining(records + ObjectShape.lineParts),
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
