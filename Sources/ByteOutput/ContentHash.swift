import ByteText

/// Computes 128 bits of a file's content, however that is cut into pieces.
struct ContentHash: ~Copyable {
  private static let blockSize = 256 << 10
  private var sides: (UInt64, UInt64) = (1, 2)
  /// The bytes behind the last whole block.
  private var rest = ByteBuffer()

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    var piece = piece.bindMemory(to: UInt8.self)[...]
    while rest.count + piece.count >= Self.blockSize {
      let missing = Self.blockSize - rest.count
      if rest.count == 0 {
        add(UnsafeBufferPointer(rebasing: piece.prefix(missing)))
      } else {
        rest.append(UnsafeBufferPointer(rebasing: piece.prefix(missing)))
        add(rest.bytes)
        rest.removeAll()
      }
      piece = piece.dropFirst(missing)
    }
    rest.append(UnsafeBufferPointer(rebasing: piece))
  }

  /// The hash; then it begins again.
  mutating func finish() -> OutputManifest.Hash {
    add(rest.bytes)
    rest.removeAll()
    defer { sides = (1, 2) }
    return [sides.0, sides.1].map(Self.hexadecimal).joined()
  }

  private mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
    sides.0 = fingerprint(block, seed: sides.0)
    sides.1 = fingerprint(block, seed: sides.1)
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
