public import ByteInput
import FilePaths
import Glibc
public import SiteModel
public import SystemPackage

extension ArchiveInput {
  /// The exports in a folder.
  public struct Folder: Sendable {
    /// The exports in natural order, each as if it were named.
    public private(set) var archives: [ArchiveInput] = []
    /// A diagnostic for everything else in the folder: it was passed over.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Looks at the beginning of each file.
    ///
    /// A damaged file that looks like an export counts as one. Opening it reports the damage.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - recursive: Whether the folders in it are read as well.
    /// - Throws: `cannotOpen` if it is not a folder, or not readable.
    public init(_ path: FilePath, recursive: Bool = false) throws(InputError) {
      let listing = try FolderListing(path, recursive: recursive)
      for other in listing.passedOver {
        diagnostics.append(.passedOver(other.reason.rawValue, other.path.shown))
        if other.reason == .folder { diagnostics[diagnostics.count - 1].severity = .warning }
      }
      for file in listing.files {
        let input = try ArchiveInput(file)
        if (try? input.isExport()) ?? true {
          archives.append(input)
        } else {
          diagnostics.append(.passedOver("is no export", file.shown))
        }
      }
    }
  }

  /// Whether a path leads to a folder.
  public static func isFolder(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Diagnostic {
  fileprivate static func passedOver(_ reason: String, _ file: String) -> Diagnostic {
    Diagnostic(.information, .notWXREntry, "\(reason) and was passed over", file: file)
  }
}
