import Glibc
import SystemPackage
import ByteInput

/// What tells whether a file is as it was.
///
/// An archive that is still being downloaded, or that is replaced between the two passes over it,
/// would otherwise give an output that is put together from two states of it.
struct FileState: Sendable, Equatable {
  private let device: dev_t
  private let inode: ino_t
  let byteCount: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// - Returns: `nil` for what is no regular file, which has no state to compare.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = status.st_dev
    inode = status.st_ino
    byteCount = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// - Throws: `cannotRead` when an open file is not in this state.
  func check(_ descriptor: FileDescriptor, name: String) throws(InputError) {
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0, FileState(status) == self else {
      throw InputError(
        .cannotRead, "changed while it was read; convert it again when it is complete", file: name)
    }
  }
}

/// A file that is open from its first byte read to its last, so that a thousand inputs do not hold
/// a thousand descriptors, and that must not change before its last byte is read.
final class WatchedFile: ByteSource {
  let name: String
  /// What the file was when the input was opened first.
  private let state: FileState?
  private var descriptor: FileDescriptor?
  private var isAtEnd = false

  init(path: String, state: FileState?) {
    name = path
    self.state = state
  }

  deinit {
    // A read-only descriptor loses nothing when closing it fails.
    try? descriptor?.close()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if isAtEnd { return 0 }
    let descriptor = try open()
    let count = try FileSource(descriptor, name: name).read(into: buffer)
    if count > 0 { return count }
    isAtEnd = true
    try state?.check(descriptor, name: name)
    try? descriptor.close()
    self.descriptor = nil
    return 0
  }

  private func open() throws(InputError) -> FileDescriptor {
    if let descriptor { return descriptor }
    let opened: FileDescriptor
    do {
      opened = try FileDescriptor.open(FilePath(name), .readOnly)
    } catch {
      throw InputError(.cannotOpen, "cannot open: \(error)", file: name)
    }
    descriptor = opened
    // At the beginning, too: the end of a large file is far.
    try state?.check(opened, name: name)
    return opened
  }
}
