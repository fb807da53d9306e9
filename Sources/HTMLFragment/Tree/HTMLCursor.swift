/// Walks over a node of a tree and all that is in it, in the order of the document and without recursion.
///
/// ```swift
/// var cursor = HTMLCursor()
/// while let step = cursor.step(in: tree) {
///   switch step {
///   case .enter(let node) where tree[node].tag == .script: cursor.skip()
///   case .enter(let node): …
///   case .leave(let node): …
///   }
/// }
/// ```
///
/// Who needs no ends takes `next(in:)` for `step(in:)`. The tree must stay the same during the walk.
public struct HTMLCursor: Sendable {
  /// A place on the way.
  public enum Step: Sendable, Equatable {
    /// A node begins.
    case enter(Int)
    /// All that is in a root or an element has been walked over.
    ///
    /// Text, comments, and nodes that were skipped have no such step.
    case leave(Int)
  }

  @usableFromInline let top: Int
  /// The node that the last step entered or left.
  @usableFromInline var node: Int
  @usableFromInline var state: State

  @usableFromInline enum State: Sendable {
    case atStart
    /// The node was entered: what is in it is next.
    case entered
    /// The node is done with: what is behind it is next.
    case left
  }

  /// Begins before a node, which is the first to be entered: that of a whole tree, or another one.
  @inlinable
  public init(at node: Int = HTMLTree.root) {
    top = node
    self.node = node
    state = .atStart
  }

  /// Leaves out what is in the node that was entered last, and its `leave`.
  @inlinable @inline(__always)
  public mutating func skip() { state = .left }

  /// The next step; `nil` behind the node that the walk began with.
  public mutating func step(in tree: borrowing HTMLTree) -> Step? { step(in: tree.nodes) }

  /// The next node that begins; `nil` behind all.
  public mutating func next(in tree: borrowing HTMLTree) -> Int? { next(in: tree.nodes) }

  /// The next step over the nodes of a tree.
  @inlinable
  package mutating func step(in nodes: UnsafeBufferPointer<HTMLNode>) -> Step? {
    switch state {
    case .atStart:
      state = .entered
      return .enter(node)
    case .entered:
      let child = Int(nodes[node].firstChild)
      if child >= 0 {
        node = child
        return .enter(child)
      }
      state = .left
      if !nodes[node].hasContent { return .leave(node) }
      return stepBehind(nodes)
    case .left: return stepBehind(nodes)
    }
  }

  @inlinable @inline(__always)
  mutating func stepBehind(_ nodes: UnsafeBufferPointer<HTMLNode>) -> Step? {
    if node == top { return nil }
    let next = Int(nodes[node].next)
    if next >= 0 {
      node = next
      state = .entered
      return .enter(next)
    }
    node = Int(nodes[node].parent)
    return .leave(node)
  }

  /// The next of the nodes of a tree that begins.
  @inlinable
  package mutating func next(in nodes: UnsafeBufferPointer<HTMLNode>) -> Int? {
    while let step = step(in: nodes) {
      if case .enter(let node) = step { return node }
    }
    return nil
  }
}
