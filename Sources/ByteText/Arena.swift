/// Memory that grows at its end and is used again and again.
///
/// Access through `base` is not checked, unlike that by an index, and `base` moves when the arena grows. What is large grows without a
/// copy, and is given back when the arena is emptied.
package struct Arena<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline package internal(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity: Int

  package init(capacity: Int) {
    self.capacity = capacity
    base = GrowingMemory.allocate(capacity * MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: capacity)
  }

  deinit { GrowingMemory.free(base, capacity * MemoryLayout<Element>.stride) }

  @inlinable @inline(__always)
  package var elements: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: base, count: count)
  }

  @inlinable @inline(__always)
  package var indices: Range<Int> { 0..<count }

  @inlinable @inline(__always)
  package var isEmpty: Bool { count == 0 }

  @inlinable @inline(__always)
  package var last: Element? { count == 0 ? nil : base[count - 1] }

  @inlinable
  package subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count, "no element of the arena")
      return base[index]
    }
    @inline(__always) _modify {
      precondition(index >= 0 && index < count, "no element of the arena")
      yield &base[index]
    }
  }

  // MARK: Growing

  @inlinable @inline(__always)
  package mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count &+= 1
  }

  /// Appends elements that do not stand in the arena itself.
  @inlinable @inline(__always)
  package mutating func append(contentsOf other: UnsafeBufferPointer<Element>) {
    guard let start = other.baseAddress else { return }
    reserve(other.count)
    (base + count).update(from: start, count: other.count)
    count &+= other.count
  }

  /// Appends a copy of elements that stand in the arena.
  @inlinable @inline(__always)
  package mutating func appendCopy(of range: Range<Int>) {
    reserve(range.count)
    (base + count).update(from: base + range.lowerBound, count: range.count)
    count &+= range.count
  }

  @inlinable
  package mutating func append(repeating element: Element, count added: Int) {
    reserve(added)
    (base + count).update(repeating: element, count: added)
    count &+= added
  }

  @inlinable
  package mutating func insert(_ element: Element, at index: Int) {
    append(element)
    (base + index + 1).update(from: base + index, count: count - 1 - index)
    base[index] = element
  }

  /// Makes room for more elements.
  @inlinable @inline(__always)
  package mutating func reserve(_ added: Int) {
    if capacity &- count < added { grow(to: count + added) }
  }

  @usableFromInline
  mutating func grow(to least: Int) { reallocate(max(least, capacity * 2)) }

  private mutating func reallocate(_ newCapacity: Int) {
    let stride = MemoryLayout<Element>.stride
    base = GrowingMemory.resize(
      base, capacity * stride, to: newCapacity * stride, used: count * stride
    ).bindMemory(to: Element.self, capacity: newCapacity)
    capacity = newCapacity
  }

  // MARK: Removing

  /// Empties the arena, which keeps its memory unless that is much.
  @inlinable @inline(__always)
  package mutating func removeAll() {
    count = 0
    if capacity * MemoryLayout<Element>.stride > GrowingMemory.mostKept { shrink() }
  }

  @usableFromInline
  mutating func shrink() {
    reallocate(GrowingMemory.mostKept / 16 / MemoryLayout<Element>.stride)
  }

  /// Removes the elements from an index on.
  @inlinable @inline(__always)
  package mutating func removeAll(from index: Int) { count = index }

  @inlinable @inline(__always)
  package mutating func removeLast() { count &-= 1 }

  @inlinable @inline(__always)
  package mutating func popLast() -> Element? {
    guard let last else { return nil }
    removeLast()
    return last
  }

  @inlinable
  package mutating func remove(at index: Int) {
    count &-= 1
    (base + index).update(from: base + index + 1, count: count - index)
  }
}

// An arena owns its memory alone, and only who may change the arena writes to it.
extension Arena: @unchecked Sendable where Element: Sendable {}
