/// Compares the size of decompressed data with the size of its compressed data.
///
/// Exports are repetitive and compress to a twentieth or a hundredth. A file of one megabyte that
/// would expand to a gigabyte is not an export.
final class Expansion {
  /// The size that is always allowed.
  private static let freeByteCount = 64 << 20
  static let largestRatio = 200
  private var inputByteCount: Int
  private var outputByteCount = 0

  /// - Parameter inputByteCount: The size of the compressed data, if it is known before reading.
  init(inputByteCount: Int = 0) {
    self.inputByteCount = inputByteCount
  }

  func addInput(_ count: Int) { inputByteCount += count }

  /// - Returns: Whether this many more bytes are allowed.
  func addOutput(_ count: Int) -> Bool {
    outputByteCount += count
    return outputByteCount - Self.freeByteCount <= inputByteCount * Self.largestRatio
  }
}
