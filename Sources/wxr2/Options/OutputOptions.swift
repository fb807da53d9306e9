import ArgumentParser
import ByteOutput

/// Where output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, which appears when it is complete; without it, to standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace an output that exists.")
  var force = false

  var isStandardOutput: Bool { output == nil || output == "-" }

  func open() throws(OutputError) -> OutputFile {
    guard let output, !isStandardOutput else { return .standardOutput() }
    return try .create(output, replaces: force)
  }
}
