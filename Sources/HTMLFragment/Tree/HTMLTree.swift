import ByteText

/// A fragment of HTML as a tree, whose nodes are numbered.
///
/// Node 0 is the root: the nodes of the fragment are its descendants. The content of a `template` is its
/// children. A tree is not copied, since it may be large; `HTMLParser.parse(_:into:)` uses its memory again.
///
/// `HTMLCursor` walks over a tree, and `children(of:)` lists what stands right in a node.
public struct HTMLTree: ~Copyable, Sendable {
  /// The names of elements, the source, and behind it what had to be decoded or joined.
  var byteArena = Arena<UInt8>(capacity: 1 << 12)
  var nodeArena = Arena<HTMLNode>(capacity: 1 << 8)
  /// Before those of an element whose name HTML does not have stands one that has its name.
  var attributeArena = Arena<HTMLAttribute>(capacity: 1 << 6)
  /// Where the source is in the tree's bytes, its line ends made line feeds.
  public internal(set) var source = 0..<0
  /// Whether the source was too long, so that the tree is of its beginning: see `HTMLParser.longestSource`.
  public internal(set) var isCut = false
  /// If the tree is a part of a fragment and others follow, the node with which it ends: it is not complete,
  /// and the last one of the next part that is there when that begins; else -1.
  package internal(set) var lastOfPart = -1

  /// The number of the root.
  public static var root: Int { 0 }

  /// An empty fragment.
  public init() {
    nodeArena.append(HTMLNode(.root, .html, .html))
    ElementNames.append(to: &byteArena)
  }

  // MARK: Nodes

  /// How many nodes there are; they are numbered in the order in which they were made.
  public var nodeCount: Int { nodeArena.count }

  /// The node of a number.
  public subscript(node: Int) -> HTMLNode {
    precondition(node >= 0 && node < nodeArena.count, "no node of the tree")
    return nodeArena.base[node]
  }

  /// The numbers of a node's children, in order.
  public func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = Int(self[node].firstChild)
    while child >= 0 {
      children.append(child)
      child = Int(self[child].next)
    }
    return children
  }

  /// An element's name, as a range of the tree's bytes.
  ///
  /// It is in lower case, but for those of SVG that are spelled in another way.
  public func name(of element: Int) -> Range<Int> {
    ElementNames.name(of: self[element], attributeArena.elements)
  }

  // MARK: Attributes

  /// An attribute by its index.
  public func attribute(at index: Int) -> HTMLAttribute {
    precondition(index >= 0 && index < attributeArena.count, "no attribute of the tree")
    return attributeArena.base[index]
  }

  /// The value of an element's attribute, as a range of the tree's bytes.
  public func attribute(_ name: HTMLAttributeName, of element: Int) -> Range<Int>? {
    for index in self[element].attributes where attributeArena.base[index].knownName == name {
      return attributeArena.base[index].value
    }
    return nil
  }

  /// The value of an element's attribute, as a range of the tree's bytes; the name in lower case.
  public func attribute(_ name: StaticString, of element: Int) -> Range<Int>? {
    for index in self[element].attributes where has(name, at: attributeArena.base[index].name) {
      return attributeArena.base[index].value
    }
    return nil
  }

  // MARK: Text

  /// What stands in a range of the tree's bytes.
  public func string(_ range: Range<Int>) -> String { byteArena.elements.string(range) }

  /// Whether a literal stands in a range of the tree's bytes.
  public func has(_ literal: StaticString, at range: Range<Int>) -> Bool {
    range.count == literal.utf8CodeUnitCount
      && byteArena.elements.has(literal, at: range.lowerBound)
  }

  /// Calls with what stands in a range of the tree's bytes, which is valid during the call.
  public func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeBufferPointer(rebasing: byteArena.elements[range]))
  }
}

// What other modules of the package read, valid until the tree is changed.
extension HTMLTree {
  @inline(__always)
  package var nodes: UnsafeBufferPointer<HTMLNode> { nodeArena.elements }
  @inline(__always)
  package var attributes: UnsafeBufferPointer<HTMLAttribute> { attributeArena.elements }
  @inline(__always)
  package var bytes: UnsafeBufferPointer<UInt8> { byteArena.elements }
}
