public import ByteInput
import Glibc
public import SiteModel

extension ArchiveInput {
  /// The exports directly in a folder.
  public struct Folder: Sendable {
    /// The exports in natural order, each as if it were named.
    public private(set) var archives: [ArchiveInput] = []
    /// A diagnostic for each file that is not hidden and was skipped because it is not an export.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Looks at the beginning of each file.
    ///
    /// A damaged file that looks like an export counts as one. Opening it reports the damage.
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

    /// The paths of the files directly in a folder, in natural order, without hidden files,
    /// folders, pipes and devices.
    ///
    /// - Throws: `cannotOpen` if it is not a folder, or not readable.
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
