import ByteInput
import SiteModel

/// A source whose first bytes can be looked at before they are delivered.
final class PeekedSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private var start: [UInt8] = []
  private var position = 0

  init(_ source: any ByteSource) {
    name = source.name
    self.source = source
  }

  /// The next bytes, which are still delivered later.
  ///
  /// There are fewer than asked for only at the end.
  func peek(_ count: Int) throws(InputError) -> ArraySlice<UInt8> {
    start.removeFirst(position)
    position = 0
    while start.count < count {
      let missing = count - start.count
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: missing, alignment: 1)
      defer { room.deallocate() }
      let read = try source.read(into: room)
      if read == 0 { break }
      start += room[..<read]
    }
    return start.prefix(count)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard position < start.count else { return try source.read(into: buffer) }
    let count = min(buffer.count, start.count - position)
    buffer.copyBytes(from: start[position..<position + count])
    position += count
    if position == start.count {
      start = []
      position = 0
    }
    return count
  }

  func takeDiagnostics() -> [Diagnostic] { source.takeDiagnostics() }
}
