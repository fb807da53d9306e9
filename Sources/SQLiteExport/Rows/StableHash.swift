/// A 64-bit hash that is the same in every run, because a database stores it.
///
/// It uses multiply-and-fold over eight bytes each, as in wyhash. It shows whether a post has
/// changed. It does not protect against people who want two posts to have the same hash.
struct StableHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  var value: Int { Int(Int64(bitPattern: state)) }

  mutating func add(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = product.high ^ product.low
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.count & ~7
    if let start = bytes.baseAddress {
      // A pointer and its end take fewer instructions than an index: this is a loop over all text.
      let end = start + words
      var next = start
      while next != end {
        add(UInt64(littleEndian: next.loadUnaligned(as: UInt64.self)))
        next += 8
      }
    }
    var rest = UInt64(bytes.count)
    for byte in bytes[words...] { rest = rest << 8 | UInt64(byte) }
    add(rest)
  }
}
