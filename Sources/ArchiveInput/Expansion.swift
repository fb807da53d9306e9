/// Compares what comes out of compressed data with what went in.
///
/// Exports, which repeat themselves a lot, become a twentieth or a hundredth; a file of a megabyte that
/// would fill a gigabyte is none.
final class Expansion {
  /// So much may come out of anything.
  private static let freeByteCount = 64 << 20
  static let largestRatio = 200
  private var inputByteCount: Int
  private var outputByteCount = 0

  /// - Parameter inputByteCount: What is known to be there before anything is read.
  init(inputByteCount: Int = 0) {
    self.inputByteCount = inputByteCount
  }

  func addInput(_ count: Int) { inputByteCount += count }

  /// - Returns: Whether so much more may come out.
  func addOutput(_ count: Int) -> Bool {
    outputByteCount += count
    return outputByteCount - Self.freeByteCount <= inputByteCount * Self.largestRatio
  }
}
