/// Parses fragments of HTML as browsers do.
///
/// It follows §13.4 of the WHATWG HTML Standard, with a `div` as the context and scripting off.
/// Every input is valid; nothing fails. A parser keeps its memory for the next fragment, and so
/// does a tree.
///
/// Three limits keep time and memory proportional to the source. Elements are nested at most 512
/// levels deep; deeper ones become siblings. A tag has at most 1000 attributes. Formatting elements
/// that are never closed are not reopened without limit.
public struct HTMLParser {
  /// The builder with its memory.
  ///
  /// Copies of a parser do not share it.
  private final class Workspace {
    var builder = HTMLTreeBuilder()
  }

  private var workspace = Workspace()

  public init() {}

  /// Of a longer source only so many bytes are read, which `HTMLTree.isCut` tells: places in a tree have 32 bits.
  public static var longestSource: Int { 1 << 28 }

  /// Parses UTF-8 and replaces what the tree had.
  public mutating func parse(_ source: UnsafeBufferPointer<UInt8>, into tree: inout HTMLTree) {
    parse(source, .none, into: &tree)
  }

  /// Parses UTF-8, of which the tree has a part: see `HTMLTree.lastOfPart`.
  package mutating func parse(
    _ source: UnsafeBufferPointer<UInt8>, _ division: HTMLDivision, into tree: inout HTMLTree
  ) {
    if !isKnownUniquelyReferenced(&workspace) { workspace = Workspace() }
    var count = min(source.count, Self.longestSource)
    // No character is cut.
    while count < source.count, count > 0, source[count] & 0xC0 == 0x80 { count -= 1 }
    workspace.builder.build(UnsafeBufferPointer(rebasing: source[..<count]), division, &tree)
    tree.isCut = count < source.count
  }

  /// Replaces a part of the fragment that was parsed last by the next one.
  ///
  /// The source is not needed any more.
  package mutating func parseNextPart(into tree: inout HTMLTree) {
    workspace.builder.buildNextPart(&tree)
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
