public import ArgumentParser
import ByteOutput
public import JSONExport

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of what 'wxr2 json' writes, or its types for another program.",
    discussion: "Example: wxr2 schema > document.schema.json")

  @Flag(help: "The schema of a line of 'wxr2 json --lines'.")
  var lines = false

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The types of all lines, for this program.",
      discussion: """
        The columns of read_json for DuckDB, a Python module with a schema for Polars, the text that \
        spark.read.schema takes, the schema file of 'bq load'.
        """))
  var program: LineSchema?

  func validate() throws {
    if program != nil && !lines {
      throw ValidationError("'--for' is for lines: write 'schema --lines --for …'")
    }
  }

  func run() throws {
    var text = program?.text ?? (lines ? JSONSchema.lines() : JSONSchema.document())
    do {
      try text.withUTF8 { try OutputFile.standardOutput().write(UnsafeRawBufferPointer($0)) }
    } catch {
      let isClosed = (error as? OutputError)?.code == .closedPipe
      if !isClosed { Console.write("wxr2: error: \(error)\n") }
      throw ExitCode.failure
    }
  }
}

extension LineSchema: ExpressibleByArgument {}
