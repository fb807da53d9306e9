// Texts and keys of JSON.

extension ByteBuffer {
  /// Appends a key that needs no escape, with its quotes and colon.
  mutating func appendJSONKey(_ name: StaticString, afterComma: Bool) {
    let length = name.utf8CodeUnitCount
    reserve(length + 4)
    var end = base + count
    if afterComma {
      end[0] = UInt8(ascii: ",")
      end += 1
    }
    end[0] = UInt8(ascii: "\"")
    (end + 1).update(from: name.utf8Start, count: length)
    end += length + 1
    end[0] = UInt8(ascii: "\"")
    end[1] = UInt8(ascii: ":")
    count = end + 2 - base
  }

  /// Appends a string as JSON, quotes included.
  ///
  /// Beyond what JSON asks for, it escapes what would harm a reader: C1 controls, which terminals
  /// obey, and U+2028 and U+2029, which some readers take for line ends.
  package mutating func appendJSON(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { appendJSON($0) }
  }

  /// The same without the quotes.
  package mutating func appendJSONContent(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { appendJSONContent($0) }
  }

  private mutating func appendJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count + 16)
    append(UInt8(ascii: "\""))
    appendJSONContent(bytes)
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONContent(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    var index = copyPlainRun(source, bytes.count)
    while index < bytes.count {
      index += escape(source + index, bytes.count - index)
      index += copyPlainRun(source + index, bytes.count - index)
    }
  }

  /// Copies bytes up to the first that may need an escape and returns their number.
  ///
  /// Eight bytes at a time: a word's bytes are tested together, and the lowest that is found is
  /// exact (borrows run upwards only).
  private mutating func copyPlainRun(_ source: UnsafePointer<UInt8>, _ length: Int) -> Int {
    reserve(length + 8)
    let raw = UnsafeRawPointer(source)
    let target = UnsafeMutableRawPointer(base + count)
    var index = 0
    while index + 8 <= length {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      let hits = Self.mayNeedEscape(word)
      if hits != 0 {
        index += hits.trailingZeroBitCount >> 3
        count += index
        return index
      }
      index += 8
    }
    if length >= 8 && index < length {
      // The last eight bytes once more: those of them that were seen are plain.
      index = length - 8
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      index = min(length, index + Self.mayNeedEscape(word).trailingZeroBitCount >> 3)
      count += index
      return index
    }
    while index < length {
      let byte = source[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte | 0x20 == 0xE2 { break }
      base[count + index] = byte
      index += 1
    }
    count += index
    return index
  }

  /// The top bits of those of eight bytes that may need an escape; the lowest is exact.
  @inline(__always)
  private static func mayNeedEscape(_ loaded: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: loaded)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ends = ones &* 0x80
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    if word & ends == 0 {
      return ((word &- (ones &* 0x20)) | (quote &- ones) | (backslash &- ones)) & ends
    }
    // 0xC2 begins the C1 controls, 0xE2 the line separators; they differ in this bit.
    let lead = (word | (ones &* 0x20)) ^ (ones &* 0xE2)
    let hits =
      ((word &- (ones &* 0x20)) & ~word)
      | ((quote &- ones) & ~quote)
      | ((backslash &- ones) & ~backslash)
      | ((lead &- ones) & ~lead)
    return hits & ends
  }

  /// Writes what stands for the character at `source` and returns how many bytes it takes there.
  private mutating func escape(_ source: UnsafePointer<UInt8>, _ length: Int) -> Int {
    reserve(length + 16)
    let byte = source[0]
    switch byte {
    case 0x22, 0x5C: appendEscape(byte)
    case 0x0A: appendEscape(UInt8(ascii: "n"))
    case 0x0D: appendEscape(UInt8(ascii: "r"))
    case 0x09: appendEscape(UInt8(ascii: "t"))
    case 0x08: appendEscape(UInt8(ascii: "b"))
    case 0x0C: appendEscape(UInt8(ascii: "f"))
    case 0xC2 where length > 1 && source[1] < 0xA0:
      appendEscape(UInt16(source[1]))
      return 2
    case 0xE2 where length > 2 && source[1] == 0x80 && (source[2] == 0xA8 || source[2] == 0xA9):
      appendEscape(0x2000 + UInt16(source[2] & 0x3F))
      return 3
    case ..<0x20: appendEscape(UInt16(byte))
    default: append(byte)
    }
    return 1
  }

  private mutating func appendEscape(_ character: UInt8) {
    base[count] = UInt8(ascii: "\\")
    base[count + 1] = character
    count += 2
  }

  private mutating func appendEscape(_ value: UInt16) {
    append("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(value >> shift & 0xF)
      append(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
    }
  }
}
