import Glibc
import SystemPackage

/// A folder with a temporary name, which contains folders of files.
final class TemporaryFolder {
  let path: FilePath
  private let name: TemporaryFiles.Name

  /// - Throws: `cannotCreate`.
  init(in folder: FilePath, for target: FilePath, name: String) throws(OutputError) {
    let number = UInt64.random(in: .min ... .max)
    path = folder.appending(".\(target.lastComponent?.string ?? "output").\(number).part")
    self.name = TemporaryFiles.add(folder: path)
    if path.withPlatformString({ mkdir($0, 0o777) }) != 0 {
      let error = Errno(rawValue: errno)
      self.name.forget()
      throw OutputError(.cannotCreate, "cannot create: \(error)", file: name)
    }
  }

  /// Call this when the folder has its final name.
  func forget() { name.forget() }

  /// Removes the folder and everything in it.
  ///
  /// A second call does nothing.
  func remove() { name.removeFolder() }

  /// The names in a folder.
  static func entries(of folder: FilePath) throws -> [String] {
    guard let stream = folder.withPlatformString({ opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
