import Glibc
import SystemPackage

/// A folder with a passing name, which goes with all that is in it unless it gets its final name.
final class TemporaryFolder {
  let path: FilePath
  let contents: OpenFolder
  private var isTemporary = true

  /// - Throws: `cannotCreate`.
  init(in folder: FilePath, for target: FilePath, name: String) throws(OutputError) {
    let path = TemporaryFiles.name(for: target, in: folder)
    self.path = path
    do {
      contents = try TemporaryFiles.change { change throws(Errno) in
        try change.make(path) { () throws(Errno) in
          if path.withPlatformString({ mkdir($0, 0o777) }) != 0 { throw Errno(rawValue: errno) }
          return try OpenFolder(path)
        }
      }
    } catch {
      throw OutputError(.cannotCreate, "cannot create: \(error)", file: name)
    }
  }

  /// Gives it its final name.
  func rename(to target: FilePath) throws(Errno) {
    try TemporaryFiles.change { change throws(Errno) in try change.rename(path, to: target) }
    isTemporary = false
  }

  /// Gives it the name of a folder that is there, which goes with all that is in it.
  func takePlace(of target: FilePath) throws(Errno) {
    try TemporaryFiles.change { change throws(Errno) in try change.exchange(path, target) }
    // The passing name is that of the old folder now.
    remove()
  }

  /// Removes it where it is temporary still.
  func remove() {
    if isTemporary { TemporaryFiles.change { $0.remove(path) } }
    isTemporary = false
  }

  deinit { remove() }
}
