/// A fragment of HTML as a tree, whose nodes stand in one array.
///
/// Node 0 is the root: the nodes of the fragment are its descendants. The content of a `template` is
/// its children.
public struct HTMLTree: Sendable {
  /// The source, its line ends made line feeds, and behind it what had to be decoded or joined.
  public internal(set) var bytes: ContiguousArray<UInt8> = []
  public internal(set) var nodes: ContiguousArray<HTMLNode>
  public internal(set) var attributes: ContiguousArray<HTMLAttribute> = []

  /// The index of the root.
  public static let root = 0

  /// An empty fragment.
  public init() {
    nodes = [HTMLNode(kind: .root, tag: .html, namespace: .html, start: 0, end: 0)]
  }

  mutating func replace(with builder: borrowing HTMLTreeBuilder) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: builder.tokenizer.bytes.elements)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(contentsOf: builder.nodes.elements)
    attributes.removeAll(keepingCapacity: true)
    attributes.append(contentsOf: builder.tokenizer.attributes.elements)
  }

  /// The indices of a node's children, in order.
  public func children(of node: Int) -> Children { Children(tree: self, parent: node) }

  /// The value of an element's attribute, as a range of `bytes`.
  public func attribute(_ name: HTMLAttributeName, of node: Int) -> Range<Int>? {
    for index in nodes[node].attributes where attributes[index].knownName == name {
      return attributes[index].value
    }
    return nil
  }

  /// The value of an element's attribute, as a range of `bytes`; the name in lower case.
  public func attribute(_ name: StaticString, of node: Int) -> Range<Int>? {
    for index in nodes[node].attributes where has(name, at: attributes[index].name) {
      return attributes[index].value
    }
    return nil
  }

  /// What stands in a range of `bytes`.
  public func string(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }

  /// Whether a literal stands in a range of `bytes`.
  public func has(_ literal: StaticString, at range: Range<Int>) -> Bool {
    guard range.count == literal.utf8CodeUnitCount else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for (offset, index) in range.enumerated() where bytes[index] != literal.utf8Start[offset] {
        return false
      }
      return true
    }
  }

  /// The children of a node, as indices.
  public struct Children: Sequence, IteratorProtocol {
    private let tree: HTMLTree
    private var following: Int

    init(tree: HTMLTree, parent: Int) {
      self.tree = tree
      following = Int(tree.nodes[parent].firstChild)
    }

    public mutating func next() -> Int? {
      guard following >= 0 else { return nil }
      defer { following = Int(tree.nodes[following].next) }
      return following
    }
  }
}
