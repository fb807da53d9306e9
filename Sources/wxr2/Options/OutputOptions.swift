import ArgumentParser
import ByteInput
import FilePaths
import ByteOutput
import SystemPackage

/// Where output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, which appears when it is complete; 'json' and 'wxr' without it write to standard output.",
      discussion: "With --each, the folder to write to, which is made if it is missing.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace an output that exists.")
  var force = false

  var isStandardOutput: Bool { output == nil || output == "-" }

  var place: OutputPlace {
    OutputPlace(
      path: isStandardOutput ? nil : output.map { FilePath(withStandIns: $0) }, replaces: force)
  }
}
