/// The types of the lines of `wxr2 json --lines`, in the words of a program that reads them.
public enum LineSchema: String, Sendable, CaseIterable {
  /// The `columns` of `read_json`.
  case duckdb
  /// A module of Python with a `polars.Schema`.
  case polars
  /// The text that `spark.read.schema` takes.
  case spark
  /// The schema file of `bq load`.
  case bigquery

  /// The schema as text, with a line end.
  public var text: String {
    let columns = LineColumn.all
    switch self {
    case .duckdb:
      let members = columns.map { "  '\($0.name)': '\(Self.duckdb($0.type))'" }
      return "{\n" + members.joined(separator: ",\n") + "\n}\n"
    case .polars:
      let members = columns.map { "    \"\($0.name)\": \(Self.polars($0.type)),\n" }
      return "import polars as pl\n\nschema = pl.Schema({\n" + members.joined() + "})\n"
    case .spark:
      return columns.map { "`\($0.name)` \(Self.spark($0.type))" }.joined(separator: ", ") + "\n"
    case .bigquery:
      return SchemaValue.array(columns.map(Self.bigquery)).prettyPrinted
    }
  }

  private static func duckdb(_ type: LineType) -> String {
    switch type {
    case .text: "VARCHAR"
    case .integer: "BIGINT"
    case .boolean: "BOOLEAN"
    case .localTime: "TIMESTAMP"
    case .utcTime: "TIMESTAMPTZ"
    case .json: "JSON"
    case .list(let columns): duckdb(.object(columns)) + "[]"
    case .object(let columns):
      "STRUCT("
        + columns.map { "\"\($0.name)\" \(duckdb($0.type))" }.joined(separator: ", ") + ")"
    }
  }

  private static func polars(_ type: LineType) -> String {
    switch type {
    case .text, .json: "pl.String"
    case .integer: "pl.Int64"
    case .boolean: "pl.Boolean"
    case .localTime: "pl.Datetime(\"us\")"
    case .utcTime: "pl.Datetime(\"us\", \"UTC\")"
    case .list(let columns): "pl.List(\(polars(.object(columns))))"
    case .object(let columns):
      "pl.Struct({"
        + columns.map { "\"\($0.name)\": \(polars($0.type))" }.joined(separator: ", ") + "})"
    }
  }

  private static func spark(_ type: LineType) -> String {
    switch type {
    case .text, .json: "STRING"
    case .integer: "BIGINT"
    case .boolean: "BOOLEAN"
    case .localTime: "TIMESTAMP_NTZ"
    case .utcTime: "TIMESTAMP"
    case .list(let columns): "ARRAY<\(spark(.object(columns)))>"
    case .object(let columns):
      "STRUCT<"
        + columns.map { "`\($0.name)`: \(spark($0.type))" }.joined(separator: ", ") + ">"
    }
  }

  private static func bigquery(_ column: LineColumn) -> SchemaValue {
    var members = [SchemaMember("name", .string(column.name))]
    func add(_ type: String, mode: String = "NULLABLE", _ fields: [LineColumn] = []) {
      members.append(.init("type", .string(type)))
      members.append(.init("mode", .string(mode)))
      if !fields.isEmpty { members.append(.init("fields", .array(fields.map(bigquery)))) }
    }
    switch column.type {
    case .text: add("STRING")
    case .integer: add("INTEGER")
    case .boolean: add("BOOLEAN")
    case .localTime: add("DATETIME")
    case .utcTime: add("TIMESTAMP")
    case .json: add("JSON")
    case .list(let columns): add("RECORD", mode: "REPEATED", columns)
    case .object(let columns): add("RECORD", columns)
    }
    return .object(members)
  }
}
