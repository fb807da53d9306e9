/// Whether bytes are lines of JSON (RFC 8259), and nothing else.
///
/// Our own, since Foundation's parser would take most of a target's time.
public struct JSONCheck {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  public static func lineCount(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var check = JSONCheck(bytes: bytes)
    var count = 0
    while check.position < bytes.count {
      guard check.value(), check.skip("\n") else { return nil }
      count += 1
    }
    return count
  }

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  private mutating func value() -> Bool {
    switch position < bytes.count ? bytes[position] : 0 {
    case UInt8(ascii: "{"): list(to: "}", hasKeys: true)
    case UInt8(ascii: "["): list(to: "]", hasKeys: false)
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "t"): skip("true")
    case UInt8(ascii: "f"): skip("false")
    case UInt8(ascii: "n"): skip("null")
    default: number()
    }
  }

  private mutating func list(to end: StaticString, hasKeys: Bool) -> Bool {
    position += 1
    if skip(end) { return true }
    repeat {
      if hasKeys, !string() || !skip(":") { return false }
      guard value() else { return false }
    } while skip(",")
    return skip(end)
  }

  private mutating func string() -> Bool {
    guard skip("\"") else { return false }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case 0..<0x20: return false
      case UInt8(ascii: "\\"):
        guard position < bytes.count else { return false }
        let escape = bytes[position]
        position += 1
        if escape == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard position < bytes.count, Self.isHex(bytes[position]) else { return false }
            position += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(escape) {
          return false
        }
      default: break
      }
    }
    return false
  }

  private mutating func number() -> Bool {
    _ = skip("-")
    let isZero = skip("0")
    guard isZero || digits() else { return false }
    if skip("."), !digits() { return false }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    return position > start
  }

  private mutating func skip(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    let text = UnsafeRawBufferPointer(start: literal.utf8Start, count: count)
    guard bytes[position...].starts(with: text) else { return false }
    position += count
    return true
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
