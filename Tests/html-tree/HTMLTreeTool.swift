import Glibc
import HTMLFragment

/// Writes the tree of each fragment that comes on standard input, for tests in other languages.
///
/// A fragment is its length in bytes, a line feed, and the bytes; an outline is the same.
@main enum HTMLTreeTool {
  static func main() {
    let input = readInput()
    var parser = HTMLParser()
    var tree = HTMLTree()
    var rest = input[...]
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")),
      let count = Int(String(decoding: rest[..<lineEnd], as: UTF8.self))
    {
      let fragment = rest[(lineEnd + 1)...].prefix(count)
      rest = rest[fragment.endIndex...]
      parser.parse(Array(fragment), into: &tree)
      let outline = tree.outline
      print(outline.utf8.count)
      print(outline, terminator: "")
    }
  }

  private static func readInput() -> [UInt8] {
    var input: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &block, block.count)
      guard count > 0 else { return input }
      input.append(contentsOf: block[..<count])
    }
  }
}
