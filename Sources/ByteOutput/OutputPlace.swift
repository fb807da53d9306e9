public import SystemPackage

/// The place of an output.
public struct OutputPlace: Sendable {
  /// A file or a folder; `nil` is standard output.
  public var path: FilePath?
  /// Whether an existing output is replaced.
  public var replaces: Bool
  /// Whether the folder that it is in is made where it is missing.
  public var makesFolders: Bool

  public init(path: FilePath?, replaces: Bool = false, makesFolders: Bool = false) {
    self.path = path
    self.replaces = replaces
    self.makesFolders = makesFolders
  }

  /// A file or a folder by its name.
  public init(_ name: String, replaces: Bool = false) {
    self.init(path: FilePath(name), replaces: replaces)
  }

  /// Creates a file there, or returns standard output.
  public func open() throws(OutputError) -> OutputFile {
    guard let path else { return .standardOutput() }
    let folder = path.removingLastComponent()
    if makesFolders && !folder.isEmpty { try OutputFolder.make(folder) }
    return try .create(path, replaces: replaces)
  }
}
