import ByteText

/// An encoding in which each byte is a character.
struct ByteTable {
  /// The character of each byte; `nil` where there is none.
  private let scalars: [Unicode.Scalar?]
  /// Whether the first 128 are those of ASCII, as they nearly always are.
  private let isASCII: Bool

  init(_ scalars: [Unicode.Scalar?]) {
    precondition(scalars.count == 256, "a table has a place for each byte")
    self.scalars = scalars
    isASCII = scalars[..<0x80].elementsEqual((0..<0x80).map { Unicode.Scalar(UInt8($0)) })
  }

  /// Asks the system for each byte; `nil` when a byte is not always a character by itself.
  init?(_ decoder: SystemDecoder) {
    var scalars: [Unicode.Scalar?] = []
    for byte in UInt8.min...UInt8.max {
      switch decoder.character(of: byte) {
      case .scalar(let scalar): scalars.append(scalar)
      // As browsers do in all code pages of Windows.
      case .invalid where decoder.isWindowsCodePage && (0x80..<0xA0).contains(byte):
        scalars.append(Unicode.Scalar(byte))
      case .invalid: scalars.append(nil)
      case .dependsOnOthers: return nil
      }
    }
    self.init(scalars)
  }

  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], _ malformed: inout Int
  ) -> Int {
    text.reserveCapacity(text.count + bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 && isASCII {
        text.append(byte)
      } else if let scalar = scalars[Int(byte)] {
        text.append(scalar)
      } else {
        text.appendReplacement(counting: &malformed)
      }
    }
    return bytes.count
  }

  static let windows1252 = ByteTable(
    (UInt8.min...UInt8.max).map { Windows1252.character($0) })
}
