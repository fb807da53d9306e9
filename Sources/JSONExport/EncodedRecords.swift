import ByteText

/// Encoded posts or lines, to be written in their order.
public struct EncodedRecords: Sendable {
  let chunk: ByteChunk
  public let recordCount: Int

  /// Calls a closure with the bytes, which are valid during the call.
  public func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try chunk.withBytes(body)
  }
}
