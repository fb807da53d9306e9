package import SystemPackage

// Names of files are bytes, which need not be UTF-8. `String` cannot hold such a name, so arguments of
// the command and lists of names come with stand-ins for these bytes.

extension FilePath {
  /// The path as messages and records show it.
  ///
  /// A byte that is no UTF-8 is shown as `\xE9`, and a backslash as `\\`, so that no two names look alike.
  package var shown: String {
    var shown = ""
    for part in NameParts(bytes) {
      switch part {
      case .scalar("\\"): shown += "\\\\"
      case .scalar(let scalar): shown.unicodeScalars.append(scalar)
      case .byte(let byte):
        shown += (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16, uppercase: true)
      }
    }
    return shown
  }

  /// The path that a text with stand-ins names: see `text(standingInFor:)`.
  package init(withStandIns text: String) {
    var bytes: [CChar] = []
    for scalar in text.unicodeScalars {
      if Self.standIns.contains(scalar.value) {
        bytes.append(CChar(truncatingIfNeeded: scalar.value))
      } else {
        bytes += String(scalar).utf8.map { CChar(bitPattern: $0) }
      }
    }
    self.init(platformString: bytes + [0])
  }

  /// A name as text: bytes that are no UTF-8 become characters that stand for them, one each.
  ///
  /// The stand-ins are the last 256 characters of the private area of plane 16. Where a name has one of
  /// these itself, its four bytes have stand-ins, so that every name comes back as it was.
  package static func text(standingInFor name: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for part in NameParts(name) {
      switch part {
      case .scalar(let scalar) where standIns.contains(scalar.value):
        text += String(scalar).utf8.map(standIn)
      case .scalar(let scalar): text.append(scalar)
      case .byte(let byte): text.append(standIn(for: byte))
      }
    }
    return String(text)
  }

  /// The path of these bytes, which have no NUL.
  package init(bytes: [UInt8]) {
    self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0])
  }

  /// The bytes of the path, without the NUL at its end.
  package var bytes: [UInt8] {
    withPlatformString { start in
      var bytes: [UInt8] = []
      var next = start
      while next.pointee != 0 {
        bytes.append(UInt8(bitPattern: next.pointee))
        next += 1
      }
      return bytes
    }
  }

  private static let standIns: Range<UInt32> = 0x10FF00..<0x110000

  private static func standIn(for byte: UInt8) -> Unicode.Scalar {
    // Always a scalar: the range is within plane 16.
    Unicode.Scalar(standIns.lowerBound + UInt32(byte)) ?? "\u{FFFD}"
  }
}

/// A name taken apart into characters, and bytes that are part of none.
private struct NameParts: Sequence, IteratorProtocol {
  enum Part {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Part? {
    guard index < bytes.count else { return nil }
    var decoder = UTF8()
    var rest = bytes[index...].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&rest) {
      index += UTF8.width(scalar)
      return .scalar(scalar)
    }
    defer { index += 1 }
    return .byte(bytes[index])
  }
}
