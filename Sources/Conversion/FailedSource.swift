import ByteInput

/// Stands for an input that could not be opened, in a run that goes on after failures.
final class FailedSource: ByteSource {
  let name: String
  private let error: InputError

  init(_ name: String, _ error: InputError) {
    self.name = name
    self.error = error
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int { throw error }
}
