import ByteText

/// A text and the memory for its next form.
struct PassedText {
  private(set) var bytes: [UInt8]
  private var spare: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// One pass over the text, which stays where the pass replaces nothing.
  @inline(__always)
  mutating func pass(_ body: (Bytes, inout Rewriting) -> Void) {
    var rewriting = Rewriting(into: takeSpare())
    bytes.withUnsafeBufferPointer { body($0, &rewriting) }
    guard rewriting.isChanged else {
      spare = rewriting.unused()
      return
    }
    spare = bytes.withUnsafeBufferPointer { rewriting.finish($0) }
    swap(&bytes, &spare)
  }

  /// Without another owner the memory is used again and not copied.
  private mutating func takeSpare() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &spare)
    return taken
  }

  func contains(_ literal: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { $0.find(literal, from: 0) != nil }
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
}
