import ByteText

/// The names of elements, which stand at the beginning of each tree's bytes.
///
/// A node says by its tag where its name is, and needs no room for that. A name that HTML does not have
/// is that of an attribute which stands before the element's own.
package enum ElementNames {
  /// The names one after the other, the last one as SVG spells it.
  private static let bytes = Array(
    (HTMLTag.allCases.map(\.name) + [svgForeignObject]).joined().utf8)
  /// Where each name begins.
  private static let starts: [Int] =
    HTMLTag.allCases.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.name.utf8.count) }
  private static let svgForeignObject = "foreignObject"

  static let byteCount = bytes.count

  static func append(to arena: inout Arena<UInt8>) {
    bytes.withUnsafeBufferPointer { arena.append(contentsOf: $0) }
  }

  /// An element's name, as a range of its tree's bytes.
  package static func name(
    of element: HTMLNode, _ attributes: UnsafeBufferPointer<HTMLAttribute>
  ) -> Range<Int> {
    guard element.kind == .element else { return 0..<0 }
    switch element.tag {
    case .unknown: return attributes[Int(element.endOrAttribute) - 1].name
    case .foreignObject where element.namespace == .svg:
      return starts[starts.count - 1]..<bytes.count
    case let tag: return starts[Int(tag.rawValue)]..<starts[Int(tag.rawValue) + 1]
    }
  }
}
