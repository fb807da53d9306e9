import ByteInput
import Glibc
import SystemPackage

/// The state of a file, to recognise that it has changed.
///
/// If an archive is still being downloaded, or is replaced between the two passes over it, the
/// output would otherwise mix two states of it.
struct FileState: Sendable, Equatable {
  private let device: dev_t
  private let inode: ino_t
  let byteCount: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// - Returns: `nil` if it is not a regular file, which has no state to compare.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = status.st_dev
    inode = status.st_ino
    byteCount = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// - Throws: `cannotRead` if an open file is not in this state.
  func check(_ descriptor: FileDescriptor, name: String) throws(InputError) {
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0, FileState(status) == self else {
      throw InputError(
        .cannotRead, "changed while it was read; convert it again when it is complete", file: name)
    }
  }
}
