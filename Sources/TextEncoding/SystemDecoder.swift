import Glibc

/// The system's converter from an encoding to UTF-8: all of iconv.
final class SystemDecoder {
  enum Character {
    case scalar(Unicode.Scalar)
    case invalid
    /// More bytes, or those before, say what it is.
    case dependsOnOthers
  }

  let isWindowsCodePage: Bool
  /// Whether escape sequences turn the meaning of the bytes after them.
  private let isStateful: Bool
  private let hasEuroByte: Bool
  private let converter: Converter

  /// - Returns: `nil` when the system does not know the name.
  init?(_ name: String) {
    guard let converter = Converter(from: name, to: "UTF-8") else { return nil }
    self.converter = converter
    isWindowsCodePage = name == "CP874" || name.hasPrefix("CP125") || name.hasPrefix("WINDOWS-125")
    isStateful = isStatefulName(name)
    hasEuroByte = name == "GB18030"
  }

  func reset() { converter.reset() }

  /// - Returns: How many bytes went in.
  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], isLast: Bool,
    _ malformed: inout Int
  ) -> Int {
    var index = 0
    while index < bytes.count {
      let result = converter.convert(
        UnsafeBufferPointer(rebasing: bytes[index...]), appendingTo: &text)
      index += result.byteCount
      guard result.end == .invalid else { break }
      guard let length = malformedByteCount(bytes[index...], isLast: isLast) else { return index }
      // In GBK as Windows writes it, a byte that is free in GB 18030.
      if hasEuroByte && bytes[index] == 0x80 {
        text.append("€")
      } else {
        text += replacementCharacter
        malformed += 1
      }
      index += length
    }
    if isLast { converter.flush(appendingTo: &text) }
    return index
  }

  /// How much to pass over; `nil` when the next byte decides.
  ///
  /// - Source: the decoders of the WHATWG Encoding Standard. A byte of ASCII is never part of a
  ///   malformed sequence, so that no markup is swallowed.
  private func malformedByteCount(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, isLast: Bool
  ) -> Int? {
    guard !isStateful, let first = bytes.first, (0x81...0xFE).contains(first) else { return 1 }
    guard bytes.count > 1 else { return isLast ? 1 : nil }
    return bytes[bytes.startIndex + 1] >= 0x80 ? 2 : 1
  }

  /// What a byte is at the beginning of a text.
  func character(of byte: UInt8) -> Character {
    converter.reset()
    defer { converter.reset() }
    var text: [UInt8] = []
    let result = withUnsafePointer(to: byte) {
      converter.convert(UnsafeBufferPointer(start: $0, count: 1), appendingTo: &text)
    }
    switch result.end {
    case .invalid: return .invalid
    case .incomplete: return .dependsOnOthers
    case .done: break
    }
    // Some keep a character back until they know whether an accent follows.
    converter.flush(appendingTo: &text)
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return .dependsOnOthers }
    return .scalar(scalar)
  }
}

/// An open converter of iconv.
final class Converter {
  enum End {
    /// Everything went in.
    case done
    /// What is left begins a character.
    case incomplete
    /// What is left begins with a malformed character.
    case invalid
  }

  private let descriptor: iconv_t
  private let output: UnsafeMutablePointer<CChar>
  private static let outputByteCount = 16 << 10
  /// More than iconv is told of, since it has been seen to write a few bytes too many
  /// (CVE-2024-2961).
  private static let reserve = 64

  init?(from source: String, to target: String) {
    // iconv_open gives -1 when it fails.
    guard let descriptor = iconv_open(target, source), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
    output = .allocate(capacity: Self.outputByteCount + Self.reserve)
  }

  deinit {
    iconv_close(descriptor)
    output.deallocate()
  }

  func reset() { iconv(descriptor, nil, nil, nil, nil) }

  /// Appends what is kept back, and leads the text back to its initial state.
  func flush(appendingTo text: inout [UInt8]) {
    var target: UnsafeMutablePointer<CChar>? = output
    var room = Self.outputByteCount
    iconv(descriptor, nil, nil, &target, &room)
    append(Self.outputByteCount - room, to: &text)
  }

  func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, appendingTo text: inout [UInt8]
  ) -> (byteCount: Int, end: End) {
    // iconv takes a pointer to bytes that it could change, and does not change them.
    var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    while left > 0 {
      var target: UnsafeMutablePointer<CChar>? = output
      var room = Self.outputByteCount
      let before = left
      let status = iconv(descriptor, &source, &left, &target, &room)
      let failure = errno
      append(Self.outputByteCount - room, to: &text)
      if status != -1 { continue }
      switch failure {
      case EINVAL: return (bytes.count - left, .incomplete)
      // The output is full. It is large, so that more goes in each time.
      case E2BIG where left < before || room < Self.outputByteCount: continue
      default: return (bytes.count - left, .invalid)
      }
    }
    return (bytes.count, .done)
  }

  private func append(_ count: Int, to text: inout [UInt8]) {
    text += UnsafeRawBufferPointer(start: output, count: count)
  }
}
