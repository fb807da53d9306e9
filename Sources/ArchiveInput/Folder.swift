public import ByteInput
import Glibc
public import SiteModel

extension ArchiveInput {
  /// The exports among a folder's own files.
  public struct Folder: Sendable {
    /// In natural order, each as if it had been named.
    public private(set) var archives: [ArchiveInput] = []
    /// For each file that is none and not hidden, that it was passed over.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Looks at the beginning of each file.
    ///
    /// A file that looks like an export and is damaged counts as one; opening it says so.
    public init(_ path: String) throws(InputError) {
      for file in try Self.files(in: path) {
        let input = try ArchiveInput(file)
        if (try? input.isExport()) ?? true {
          archives.append(input)
        } else {
          diagnostics.append(
            Diagnostic(
              .information, .notWXREntry, "is no export and was passed over", file: file))
        }
      }
    }

    /// The paths of a folder's own files in natural order, without hidden ones, folders, pipes and
    /// devices.
    ///
    /// - Throws: `cannotOpen` for what is no folder or may not be read.
    public static func files(in path: String) throws(InputError) -> [String] {
      guard let folder = opendir(path) else {
        throw InputError(
          .cannotOpen, "cannot open: \(String(cString: strerror(errno)))", file: path)
      }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
      return names.sorted { NaturalOrder.isBefore($0, $1) }
        .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
        .filter(isRegularFile)
    }
  }

  /// Whether a name stands for a folder.
  public static func isFolder(_ name: String) -> Bool { kind(of: name) == S_IFDIR }
}

private func isRegularFile(_ path: String) -> Bool { kind(of: path) == S_IFREG }

private func kind(of path: String) -> mode_t? {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}
