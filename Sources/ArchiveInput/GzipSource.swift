import ByteInput
import CZlib
import SiteModel

/// Decompresses gzip data of one or several members.
///
/// Only this file uses zlib.
///
/// libarchive reads gzip, too, but it delivers only full blocks. If data breaks off, the last 64
/// KiB would be lost. This source delivers every byte up to the damage.
final class GzipSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private let expansion: Expansion
  /// zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 128 << 10)
  private var isAtEnd = false
  private var hasDelivered = false
  private var diagnostics: [Diagnostic] = []

  init(_ source: any ByteSource, _ expansion: Expansion) throws(InputError) {
    name = source.name
    self.source = source
    self.expansion = expansion
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 31: the largest window, and gzip's header instead of zlib's.
    let status = inflateInit2_(stream, 31, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw InputError(.outOfMemory, "there is no memory left", file: name) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let base = buffer.baseAddress, !isAtEnd else { return 0 }
    stream.pointee.next_out = base.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = Int(stream.pointee.avail_out)
    while Int(stream.pointee.avail_out) == room && !isAtEnd {
      if stream.pointee.avail_in == 0 {
        guard try fill() else {
          try stop("the compressed data breaks off")
          break
        }
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: try beginMember()
      case Z_MEM_ERROR: throw InputError(.outOfMemory, "there is no memory left", file: name)
      default: try stop("the compressed data is wrong", delivering: room)
      }
    }
    let count = room - Int(stream.pointee.avail_out)
    if count > 0 { hasDelivered = true }
    if !expansion.addOutput(count) {
      isAtEnd = true
      diagnostics.append(.compressionLimit(file: name))
    }
    return count
  }

  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return source.takeDiagnostics() + diagnostics
  }

  /// - Returns: Whether there was more.
  private func fill() throws(InputError) -> Bool {
    let count = try source.read(into: UnsafeMutableRawBufferPointer(input))
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(count)
    return count > 0
  }

  /// Continues with the next member, if there is one.
  private func beginMember() throws(InputError) {
    // Tapes and some servers fill up with zeros.
    while true {
      if stream.pointee.avail_in == 0 {
        isAtEnd = try !fill()
        if isAtEnd { return }
      }
      guard let next = stream.pointee.next_in, next.pointee == 0 else { break }
      stream.pointee.next_in = next + 1
      stream.pointee.avail_in -= 1
    }
    guard stream.pointee.next_in?.pointee == 0x1F else {
      isAtEnd = true
      diagnostics.append(
        Diagnostic(
          .warning, .damagedCompression,
          "after the compressed data there is something else, which was left out", file: name))
      return
    }
    inflateReset(stream)
  }

  private func stop(_ reason: String, delivering room: Int? = nil) throws(InputError) {
    isAtEnd = true
    let delivers = room.map { Int(stream.pointee.avail_out) < $0 } ?? false
    guard hasDelivered || delivers else { throw .damaged(reason, file: name) }
    diagnostics.append(.damagedCompression(reason, file: name))
  }
}
