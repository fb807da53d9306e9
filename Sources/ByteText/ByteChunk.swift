/// Finished bytes that can be passed from one thread to another.
package final class ByteChunk: Sendable {
  // Nobody writes to it after the buffer has handed it over.
  private nonisolated(unsafe) let base: UnsafeMutablePointer<UInt8>
  package let count: Int
  private let capacity: Int

  init(_ base: UnsafeMutablePointer<UInt8>, count: Int, capacity: Int) {
    self.base = base
    self.count = count
    self.capacity = capacity
  }

  deinit { GrowingMemory.free(base, capacity) }

  /// The bytes, valid during the call.
  package func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeRawBufferPointer(start: base, count: count))
  }
}
