import ByteInput
import Glibc
import SystemPackage

/// A temporary file without a name.
///
/// It disappears with its owner, and when the process ends in any way.
final class SpoolFile: Sendable {
  let descriptor: FileDescriptor

  init(for name: String) throws(InputError) {
    let folder = FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
    let path = folder.appending(".wxr2-\(UInt64.random(in: .min ... .max)).spool")
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
    } catch {
      throw Self.failure(error, name)
    }
    _ = path.withPlatformString { unlink($0) }
  }

  deinit { try? descriptor.close() }

  /// A path to open the file again, with its own position.
  var path: String { "/proc/self/fd/\(descriptor.rawValue)" }

  /// Appends all bytes of a source, and returns their range.
  func append(_ source: any ByteSource) throws(InputError) -> Range<Int64> {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    do {
      let start = try descriptor.seek(offset: 0, from: .end)
      var end = start
      while case let count = try source.read(into: buffer), count > 0 {
        try descriptor.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        end += Int64(count)
      }
      return start..<end
    } catch {
      throw Self.failure(error, source.name)
    }
  }

  private static func failure(_ error: any Error, _ name: String) -> InputError {
    error as? InputError
      ?? InputError(.cannotRead, "cannot copy to a temporary file: \(error)", file: name)
  }
}
