/// A name of at most 16 bytes, packed into two words.
struct PackedName: Equatable, BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  /// Packs `count` bytes, of which 16 can be read.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    let raw = UnsafeRawPointer(start)
    low = raw.loadUnaligned(as: UInt64.self)
    high = 0
    if count < 8 {
      low &= ~(~0 << UInt64(truncatingIfNeeded: count &* 8))
    } else if count > 8 {
      high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      if count < 16 { high &= ~(~0 << UInt64(truncatingIfNeeded: (count &- 8) &* 8)) }
    }
  }

  /// Packs a name with its ASCII letters in lower case.
  init(lowercase start: UnsafePointer<UInt8>, count: Int) {
    self.init(start, count: count)
    low = Self.lowercased(low)
    high = Self.lowercased(high)
  }

  /// Sets the bit 0x20 of each byte that is an upper-case ASCII letter.
  private static func lowercased(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let sevenBits = word & (ones &* 0x7F)
    let fromA = sevenBits &+ ones &* UInt64(0x80 - UInt8(ascii: "A"))
    let beyondZ = sevenBits &+ ones &* UInt64(0x7F - UInt8(ascii: "Z"))
    return word | ((fromA & ~beyondZ & ~word & (ones &* 0x80)) >> 2)
  }

  init(_ name: String) {
    var bytes = Array(name.utf8)
    let count = bytes.count
    precondition(count <= 16)
    bytes.append(contentsOf: repeatElement(0, count: 16 - count))
    self = bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return PackedName(low: 0, high: 0) }
      return PackedName(base, count: count)
    }
  }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  @inline(__always)
  var hash: UInt64 { (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93 }
}

/// Numbers of names that are known beforehand, made once and never freed.
///
/// `@unchecked Sendable` is correct because nobody writes to the slots once `init` has filled them.
struct NameTable: @unchecked Sendable {
  private struct Slot: BitwiseCopyable {
    var name: PackedName
    var number: UInt8
  }

  private static let bitCount = 9
  private let slots: UnsafeMutablePointer<Slot>

  static let tags = NameTable(HTMLTag.allCases.map(\.name))
  static let attributes = NameTable(HTMLAttributeName.allCases.map(\.name))

  /// The number of a name is its place in the array; at 0 stands what has no name.
  private init(_ names: [String]) {
    slots = .allocate(capacity: 1 << Self.bitCount)
    slots.initialize(repeating: Slot(name: PackedName(""), number: 0), count: 1 << Self.bitCount)
    for (number, name) in names.enumerated() where number > 0 {
      let packed = PackedName(name)
      var index = Self.firstIndex(of: packed)
      while slots[index].number != 0 { index = Self.following(index) }
      slots[index] = Slot(name: packed, number: UInt8(number))
    }
  }

  /// The number of a name; 0 when it is not known.
  @inline(__always)
  func number(of name: PackedName) -> UInt8 {
    var index = Self.firstIndex(of: name)
    while slots[index].number != 0 {
      if slots[index].name == name { return slots[index].number }
      index = Self.following(index)
    }
    return 0
  }

  @inline(__always)
  private static func firstIndex(of name: PackedName) -> Int {
    Int(truncatingIfNeeded: name.hash >> UInt64(64 - bitCount))
  }

  @inline(__always)
  private static func following(_ index: Int) -> Int { (index &+ 1) & (1 << bitCount - 1) }
}
