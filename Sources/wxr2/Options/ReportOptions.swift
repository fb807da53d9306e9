import ArgumentParser
import ByteInput
import FilePaths
import ByteOutput
import Conversion
import SystemPackage

/// What is said on standard error, and what counts as failure.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Fail (status 1) when anything had to be repaired or could not be read.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say nothing but why something failed.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "List every diagnostic.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Add a line of JSON for each input to this file: what became of it.", valueName: "file"),
    completion: .file())
  var runLog: String?

  @Flag(help: "Tell how far the run has come, also where output goes to the same terminal.")
  var progress = false

  func validate() throws {
    if quiet && progress {
      throw ValidationError("'--quiet' and '--progress' contradict each other")
    }
    if quiet && verbose { throw ValidationError("'--quiet' and '--verbose' contradict each other") }
  }

  /// The run log, if the user wants one.
  ///
  /// - Throws: `OutputError`.
  func openRunLog() throws(OutputError) -> RunLog? {
    guard let runLog else { return nil }
    return try RunLog(FilePath(withStandIns: runLog))
  }
}
