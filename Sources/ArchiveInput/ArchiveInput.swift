import Glibc
import SystemPackage
public import WXRReader

/// An input that a user names: a file, or standard input.
///
/// It can be opened more than once where an output needs two passes: a file is read again, a pipe
/// is spooled first.
public struct ArchiveInput: Sendable {
  /// As the user named it; `-` is standard input.
  public let name: String
  private let descriptor: FileDescriptor?
  /// Where in the descriptor the input begins, if it can be read from there again.
  private var start: Int64?
  /// How long the input is, if that is known before it is read.
  public private(set) var byteCount: Int?

  /// - Throws: `cannotOpen` for what is missing, is a folder or may not be read.
  public init(_ name: String) throws(WXRError) {
    self.name = name
    if name == "-" {
      descriptor = .standardInput
    } else {
      descriptor = nil
      // Opened to see that it can be; a thousand inputs must not hold a thousand descriptors.
      _ = try FileSource(path: name)
    }
    var status = stat()
    guard (name == "-" ? fstat(0, &status) : stat(name, &status)) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw WXRError(.cannotOpen, "is a folder, not an export", file: name)
    case S_IFREG:
      let position =
        name == "-" ? (try? FileDescriptor.standardInput.seek(offset: 0, from: .current)) ?? 0 : 0
      start = position
      byteCount = max(0, Int(status.st_size) - Int(position))
    default: break
    }
  }

  /// Opens the input at its beginning.
  public func open() throws(WXRError) -> any ByteSource {
    guard let descriptor else { return DeferredSource(path: name) }
    if let start { return PositionedSource(descriptor, start: start, name: name) }
    return FileSource(descriptor, name: name)
  }

  /// Makes an input that can be opened again, by copying a pipe to a file that has no name.
  public func rereadable() throws(WXRError) -> ArchiveInput {
    guard start == nil else { return self }
    do {
      return try ArchiveInput(spooling: open(), name: name)
    } catch let error as WXRError {
      throw error
    } catch {
      throw WXRError(.cannotRead, "cannot copy to a temporary file: \(error)", file: name)
    }
  }

  private init(spooling source: any ByteSource, name: String) throws {
    let spool = try Self.namelessFile()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while case let read = try source.read(into: buffer), read > 0 {
      try spool.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<read]))
      count += read
    }
    self.name = name
    // Stays open until the process ends, which is what frees the space.
    descriptor = spool
    start = 0
    byteCount = count
  }

  /// A temporary file that vanishes with the process, whatever ends it.
  private static func namelessFile() throws -> FileDescriptor {
    let folder = FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
    let path = folder.appending(".wxr2-\(UInt64.random(in: .min ... .max)).spool")
    let file = try FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
    _ = path.withPlatformString { unlink($0) }
    return file
  }
}

/// A file that is open from its first byte read to its last, so that a thousand inputs do not hold
/// a thousand descriptors.
private final class DeferredSource: ByteSource {
  let name: String
  private var file: FileSource?
  private var isAtEnd = false

  init(path: String) {
    name = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WXRError) -> Int {
    if isAtEnd { return 0 }
    let open: FileSource
    if let file { open = file } else { open = try FileSource(path: name) }
    let count = try open.read(into: buffer)
    isAtEnd = count == 0
    file = isAtEnd ? nil : open
    return count
  }
}

/// Reads a descriptor from a place on without moving it.
private final class PositionedSource: ByteSource {
  let name: String
  private let descriptor: FileDescriptor
  private var position: Int64

  init(_ descriptor: FileDescriptor, start: Int64, name: String) {
    self.descriptor = descriptor
    self.name = name
    position = start
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WXRError) -> Int {
    do {
      let count = try descriptor.read(fromAbsoluteOffset: position, into: buffer)
      position += Int64(count)
      return count
    } catch {
      throw WXRError(.cannotRead, "cannot read: \(error)", file: name)
    }
  }
}
