import ArgumentParser

/// What is said on standard error, and what counts as failure.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Fail (status 1) when anything had to be repaired or could not be read.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say nothing but why something failed.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "List every diagnostic.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("'--quiet' and '--verbose' contradict each other") }
  }
}
