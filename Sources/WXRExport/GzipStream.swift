import ByteText
import CZlib

/// A piece of a gzip stream: it is compressed on any thread, and pieces are joined in their order.
struct DeflatedPiece: Sendable {
  fileprivate let chunk: ByteChunk
  fileprivate let checksum: UInt
  fileprivate let byteCount: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    byteCount = bytes.count
    let input = bytes.bindMemory(to: UInt8.self)
    checksum = UInt(crc32_z(0, input.baseAddress, input.count))
    var output = ByteBuffer(capacity: bytes.count / 2 + 1024)
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer {
      deflateEnd(stream)
      stream.deallocate()
    }
    // -15: the largest window, and no header.
    let status = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    if status == Z_OK { Self.deflate(input, stream, &output) }
    chunk = output.finish()
  }

  private static func deflate(
    _ input: UnsafeBufferPointer<UInt8>, _ stream: UnsafeMutablePointer<z_stream>,
    _ output: inout ByteBuffer
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64 << 10) { room in
      var start = 0
      var isDone = false
      while !isDone {
        // zlib counts in 32 bits.
        let count = min(input.count - start, 1 << 30)
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { $0 + start })
        stream.pointee.avail_in = UInt32(count)
        start += count
        isDone = start == input.count
        repeat {
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = UInt32(room.count)
          _ = CZlib.deflate(stream, isDone ? Z_SYNC_FLUSH : Z_NO_FLUSH)
          let written = room.count - Int(stream.pointee.avail_out)
          output.append(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<written]))
        } while stream.pointee.avail_out == 0
      }
    }
  }
}

/// Joins pieces to one gzip member (RFC 1952).
struct GzipStream {
  private var checksum: UInt = 0
  private var byteCount = 0
  private var isBegun = false

  mutating func write(
    _ piece: DeflatedPiece, to write: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    if !isBegun {
      // Without a name and a time: the same input gives the same bytes.
      try Self.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF], to: write)
      isBegun = true
    }
    try piece.chunk.withBytes(write)
    checksum = UInt(crc32_combine(checksum, piece.checksum, piece.byteCount))
    byteCount += piece.byteCount
  }

  mutating func finish(to write: (UnsafeRawBufferPointer) throws -> Void) throws {
    // An empty block that is the last one.
    var end: [UInt8] = [0x03, 0x00]
    for number in [UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: byteCount)] {
      for shift in [0, 8, 16, 24] as [UInt32] {
        end.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    try Self.write(end, to: write)
  }

  private static func write(
    _ bytes: [UInt8], to write: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try bytes.withUnsafeBytes(write)
  }
}
