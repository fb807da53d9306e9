import Glibc

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
