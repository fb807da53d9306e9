/// A growing buffer of bytes.
///
/// An array would check for other owners at each short run.
struct TextBuffer: ~Copyable {
  private(set) var count = 0
  private var capacity = 16 << 10
  private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 16 << 10)

  init() {}

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  mutating func removeAll() {
    count = 0
    // The memory of a huge body is not kept.
    if capacity > 4 << 20 { reallocate(16 << 10) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { reallocate(max(2 * capacity, count + bytes.count)) }
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ byte: UInt8) {
    withUnsafePointer(to: byte) { append(UnsafeBufferPointer(start: $0, count: 1)) }
  }

  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { reallocate(max(2 * capacity, count + bytes.count)) }
    (base + place + bytes.count).update(from: base + place, count: count - place)
    (base + place).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends copies of runs to the text, one after the other, and returns their place.
  mutating func join(_ runs: [Range<Int>]) -> Range<Int> {
    if runs.count == 1 { return runs[0] }
    let start = count
    for run in runs {
      if capacity - count < run.count { reallocate(max(2 * capacity, count + run.count)) }
      (base + count).update(from: base + run.lowerBound, count: run.count)
      count += run.count
    }
    return start..<count
  }

  private mutating func reallocate(_ newCapacity: Int) {
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    capacity = newCapacity
  }
}
