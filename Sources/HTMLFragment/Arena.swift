import Glibc

/// Memory that grows at its end and is used again for each fragment.
///
/// Access through `base` is not checked, and `base` moves when the arena grows.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  mutating func removeAll() { count = 0 }

  mutating func removeLast() { count &-= 1 }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count &+= 1
  }

  /// Appends elements that do not stand in the arena itself.
  mutating func append(contentsOf other: UnsafeBufferPointer<Element>) {
    guard let start = other.baseAddress else { return }
    reserve(other.count)
    (base + count).update(from: start, count: other.count)
    count &+= other.count
  }

  /// Appends a copy of elements that stand in the arena.
  mutating func appendCopy(of range: Range<Int>) {
    reserve(range.count)
    (base + count).update(from: base + range.lowerBound, count: range.count)
    count &+= range.count
  }

  mutating func append(repeating element: Element, count added: Int) {
    reserve(added)
    (base + count).update(repeating: element, count: added)
    count &+= added
  }

  mutating func insert(_ element: Element, at index: Int) {
    append(element)
    memmove(base + index + 1, base + index, (count - 1 - index) * MemoryLayout<Element>.stride)
    base[index] = element
  }

  mutating func remove(at index: Int) {
    count &-= 1
    memmove(base + index, base + index + 1, (count - index) * MemoryLayout<Element>.stride)
  }

  /// Removes the elements from an index on.
  mutating func removeAll(from index: Int) { count = index }

  /// Makes room for more elements.
  mutating func reserve(_ added: Int) {
    if capacity - count < added { grow(to: count + added) }
  }

  private mutating func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
