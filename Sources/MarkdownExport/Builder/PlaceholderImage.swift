import ByteText

/// Images that stand for others until a script loads those.
enum PlaceholderImage {
  /// Whether a `data:` address has nothing to see in it: an SVG without shapes, or a picture of one pixel.
  static func isOne(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let comma = address.prefix(100).firstIndex(of: UInt8(ascii: ",")) else { return false }
    let kind = address[..<comma]
    let isBase64 = kind.suffix(7).elementsEqual(";base64".utf8)
    let data = address[(comma + 1)...].prefix(isBase64 ? 6000 : 4000)
    // What is not encoded was not put there by a script.
    if data.contains(UInt8(ascii: "<")) { return false }
    let bytes = isBase64 ? decodedBase64(data) : PercentCoding.decoded(data)
    if kind.starts(with: "data:image/svg+xml".utf8) { return !hasShapes(bytes) }
    if kind.starts(with: "data:image/gif".utf8) {
      return bytes.count > 9 && bytes[6...9].elementsEqual([1, 0, 1, 0])
    }
    if kind.starts(with: "data:image/png".utf8) {
      return bytes.count > 23 && bytes[16...23].elementsEqual([0, 0, 0, 1, 0, 0, 0, 1])
    }
    return false
  }

  /// Whether an address is that of a file by which scripts stand in for others.
  static func isFile(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let name = path.split(separator: UInt8(ascii: "/")).last else { return false }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return names.contains { text.hasPrefix($0) }
  }

  private static let names = [
    "1x1", "ajax-loader", "blank.", "clear.", "empty.", "gray.", "grey.", "lazy", "loader.",
    "loading.", "pixel.", "placeholder", "spacer.", "trans.", "transparent", "white.",
  ]

  /// A coloured rectangle alone keeps the place of a picture, too.
  private static func hasShapes(_ svg: [UInt8]) -> Bool {
    let names: [StaticString] = [
      "path", "circle", "ellipse", "polygon", "polyline", "line ", "image", "text", "use",
      "foreignobject",
    ]
    return svg.withUnsafeBufferPointer { svg in
      var rectangles = 0
      var place = svg.find(UInt8(ascii: "<"), from: 0)
      while place < svg.count {
        if names.contains(where: { svg.hasIgnoringCase($0, at: place + 1) }) { return true }
        if svg.hasIgnoringCase("rect", at: place + 1) { rectangles += 1 }
        place = svg.find(UInt8(ascii: "<"), from: place + 1)
      }
      return rectangles > 1
    }
  }

  private static func decodedBase64(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return decoded
  }
}
