import WXRFormat

/// The markup around a text, for each element of WXR.
///
/// A writer needs it for every field. It is made once, so that an element is three runs of bytes.
struct ElementFrames: Sendable {
  static let all = ElementFrames()

  /// How far a line can be indented: a meta of a comment has four tabs.
  private static let mostTabs = 4
  private static let sectionStart = "<![CDATA[".utf8
  private static let sectionEnd = "]]>".utf8

  /// `\t\t\t\t<NAME><![CDATA[]]></NAME>\n` for each name.
  ///
  /// A frame is a part of it on each side of the text.
  private var bytes: [UInt8] = []
  /// Where the bytes of a name begin and where its end tag begins, by the number of the name.
  private var places: [(start: Int, endTag: Int)] = []

  private init() {
    for name in ElementName.allCases {
      let start = bytes.count
      let text = name.qualifiedName.description
      bytes += Array(repeating: UInt8(ascii: "\t"), count: Self.mostTabs)
      bytes += "<\(text)>".utf8
      bytes += Self.sectionStart
      bytes += Self.sectionEnd
      places.append((start, bytes.count))
      bytes += "</\(text)>\n".utf8
    }
    places.append((bytes.count, bytes.count))
  }

  /// Hands over what stands before and behind a text.
  ///
  /// - Parameters:
  ///   - name: The element.
  ///   - isSection: Whether the text stands in a section.
  ///   - depth: How far a line of its own is indented; `nil` is on the same line.
  ///   - body: Takes both, which are valid during the call.
  @inline(__always)
  func with(
    _ name: ElementName, isSection: Bool, depth: Int?,
    _ body: (_ before: UnsafeBufferPointer<UInt8>, _ behind: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let number = Int(name.rawValue)
    let (start, endTag) = places[number]
    let end = places[number + 1].start
    let section = endTag - Self.sectionEnd.count
    bytes.withUnsafeBufferPointer { bytes in
      let first = start + Self.mostTabs - min(depth ?? 0, Self.mostTabs)
      let before = first..<(isSection ? section : section - Self.sectionStart.count)
      let behind = (isSection ? section : endTag)..<(depth == nil ? end - 1 : end)
      body(
        UnsafeBufferPointer(rebasing: bytes[before]), UnsafeBufferPointer(rebasing: bytes[behind]))
    }
  }
}
