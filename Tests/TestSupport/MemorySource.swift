public import ByteInput

/// An archive in memory that is delivered in pieces of a given size.
public final class MemorySource: ByteSource {
  public let name: String
  private let bytes: [UInt8]
  private let pieceByteCount: Int
  private var position = 0

  public init(_ bytes: [UInt8], name: String = "memory.xml", pieceByteCount: Int = .max) {
    self.bytes = bytes
    self.name = name
    self.pieceByteCount = pieceByteCount
  }

  public convenience init(_ text: String, name: String = "memory.xml") {
    self.init(Array(text.utf8), name: name)
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, pieceByteCount, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

/// A source that fails after what it has.
public final class FailingSource: ByteSource {
  public let name = "failing.xml"
  private let start: MemorySource

  public init(after text: String) {
    start = MemorySource(text)
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = start.read(into: buffer)
    if count == 0 { throw InputError(.cannotRead, "the wire was cut", file: name) }
    return count
  }
}
