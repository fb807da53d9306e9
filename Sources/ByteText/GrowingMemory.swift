import CGlibc
import Glibc

/// Memory that grows without a copy once it is large: its pages are mapped to another place.
///
/// An array that doubles holds its elements twice while it copies them, and leaves holes behind.
@usableFromInline enum GrowingMemory {
  /// From so many bytes on, memory is mapped and not malloc's.
  private static var leastMapped: Int { 1 << 20 }
  /// What is emptied keeps no more.
  @inlinable static var mostKept: Int { 16 << 20 }

  static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let memory = size < leastMapped ? malloc(size) : map(size)
    guard let memory else { outOfMemory() }
    return memory
  }

  static func free(_ memory: UnsafeMutableRawPointer, _ size: Int) {
    if size < leastMapped { Glibc.free(memory) } else { munmap(memory, size) }
  }

  /// Makes memory larger or smaller, of which the first `used` bytes stay what they are.
  static func resize(
    _ memory: UnsafeMutableRawPointer, _ size: Int, to newSize: Int, used: Int
  ) -> UnsafeMutableRawPointer {
    let moved: UnsafeMutableRawPointer?
    switch (size < leastMapped, newSize < leastMapped) {
    case (true, true): moved = realloc(memory, newSize)
    case (false, false):
      let mapped = wxr2_mremap(memory, size, newSize)
      moved = mapped == MAP_FAILED ? nil : mapped
    default:
      let other = allocate(newSize)
      other.copyMemory(from: memory, byteCount: min(used, newSize))
      free(memory, size)
      moved = other
    }
    guard let moved else { outOfMemory() }
    return moved
  }

  private static func map(_ size: Int) -> UnsafeMutableRawPointer? {
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return memory == MAP_FAILED ? nil : memory
  }

  /// As Swift's own arrays have it, whose memory this stands for: there is nothing to go on with.
  private static func outOfMemory() -> Never { fatalError("no memory is left") }
}
