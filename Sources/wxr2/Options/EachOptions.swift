import ArgumentParser
import ByteOutput

/// Whether each archive has an output of its own.
struct EachOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Convert each archive alone, into the folder that --output names.",
      discussion: """
        Inputs may be folders, which stand for the files in them. An archive that cannot be \
        converted is reported and passed over; the status is 3 then.
        """))
  var each = false

  @Flag(
    help: ArgumentHelp(
      "With --each, pass over archives whose output is there and up to date, to go on with a run.",
      discussion: """
        With --run-log, an output is up to date when the log has it for the same input (size and time) and \
        the same options; without, when it is not older than its input. Others are converted again.
        """))
  var skipExisting = false

  func validate(_ input: InputOptions, _ place: OutputPlace) throws {
    guard each else {
      if skipExisting { throw ValidationError("'--skip-existing' is for '--each'") }
      return
    }
    if place.path == nil {
      throw ValidationError("'--each' needs '--output' with the folder to write to")
    }
    if input.inputs.isEmpty && input.filesFrom.isEmpty || input.inputs.contains("-") {
      throw ValidationError(
        "'--each' takes files and folders; an output is named after its input, and standard input has no name"
      )
    }
    if skipExisting && place.replaces {
      throw ValidationError("'--skip-existing' and '--force' contradict each other")
    }
  }
}
