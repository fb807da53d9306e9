/// A growing buffer for output.
///
/// Output consists of many short runs. An array would check its bounds and its owners at each of
/// them. What is large grows without a copy.
package struct ByteBuffer: ~Copyable {
  // The setters are for the extensions that write JSON.
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity: Int
  @usableFromInline var base: UnsafeMutablePointer<UInt8>

  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    base = Self.allocate(self.capacity)
  }

  deinit { GrowingMemory.free(base, capacity) }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    GrowingMemory.allocate(capacity).bindMemory(to: UInt8.self, capacity: capacity)
  }

  /// Hands the bytes over.
  package consuming func finish() -> ByteChunk {
    let chunk = ByteChunk(base, count: count, capacity: capacity)
    discard self
    return chunk
  }

  /// The bytes so far, valid until the next change.
  @inlinable
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Some of the bytes, valid until the next change.
  @inlinable
  package func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// Begins again, in the same memory unless that is huge.
  @inlinable
  package mutating func removeAll() {
    count = 0
    if capacity > 4 << 20 { shrink() }
  }

  @usableFromInline
  mutating func shrink() {
    GrowingMemory.free(base, capacity)
    capacity = 16 << 10
    base = Self.allocate(capacity)
  }

  /// Makes room for so many bytes more.
  @inlinable @inline(__always)
  package mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @usableFromInline
  mutating func grow(_ more: Int) {
    let larger = max(2 * capacity, count + more)
    base = GrowingMemory.resize(base, capacity, to: larger, used: count)
      .bindMemory(to: UInt8.self, capacity: larger)
    capacity = larger
  }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inlinable
  package mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inlinable
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends three runs in one step.
  package mutating func append(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>,
    _ third: UnsafeBufferPointer<UInt8>
  ) {
    reserve(first.count + second.count + third.count)
    put(first)
    put(second)
    put(third)
  }

  /// Appends bytes for which there is room.
  @inline(__always)
  private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends a copy of bytes that stand in the buffer.
  package mutating func append(copyOf range: Range<Int>) {
    reserve(range.count)
    (base + count).update(from: base + range.lowerBound, count: range.count)
    count += range.count
  }

  package mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + place + bytes.count).update(from: base + place, count: count - place)
    (base + place).update(from: source, count: bytes.count)
    count += bytes.count
  }

  // Labelled, so that literals are not taken for strings, which cost more.
  package mutating func append(text: String) {
    text.utf8.span.withUnsafeBufferPointer { append($0) }
  }
}
