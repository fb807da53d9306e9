// Names of elements and attributes.
extension String {
  /// The name with `_` for what cannot stand in a name of XML.
  ///
  /// Names of archives are names of XML. Those of a program that makes records may be anything.
  ///
  /// - Source: XML 1.0, section 2.3; Namespaces in XML 1.0, section 4: one colon, between two names.
  var xmlName: String {
    if !isEmpty && utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 == 0x5F }) { return self }
    var name = ""
    var hasColon = false
    var isFirst = true
    for scalar in unicodeScalars {
      if scalar == ":" && !hasColon && !isFirst {
        hasColon = true
        isFirst = true
        name += ":"
        continue
      }
      let isStart = Self.startRanges.contains { $0.contains(scalar.value) }
      let isInner = Self.innerRanges.contains { $0.contains(scalar.value) }
      if isInner && isFirst { name += "_" }
      name.unicodeScalars.append(isStart || isInner ? scalar : "_")
      isFirst = false
    }
    return isFirst ? name + "_" : name
  }

  private static let startRanges: [ClosedRange<UInt32>] = [
    0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
    0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
    0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ]

  private static let innerRanges: [ClosedRange<UInt32>] = [
    0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
  ]
}
