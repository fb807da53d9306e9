public import SystemPackage

/// The place of an output.
public struct OutputPlace: Sendable {
  /// A file or a folder; `nil` is standard output.
  public var path: FilePath?
  /// Whether an existing file is replaced, and files are added to an existing folder.
  public var replaces: Bool
  /// Whether an existing folder goes with all that is in it, instead of being added to.
  public var replacesFolders = false
  /// Whether a folder gets a manifest, which a later run needs that replaces it.
  public var writesManifest = false
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

  /// What becomes of a folder that is there and not empty.
  package var existingFolder: OutputTree.Existing {
    replacesFolders ? .replace : replaces ? .add : .refuse
  }

  /// Creates a file there, or returns standard output.
  public func open() throws(OutputError) -> OutputFile {
    guard let path else { return .standardOutput() }
    let folder = path.removingLastComponent()
    if makesFolders && !folder.isEmpty { try OutputFolder.make(folder) }
    return try .create(path, replaces: replaces)
  }
}
