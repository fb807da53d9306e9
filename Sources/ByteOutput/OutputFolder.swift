import FilePaths
import Glibc
public import SystemPackage

/// A folder for outputs.
public enum OutputFolder {
  /// Creates a folder and its parent folders, if they are missing.
  ///
  /// - Throws: `cannotCreate`.
  public static func make(_ path: FilePath) throws(OutputError) {
    if isFolder(path) { return }
    var folder = FilePath(root: path.root, [])
    for component in path.components {
      folder.append(component)
      let status = folder.withPlatformString { mkdir($0, 0o777) }
      // An existing folder may be at a place where none can be created, such as a mount.
      if status != 0 && !isFolder(folder) {
        let error = Errno(rawValue: errno)
        throw OutputError(
          .cannotCreate, error == .fileExists ? "is no folder" : "cannot create: \(error)",
          file: folder.shown)
      }
    }
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    let reason = errno
    defer { errno = reason }
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
