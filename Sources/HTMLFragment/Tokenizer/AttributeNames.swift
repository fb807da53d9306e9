import Glibc

/// The names of the attributes that a tag has so far; telling whether one is new takes the same time for any number.
struct AttributeNames: ~Copyable {
  /// The index of the tag's first attribute.
  private(set) var first = 0
  /// A bit for each well-known name.
  private var known: (UInt64, UInt64) = (0, 0)
  /// Other names by their hash: an attribute's index plus 1.
  ///
  /// Those of former tags are below `first` and count as
  /// free, so that nothing has to be cleared for each tag.
  private let slots: UnsafeMutablePointer<UInt32>
  private var areSlotsUsed = false

  /// Twice what a tag may have.
  private static let slotCount = 2048

  init() {
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: 0, count: Self.slotCount)
  }

  deinit { slots.deallocate() }

  /// Forgets the attributes of a former fragment.
  mutating func removeAll() {
    if areSlotsUsed { slots.update(repeating: 0, count: Self.slotCount) }
    areSlotsUsed = false
    start(at: 0)
  }

  /// Begins with a tag.
  mutating func start(at first: Int) {
    self.first = first
    known = (0, 0)
  }

  /// Whether a well-known name is new.
  mutating func insert(_ number: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(number & 63)
    if number < 64 {
      defer { known.0 |= bit }
      return known.0 & bit == 0
    }
    defer { known.1 |= bit }
    return known.1 & bit == 0
  }

  /// Whether another name is new; if so, its attribute is to be the one at `index`.
  mutating func insert(
    _ name: Range<Int>, _ text: UnsafePointer<UInt8>, _ attributes: UnsafePointer<HTMLAttribute>,
    at index: Int
  ) -> Bool {
    areSlotsUsed = true
    var slot = Int(truncatingIfNeeded: hash(of: name, in: text) >> 53)
    while Int(slots[slot]) > first {
      let other = attributes[Int(slots[slot]) - 1].name
      if other.count == name.count,
        memcmp(text + other.lowerBound, text + name.lowerBound, name.count) == 0
      {
        return false
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    slots[slot] = UInt32(truncatingIfNeeded: index + 1)
    return true
  }
}

/// A hash of a range, behind which eight bytes can be read.
func hash(of range: Range<Int>, in text: UnsafePointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawPointer(text)
  var hash = UInt64(truncatingIfNeeded: range.count)
  var index = range.lowerBound
  while index < range.upperBound {
    var word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let rest = range.upperBound - index
    if rest < 8 { word &= ~(~0 << UInt64(truncatingIfNeeded: rest * 8)) }
    hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    index += 8
  }
  return hash &* 0xD6E8_FEB8_6659_FD93
}
