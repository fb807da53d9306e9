import Glibc
import SystemPackage

/// What a file was when it was looked at: it has not changed while this is the same.
struct InputState: Sendable {
  /// `nil` for what is no file.
  var byteCount: Int?
  /// In nanoseconds since 1970.
  var modified: Int?

  init(_ path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return }
    byteCount = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// What has the name of an output, a folder too; `nil` when nothing has.
  init?(existing path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ lstat($0, &status) }) == 0 else { return nil }
    byteCount = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }
}
