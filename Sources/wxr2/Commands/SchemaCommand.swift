import ArgumentParser
import ByteOutput
import JSONExport

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of what 'wxr2 json' writes.",
    discussion: "Example: wxr2 schema > document.schema.json")

  @Flag(help: "The schema of a line of 'wxr2 json --lines'.")
  var lines = false

  func run() throws {
    var text = lines ? JSONSchema.lines() : JSONSchema.document()
    do {
      try text.withUTF8 { try OutputFile.standardOutput().write(UnsafeRawBufferPointer($0)) }
    } catch {
      let isClosed = (error as? OutputError)?.code == .closedPipe
      if !isClosed { Console.write("wxr2: error: \(error)\n") }
      throw ExitCode.failure
    }
  }
}
