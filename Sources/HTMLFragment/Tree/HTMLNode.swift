/// A node of a tree.
///
/// Links are indices into the tree's `nodes`; -1 is none.
public struct HTMLNode: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case root, element, text, comment
  }

  public internal(set) var kind: Kind
  /// `unknown` for text, comments and names that HTML does not have.
  public internal(set) var tag: HTMLTag
  public internal(set) var namespace: HTMLNamespace
  public internal(set) var parent: Int32 = -1
  public internal(set) var firstChild: Int32 = -1
  public internal(set) var lastChild: Int32 = -1
  public internal(set) var previous: Int32 = -1
  public internal(set) var next: Int32 = -1
  var start: UInt32
  var end: UInt32
  /// Of text, while the tree is built: up to where the range may grow.
  var firstAttribute: UInt32 = 0
  var attributeCount: UInt16 = 0
  /// While the tree is built: whether the element is on the stack of open elements.
  var isOpen = false

  /// Of text and comments the decoded content, of elements the name, as a range of the tree's `bytes`.
  ///
  /// Names are in lower case; those of SVG are spelled as SVG has them.
  public var text: Range<Int> { Int(start)..<Int(end) }

  /// The element's attributes, as a range of the tree's `attributes`.
  public var attributes: Range<Int> {
    guard attributeCount > 0 else { return 0..<0 }
    return Int(firstAttribute)..<Int(firstAttribute) + Int(attributeCount)
  }
}

/// The namespace of an element.
public enum HTMLNamespace: UInt8, Sendable, BitwiseCopyable {
  case html, svg, mathML
}

/// An attribute, of which no element has two with one name.
public struct HTMLAttribute: Sendable, BitwiseCopyable {
  var nameStart: UInt32
  var nameEnd: UInt32
  var valueStart: UInt32
  var valueEnd: UInt32
  /// The name if it is one that is well known.
  public internal(set) var knownName: HTMLAttributeName

  /// The name in lower case (in SVG and MathML as these spell it), as a range of the tree's `bytes`.
  public var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  /// The decoded value, as a range of the tree's `bytes`.
  public var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
}
