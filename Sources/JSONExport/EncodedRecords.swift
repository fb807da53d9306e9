import ByteText

/// Posts or lines that are encoded and wait to be written in their turn.
public struct EncodedRecords: Sendable {
  let chunk: ByteChunk
  public let recordCount: Int

  /// The bytes, valid while the value lives.
  public func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try chunk.withBytes(body)
  }
}
