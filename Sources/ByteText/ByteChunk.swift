/// Finished bytes that can be passed from one thread to another.
package final class ByteChunk: Sendable {
  // Nobody writes to it after the buffer has handed it over.
  private nonisolated(unsafe) let base: UnsafeMutablePointer<UInt8>
  package let count: Int

  init(_ base: UnsafeMutablePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  deinit { base.deallocate() }

  /// The bytes, valid during the call.
  package func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeRawBufferPointer(start: base, count: count))
  }
}
