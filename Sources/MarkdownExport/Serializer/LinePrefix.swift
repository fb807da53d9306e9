import ByteText

/// The beginning of every line inside quotations and list items.
struct LinePrefix: ~Copyable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func pushQuote() {
    ends.append(bytes.count)
    bytes.append(UInt8(ascii: ">"))
    bytes.append(0x20)
  }

  mutating func push(spaces: Int) {
    ends.append(bytes.count)
    for _ in 0..<spaces { bytes.append(0x20) }
  }

  mutating func pop() {
    if let end = ends.popLast() { bytes.removeSubrange(end...) }
  }

  func write(to output: inout ByteBuffer) {
    bytes.withUnsafeBufferPointer { output.append($0) }
  }

  /// Writes an empty line.
  func writeBlank(to output: inout ByteBuffer) {
    bytes.withUnsafeBufferPointer { bytes in
      var end = bytes.count
      while end > 0 && bytes[end - 1] == 0x20 { end -= 1 }
      output.append(UnsafeBufferPointer(rebasing: bytes[..<end]))
    }
    output.append(UInt8(ascii: "\n"))
  }
}
