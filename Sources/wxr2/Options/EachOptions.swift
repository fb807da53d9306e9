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

  @Flag(help: "With --each, pass over archives whose output exists, to go on with a run.")
  var skipExisting = false

  func validate(_ input: InputOptions, _ place: OutputPlace) throws {
    guard each else {
      if skipExisting { throw ValidationError("'--skip-existing' is for '--each'") }
      return
    }
    if place.path == nil {
      throw ValidationError("'--each' needs '--output' with the folder to write to")
    }
    if input.inputs.isEmpty || input.inputs.contains("-") {
      throw ValidationError(
        "'--each' takes files and folders; an output is named after its input, and standard input has no name"
      )
    }
    if skipExisting && place.replaces {
      throw ValidationError("'--skip-existing' and '--force' contradict each other")
    }
  }
}
