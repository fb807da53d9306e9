/// Why reading an input failed.
///
/// All stages of reading throw it, from the file to the records. Damage after which reading can
/// continue is a `Diagnostic` instead.
public struct InputError: Error, Sendable, Equatable {
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The input is missing, is a directory, or is not readable.
    public static let cannotOpen = Code(rawValue: "cannot-open")
    /// The system failed to deliver the input's bytes.
    public static let cannotRead = Code(rawValue: "cannot-read")
    /// The input ends with neither a channel nor an item.
    public static let notAnArchive = Code(rawValue: "not-an-archive")
    /// The input is in an encoding that cannot be read.
    public static let unsupportedEncoding = Code(rawValue: "unsupported-encoding")
    public static let outOfMemory = Code(rawValue: "out-of-memory")
  }

  public var code: Code
  /// One phrase in our own words, without the file's name.
  public var message: String
  /// The input as the user named it.
  public var file: String

  public init(_ code: Code, _ message: String, file: String = "") {
    self.code = code
    self.message = message
    self.file = file
  }
}

extension InputError: CustomStringConvertible {
  public var description: String { file.isEmpty ? message : "\(file): \(message)" }
}
