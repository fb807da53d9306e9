import ByteInput

extension InputError {
  static func damaged(_ reason: String, file: String) -> InputError {
    InputError(.cannotRead, "\(reason); nothing in it can be read", file: file)
  }
}
