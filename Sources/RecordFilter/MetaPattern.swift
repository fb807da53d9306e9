/// The keys of custom fields that a user names: one key, or a pattern with `*` and `?`.
public struct MetaPattern: Sendable, Hashable {
  private let bytes: [UInt8]

  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// `*` stands for any bytes, `?` for one; all others for themselves.
  public func matches(_ key: String) -> Bool {
    key.utf8.span.withUnsafeBufferPointer { matches($0) }
  }

  private func matches(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    var index = 0
    // The last star, and the place from which it stands for one byte more.
    var star: (index: Int, place: Int)?
    while place < key.count {
      if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
        star = (index, place)
        index += 1
      } else if index < bytes.count,
        bytes[index] == key[place] || bytes[index] == UInt8(ascii: "?")
      {
        index += 1
        place += 1
      } else if let last = star {
        star = (last.index, last.place + 1)
        index = last.index + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    return bytes[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
