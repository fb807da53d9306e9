/// Why output cannot be written.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    public static let exists = Code(rawValue: "exists")
    public static let cannotCreate = Code(rawValue: "cannot-create")
    /// A path that would lead out of the folder that it is for.
    public static let unsafePath = Code(rawValue: "unsafe-path")
    /// The reader of a pipe has closed it, which is its right.
    public static let closedPipe = Code(rawValue: "closed-pipe")
    public static let cannotWrite = Code(rawValue: "cannot-write")
    /// The disk, or what the user may have of it, is used up.
    public static let diskFull = Code(rawValue: "disk-full")
  }

  public var code: Code
  /// One phrase in our own words, without the file's name.
  public var message: String
  /// The output as the user named it.
  public var file: String

  public init(_ code: Code, _ message: String, file: String) {
    self.code = code
    self.message = message
    self.file = file
  }

  public var description: String { "\(file): \(message)" }
}
