/// Where one output goes.
public struct OutputPlace: Sendable {
  /// A file or a folder; `nil` is standard output.
  public var path: String?
  /// Whether what exists there gives way.
  public var replaces: Bool

  public init(path: String?, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// Begins a file there, or takes standard output.
  public func open() throws(OutputError) -> OutputFile {
    guard let path else { return .standardOutput() }
    return try .create(path, replaces: replaces)
  }
}
