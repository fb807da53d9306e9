/// Parses fragments of HTML as browsers do: WHATWG HTML Standard §13.4, with a `div` as the context and scripting off.
///
/// A parser keeps its memory from one fragment to the next, as a tree does. Every input is HTML: nothing fails.
/// Three bounds keep time and memory in proportion to the source: elements are at most 512 deep, of which deeper
/// ones become siblings; a tag has at most 1000 attributes; and formatting that is never closed ends at last.
public struct HTMLParser {
  /// The builder with its memory; not shared by copies of a parser that are in use.
  private final class Workspace {
    var builder = HTMLTreeBuilder()
  }

  private var workspace = Workspace()

  public init() {}

  /// Of a longer source only so many bytes are read, which `HTMLTree.isCut` tells: places in a tree have 32 bits.
  public static var longestSource: Int { 1 << 28 }

  /// Parses UTF-8 and replaces what the tree had.
  public mutating func parse(_ source: UnsafeBufferPointer<UInt8>, into tree: inout HTMLTree) {
    if !isKnownUniquelyReferenced(&workspace) { workspace = Workspace() }
    var count = min(source.count, Self.longestSource)
    // No character is cut.
    while count < source.count, count > 0, source[count] & 0xC0 == 0x80 { count -= 1 }
    workspace.builder.build(UnsafeBufferPointer(rebasing: source[..<count]), &tree)
    tree.isCut = count < source.count
  }

  public mutating func parse(_ source: [UInt8], into tree: inout HTMLTree) {
    source.withUnsafeBufferPointer { parse($0, into: &tree) }
  }

  /// The tree of a fragment.
  public mutating func parse(_ source: String) -> HTMLTree {
    var tree = HTMLTree()
    var source = source
    source.withUTF8 { parse($0, into: &tree) }
    return tree
  }
}
