/// The place of an output.
public struct OutputPlace: Sendable {
  /// A file or a folder; `nil` is standard output.
  public var path: String?
  /// Whether an existing output is replaced.
  public var replaces: Bool

  public init(path: String?, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// Creates a file there, or returns standard output.
  public func open() throws(OutputError) -> OutputFile {
    guard let path else { return .standardOutput() }
    return try .create(path, replaces: replaces)
  }
}
