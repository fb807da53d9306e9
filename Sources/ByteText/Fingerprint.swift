/// A 64-bit hash of bytes, computed at memory speed, to recognise repeated items.
///
/// It has four lanes of multiply-and-fold over eight bytes each, as in wyhash. If nobody knows the
/// seed, the chance that two of a million different items have the same fingerprint is 1 in 37
/// million.
package func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
  let raw = UnsafeRawBufferPointer(bytes)
  // Four variables, because a SIMD vector would be taken apart for each multiplication.
  var (a, b) = (seed, seed ^ 0x9E37_79B9_7F4A_7C15)
  var (c, d) = (seed ^ 0xBF58_476D_1CE4_E5B9, seed ^ 0x94D0_49BB_1331_11EB)
  var index = 0
  while index + 32 <= raw.count {
    a = fold(a ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), laneFactor)
    b = fold(b ^ raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self), laneFactor)
    c = fold(c ^ raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self), laneFactor)
    d = fold(d ^ raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self), laneFactor)
    index += 32
  }
  var hash = UInt64(raw.count)
  for lane in [a, b, c, d] { hash = fold(hash ^ lane, 0xA076_1D64_78BD_642F) }
  while index < raw.count {
    hash = fold(hash ^ UInt64(raw[index]) ^ seed, 0xE703_7ED1_A0B4_28DB)
    index += 1
  }
  return hash
}

private let laneFactor: UInt64 = 0xD6E8_FEB8_6659_FD93

@inline(__always)
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}
