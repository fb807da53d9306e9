import ByteInput
import FilePaths
import SystemPackage

/// A file that is open only while it is read, and that must not change before its last byte is
/// read.
///
/// So a thousand inputs do not need a thousand descriptors at the same time.
final class WatchedFile: ByteSource {
  let name: String
  private let path: FilePath
  /// The state of the file when the input was first opened.
  private let state: FileState?
  private var descriptor: FileDescriptor?
  private var isAtEnd = false

  init(path: FilePath, state: FileState?) {
    name = path.shown
    self.path = path
    self.state = state
  }

  deinit {
    // An error on closing a read-only descriptor loses nothing.
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
      opened = try FileDescriptor.open(path, .readOnly)
    } catch {
      throw InputError(.cannotOpen, "cannot open: \(error)", file: name)
    }
    descriptor = opened
    // At the beginning, too: the end of a large file is far.
    try state?.check(opened, name: name)
    return opened
  }
}
