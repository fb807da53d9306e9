import ByteText

/// Where a file of a media library lies: what stands behind `/uploads/` in its address, or behind the
/// host of WordPress.com's files.
///
/// A smaller size of an image has the path of what it was made from: `a.jpg` of `a-300x200.jpg`.
struct UploadPath {
  let text: String
  /// FNV-1a, which is the same in every run.
  let hash: UInt64

  static func path(of address: String) -> UploadPath? {
    address.utf8.span.withUnsafeBufferPointer { path(of: $0) }
  }

  static func path(of address: UnsafeBufferPointer<UInt8>) -> UploadPath? {
    let end = address.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let address = UnsafeBufferPointer(rebasing: address[..<(end ?? address.count)])
    let start: Int
    if let folder = address.find("/uploads/", from: 0) {
      start = folder + "/uploads/".utf8.count
    } else if let host = address.find(".files.wordpress.com/", from: 0) {
      start = host + ".files.wordpress.com/".utf8.count
    } else {
      return nil
    }
    guard start < address.count, address.count - start <= 1000 else { return nil }
    var bytes = Array(address[start...])
    removeSize(from: &bytes)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UploadPath(text: String(decoding: bytes, as: UTF8.self), hash: hash)
  }

  /// Takes `-300x200`, `-scaled` or `-rotated` from before the extension.
  private static func removeSize(from bytes: inout [UInt8]) {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return }
    for suffix in ["-scaled", "-rotated"]
    where bytes[..<dot].suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      bytes.removeSubrange((dot - suffix.utf8.count)..<dot)
      return
    }
    var index = dot
    while index > 0, bytes[index - 1].isASCIIDigit { index -= 1 }
    guard index < dot, index > 0, bytes[index - 1] == UInt8(ascii: "x") else { return }
    let height = index - 1
    index = height
    while index > 0, bytes[index - 1].isASCIIDigit { index -= 1 }
    guard index < height, index > 1, bytes[index - 1] == UInt8(ascii: "-") else { return }
    bytes.removeSubrange((index - 1)..<dot)
  }
}
