import FilePaths
public import SystemPackage

/// The bytes of an open file, from the current position of its descriptor.
public final class FileSource: ByteSource {
  public let name: String
  private let descriptor: FileDescriptor
  private let closesDescriptor: Bool

  /// Opens a file.
  ///
  /// - Throws: `cannotOpen`, also for a directory.
  public convenience init(path: String) throws(InputError) {
    try self.init(path: FilePath(path))
  }

  /// Opens a file.
  ///
  /// - Throws: `cannotOpen`, also for a directory.
  public init(path: FilePath) throws(InputError) {
    name = path.shown
    closesDescriptor = true
    do {
      descriptor = try FileDescriptor.open(path, .readOnly)
    } catch {
      throw InputError(.cannotOpen, "cannot open: \(error)", file: name)
    }
  }

  /// Reads from a descriptor that the caller closes.
  public init(_ descriptor: FileDescriptor, name: String) {
    self.name = name
    self.descriptor = descriptor
    closesDescriptor = false
  }

  deinit {
    // An error on closing a read-only descriptor loses nothing.
    if closesDescriptor { try? descriptor.close() }
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    do {
      return try descriptor.read(into: buffer)
    } catch let error as Errno where error == .isDirectory {
      throw InputError(.cannotOpen, "is a folder, not an export", file: name)
    } catch {
      throw InputError(.cannotRead, "cannot read: \(error)", file: name)
    }
  }
}
