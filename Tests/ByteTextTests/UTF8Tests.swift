import ByteText
import Testing

/// Whether bytes are UTF-8, compared with the standard library.
@Suite struct UTF8Tests {
  /// The first and last characters of each length, the edges of the surrogates, and what stands beside each.
  private static let sequences: [[UInt8]] = [
    [0x00], [0x7F], [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2, 0x80], [0xC2, 0x7F],
    [0xC2, 0xC0],
    [0xDF, 0xBF], [0xDF], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80], [0xE0, 0xA0], [0xE1, 0x80, 0x80],
    [0xEC, 0xBF, 0xBF], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
    [0xEE, 0x80, 0x80],
    [0xEF, 0xBF, 0xBF], [0xEF, 0xBF, 0xC0], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80],
    [0xF1, 0x80, 0x80], [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80],
  ]

  private func kind(_ bytes: [UInt8]) -> UTF8Kind {
    guard String(validating: bytes, as: UTF8.self) != nil else { return .broken }
    return bytes.allSatisfy { $0 < 0x80 } ? .ascii : .beyondASCII
  }

  private func expectTheSame(_ bytes: [UInt8]) {
    let found = bytes.withUnsafeBufferPointer { $0.utf8 }
    #expect(found == kind(bytes), "\(bytes)")
  }

  @Test func findsEachKindAtEachPlace() {
    for before in 0..<20 {
      for after in 0..<10 {
        let start = [UInt8](repeating: 0x61, count: before)
        let end = [UInt8](repeating: 0x62, count: after)
        for sequence in Self.sequences { expectTheSame(start + sequence + end) }
      }
    }
  }

  @Test func findsEachKindBesideOthers() {
    for first in Self.sequences {
      for second in Self.sequences {
        expectTheSame(first + second)
        expectTheSame(first + [0x20] + second)
        expectTheSame([0xD0, 0xB0, 0xE6, 0x97, 0xA5] + first + [0xF0, 0x9F, 0x98, 0x80] + second)
      }
    }
  }

  @Test func findsEachKindOfThreeBytes() {
    for first in UInt8.min...UInt8.max {
      for second in stride(from: 0, through: UInt8.max, by: 5) {
        for third in [0x00, 0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xFF] as [UInt8] {
          expectTheSame([first, second, third])
        }
      }
    }
  }

  @Test func takesNothing() { expectTheSame([]) }
}
