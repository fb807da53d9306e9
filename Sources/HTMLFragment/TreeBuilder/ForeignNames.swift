import ByteText

// Names of SVG and MathML that are not in lower case (HTML Standard §13.2.6.1, “adjust SVG attributes” and its like).

extension HTMLTokenizer {
  /// Spells the token's tag name as SVG does.
  mutating func adjustTagName() {
    guard let name = ForeignNames.svgTags.name(in: bytes.base, token.start..<token.end) else {
      return
    }
    (token.start, token.end) = append(name)
    if token.tag == .unknown { rename(token.firstAttribute - 1, token.start, token.end) }
  }

  private mutating func rename(_ attribute: Int, _ start: Int, _ end: Int) {
    attributes.base[attribute].nameStart = UInt32(truncatingIfNeeded: start)
    attributes.base[attribute].nameEnd = UInt32(truncatingIfNeeded: end)
  }

  /// Spells the names of the token's attributes as SVG or MathML does.
  mutating func adjustAttributes(for namespace: HTMLNamespace) {
    let names = namespace == .svg ? ForeignNames.svgAttributes : ForeignNames.mathMLAttributes
    for index in token.firstAttribute..<token.firstAttribute + Int(token.attributeCount) {
      if let name = names.name(in: bytes.base, attributes.base[index].name) {
        let (start, end) = append(name)
        rename(index, start, end)
      }
    }
  }

  private mutating func append(_ name: [UInt8]) -> (start: Int, end: Int) {
    let start = bytes.count
    for unit in name { bytes.append(unit) }
    bytes.reserve(Self.padding)
    return (start, bytes.count)
  }

  /// Whether a range is a literal in lower case, in any case.
  func isEqual(_ range: Range<Int>, _ literal: StaticString) -> Bool {
    guard range.count == literal.utf8CodeUnitCount else { return false }
    for (offset, index) in range.enumerated()
    where bytes.base[index].asciiLowercased != literal.utf8Start[offset] {
      return false
    }
    return true
  }

  func isEqualIgnoringCase(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where bytes.base[a.lowerBound + offset].asciiLowercased
      != bytes.base[b.lowerBound + offset].asciiLowercased
    {
      return false
    }
    return true
  }
}

/// Names with capitals, to be found by the same names in lower case.
struct ForeignNames: Sendable {
  /// By their length.
  private let names: [[[UInt8]]]

  private init(_ list: String) {
    let all = list.split(separator: " ").map { Array($0.utf8) }
    let longest = all.map(\.count).max() ?? 0
    names = (0...longest).map { length in all.filter { $0.count == length } }
  }

  /// The name as it has to be spelled, if that is another way.
  func name(in text: UnsafePointer<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard range.count < names.count else { return nil }
    return names[range.count].first { name in
      var offset = 0
      while offset < name.count,
        name[offset].asciiLowercased == text[range.lowerBound + offset]
      {
        offset += 1
      }
      return offset == name.count
    }
  }

  static let mathMLAttributes = ForeignNames("definitionURL")

  static let svgTags = ForeignNames(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """)

  static let svgAttributes = ForeignNames(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant \
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
    keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits \
    markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio \
    primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget \
    xChannelSelector yChannelSelector zoomAndPan
    """)
}
