/// Writes into memory that is large enough.
package struct BytePen {
  @usableFromInline var place: UnsafeMutablePointer<UInt8>

  @inlinable @inline(__always)
  init(_ place: UnsafeMutablePointer<UInt8>) { self.place = place }

  @inlinable @inline(__always)
  package mutating func put(_ byte: UInt8) {
    place.pointee = byte
    place += 1
  }

  @inlinable @inline(__always)
  package mutating func put(_ literal: StaticString) {
    put(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inlinable @inline(__always)
  package mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    place.update(from: source, count: bytes.count)
    place += bytes.count
  }
}

extension ByteBuffer {
  /// Appends what a closure writes, in one step: at most so many bytes.
  @inlinable @inline(__always)
  package mutating func append(atMost most: Int, _ write: (inout BytePen) -> Void) {
    reserve(most)
    var pen = BytePen(base + count)
    write(&pen)
    count = pen.place - base
  }
}
