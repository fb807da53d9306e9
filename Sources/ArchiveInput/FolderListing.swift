public import ByteInput
import FilePaths
import Glibc
public import SystemPackage

/// The files in a folder, and what else is in it.
public struct FolderListing: Sendable {
  /// Something that is no file to read.
  public struct PassedOver: Sendable {
    public var path: FilePath
    public var reason: Reason
  }

  public enum Reason: String, Sendable {
    case hidden = "is hidden"
    case folder = "is a folder; --recursive reads it"
    case seenFolder = "is a folder that was read already"
    case danglingLink = "is a link that leads nowhere"
    case pipe = "is a pipe"
    case socket = "is a socket"
    case device = "is a device"
    case unreadable = "cannot be read"
  }

  /// Regular files in natural order; those of folders stand where the folder does.
  public private(set) var files: [FilePath] = []
  public private(set) var passedOver: [PassedOver] = []

  /// Lists a folder.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - recursive: Whether the folders in it are listed as well. One that several links lead to is listed
  ///     once.
  /// - Throws: `cannotOpen` for what is no folder or may not be read.
  public init(_ path: FilePath, recursive: Bool = false) throws(InputError) {
    var seen: Set<FileIdentity> = []
    if let status = Status(path) { seen.insert(status.identity) }
    var rest: [FilePath]
    switch Self.entries(of: path) {
    case .success(let entries): rest = entries.reversed()
    case .failure(let error):
      throw InputError(.cannotOpen, "cannot open: \(error)", file: path.shown)
    }
    // The next one last, so that a folder's entries take its place.
    while let path = rest.popLast() {
      if let reason = take(path, recursive: recursive, &seen, &rest) {
        passedOver.append(PassedOver(path: path, reason: reason))
      }
    }
  }

  /// - Returns: Why an entry is passed over, if it is.
  private mutating func take(
    _ path: FilePath, recursive: Bool, _ seen: inout Set<FileIdentity>, _ rest: inout [FilePath]
  ) -> Reason? {
    if path.lastComponent?.string.hasPrefix(".") ?? false { return .hidden }
    guard let status = Status(path) else { return .danglingLink }
    switch status.kind {
    case S_IFREG:
      guard path.withPlatformString({ access($0, R_OK) }) == 0 else { return .unreadable }
      files.append(path)
      return nil
    case S_IFDIR:
      guard recursive else { return .folder }
      guard seen.insert(status.identity).inserted else { return .seenFolder }
      guard case .success(let entries) = Self.entries(of: path) else { return .unreadable }
      rest += entries.reversed()
      return nil
    case S_IFIFO: return .pipe
    case S_IFSOCK: return .socket
    default: return .device
    }
  }

  /// A folder's entries in natural order.
  private static func entries(of path: FilePath) -> Result<[FilePath], Errno> {
    guard let folder = path.withPlatformString({ opendir($0) }) else {
      return .failure(Errno(rawValue: errno))
    }
    defer { closedir(folder) }
    var entries: [FilePath] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath(platformString: $0) }
      }
      if name != "." && name != ".." { entries.append(path.pushing(name)) }
    }
    return .success(entries.sorted { NaturalOrder.isBefore($0.bytes, $1.bytes) })
  }
}

/// What a path leads to.
private struct Status {
  let kind: mode_t
  let identity: FileIdentity

  /// Is `nil` when it leads nowhere.
  init?(_ path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    kind = status.st_mode & S_IFMT
    identity = FileIdentity(device: status.st_dev, inode: status.st_ino)
  }
}

/// What tells a file from others, whatever its names are.
private struct FileIdentity: Hashable {
  var device: dev_t
  var inode: ino_t
}
