import ByteText

/// The host of a web address.
enum HostName {
  /// In small letters, without `www.`, a user and a port; empty for what is no web address.
  static func host(of address: String) -> String {
    address.utf8.span.withUnsafeBufferPointer { host(of: $0) }
  }

  static func host(of address: UnsafeBufferPointer<UInt8>) -> String {
    var start = 0
    for scheme: StaticString in ["https:", "http:"] where address.hasIgnoringCase(scheme, at: 0) {
      start = scheme.utf8CodeUnitCount
    }
    guard address.has("//", at: start) else { return "" }
    start += 2
    var end = start
    while end < address.count, !endsHost(address[end]) { end += 1 }
    if let at = address[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = at + 1 }
    if let colon = address[start..<end].firstIndex(of: UInt8(ascii: ":")) { end = colon }
    let bytes = address[start..<end].map(\.asciiLowercased)
    let host = String(decoding: bytes, as: UTF8.self)
    return host.hasPrefix("www.") && host.dropFirst(4).contains(".")
      ? String(host.dropFirst(4)) : host
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
    default: byte <= 0x20
    }
  }
}

extension Inventory {
  /// The host of a web address in small letters, without `www.`; empty for what is no web address.
  package static func host(of address: String) -> String { HostName.host(of: address) }
}
