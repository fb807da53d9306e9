import ByteInput

/// Memory for a part of the archive.
///
/// It is filled at its end and read by all threads.
///
/// It is a class because a batch keeps the block that contains its items. Nobody writes to a block
/// after a batch has it.
final class ByteBlock {
  private(set) var count = 0
  private(set) var capacity: Int
  private var base: UnsafeMutableRawPointer

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count)
  }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// Appends the next bytes of a source and returns their number, which is 0 at its end.
  func fill(from source: any ByteSource) throws(InputError) -> Int {
    let free = UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count)
    let read = try source.read(into: free)
    precondition(read <= free.count, "a byte source delivered more than it was asked for")
    count += read
    return read
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= capacity - count, "a block is appended to beyond its capacity")
    if let source = bytes.baseAddress {
      (base + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count += bytes.count
  }

  func removeFirst(_ removed: Int) {
    base.copyMemory(from: base + removed, byteCount: count - removed)
    count -= removed
  }

  func grow(to newCapacity: Int) {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
    capacity = newCapacity
  }
}
