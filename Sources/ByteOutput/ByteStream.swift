/// Bytes that are read piece by piece, to be written to a file.
package protocol ByteStream {
  /// Reads the next bytes.
  ///
  /// - Returns: Their number, 0 at the end; `nil` if they cannot be read.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int?
}
