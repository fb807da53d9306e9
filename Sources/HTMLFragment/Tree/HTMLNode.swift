/// A node of a tree.
///
/// Links are indices of nodes in the tree; -1 is none. What a node says stands in its tree: see
/// `HTMLTree.name(of:)`, `HTMLTree.attributes(of:)` and `HTMLTree.string(_:)`.
public struct HTMLNode: Sendable, BitwiseCopyable {
  // 24 bytes: a body full of markup has more bytes of nodes than of text.

  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case root, element, text, comment
  }

  /// `unknown` for text, comments and names that HTML does not have.
  public internal(set) var tag: HTMLTag
  /// The kind, the namespace, and what is noted while the tree is built.
  @usableFromInline var flags: UInt8
  @usableFromInline var attributeCount: UInt16 = 0
  public internal(set) var parent: Int32 = -1
  /// The next child of the same parent.
  public internal(set) var next: Int32 = -1
  /// The child before it; of a first child, the last one.
  var previousOrLast: Int32 = -1
  /// Of text and comments where they begin in the tree's bytes, else the first child.
  @usableFromInline var startOrChild: UInt32
  /// Of text and comments where they end, else the first attribute.
  @usableFromInline var endOrAttribute: UInt32

  /// The root, or an element without children.
  @inline(__always)
  init(
    _ kind: Kind, _ tag: HTMLTag, _ namespace: HTMLNamespace, firstAttribute: Int = 0,
    attributeCount: UInt16 = 0
  ) {
    self.tag = tag
    flags = kind.rawValue | namespace.rawValue &<< 2
    self.attributeCount = attributeCount
    startOrChild = UInt32(bitPattern: -1)
    endOrAttribute = UInt32(truncatingIfNeeded: firstAttribute)
  }

  /// Text or a comment.
  @inline(__always)
  init(_ kind: Kind, _ start: Int, _ end: Int) {
    tag = .unknown
    flags = kind.rawValue
    startOrChild = UInt32(truncatingIfNeeded: start)
    endOrAttribute = UInt32(truncatingIfNeeded: end)
  }

  @inlinable @inline(__always)
  public var kind: Kind { Kind(rawValue: flags & 3) ?? .root }

  @inlinable @inline(__always)
  public var namespace: HTMLNamespace { HTMLNamespace(rawValue: flags &>> 2 & 3) ?? .html }

  @inlinable @inline(__always)
  var hasContent: Bool { flags & 2 != 0 }

  @inlinable @inline(__always)
  public var firstChild: Int32 { hasContent ? -1 : Int32(bitPattern: startOrChild) }

  /// Of text and comments the decoded content, as a range of the tree's bytes; of elements nothing.
  @inlinable @inline(__always)
  public var text: Range<Int> {
    guard hasContent else { return 0..<0 }
    return Range(uncheckedBounds: (Int(startOrChild), Int(endOrAttribute)))
  }

  /// The element's attributes, by their index in the tree.
  @inlinable @inline(__always)
  public var attributes: Range<Int> {
    guard attributeCount > 0 else { return 0..<0 }
    let first = Int(endOrAttribute)
    return Range(uncheckedBounds: (first, first &+ Int(attributeCount)))
  }
}

// MARK: - While the tree is built

extension HTMLNode {
  private static var openFlag: UInt8 { 0x10 }
  private static var joinedFlag: UInt8 { 0x20 }

  /// Whether the element is on the stack of open elements.
  @inline(__always)
  var isOpen: Bool {
    get { flags & Self.openFlag != 0 }
    set { flags = newValue ? flags | Self.openFlag : flags & ~Self.openFlag }
  }

  /// Whether text was joined of pieces: it has room up to the next power of two of its length.
  var isJoined: Bool { flags & Self.joinedFlag != 0 }

  mutating func setFirstChild(_ child: Int32) { startOrChild = UInt32(bitPattern: child) }

  mutating func setEnd(_ end: Int) { endOrAttribute = UInt32(truncatingIfNeeded: end) }

  mutating func setJoined(_ start: Int, _ end: Int) {
    flags |= Self.joinedFlag
    startOrChild = UInt32(truncatingIfNeeded: start)
    endOrAttribute = UInt32(truncatingIfNeeded: end)
  }

  /// An element like this one, without its place.
  var clone: HTMLNode {
    HTMLNode(
      .element, tag, namespace, firstAttribute: Int(endOrAttribute), attributeCount: attributeCount)
  }
}
