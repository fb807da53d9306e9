public import SystemPackage

/// Where a reader takes an archive's bytes from: decompressed, otherwise as they are stored.
public protocol ByteSource: AnyObject {
  /// The input as the user named it, for messages.
  var name: String { get }

  /// Reads the next bytes and returns their number, which is 0 at the end only.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WXRError) -> Int
}

/// The bytes of an open file, from where its descriptor stands.
public final class FileSource: ByteSource {
  public let name: String
  private let descriptor: FileDescriptor
  private let closesDescriptor: Bool

  /// Opens a file.
  ///
  /// - Throws: `cannotOpen`, also for a directory.
  public init(path: String) throws(WXRError) {
    name = path
    closesDescriptor = true
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw WXRError(.cannotOpen, "cannot open: \(error)", file: path)
    }
  }

  /// Reads from a descriptor that stays the caller's to close.
  public init(_ descriptor: FileDescriptor, name: String) {
    self.name = name
    self.descriptor = descriptor
    closesDescriptor = false
  }

  deinit {
    // A read-only descriptor loses nothing when closing it fails.
    if closesDescriptor { try? descriptor.close() }
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(WXRError) -> Int {
    do {
      return try descriptor.read(into: buffer)
    } catch let error as Errno where error == .isDirectory {
      throw WXRError(.cannotOpen, "is a folder, not an export", file: name)
    } catch {
      throw WXRError(.cannotRead, "cannot read: \(error)", file: name)
    }
  }
}
