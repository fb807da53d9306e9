import ByteOutput
import FilePaths
import SystemPackage

/// What to say to a first argument that is no subcommand: a word that is misspelled, or an input.
enum Guidance {
  /// - Parameters:
  ///   - arguments: What was typed, without the name of the command.
  ///   - commands: The names of the subcommands.
  /// - Returns: Whole lines; `nil` if the first argument is a subcommand or an option.
  static func message(for arguments: [String], commands: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-") || first == "-",
      !commands.contains(first), first != "help"
    else { return nil }
    let exists = OutputFile.exists(FilePath(withStandIns: first))
    if !exists, first != "-", let command = closest(to: first, among: commands + ["help"]) {
      let rest = arguments.dropFirst().map(quoted)
      let line = (["wxr2", command] + rest).joined(separator: " ")
      return Console.errorLine("'\(first)' is no command; did you mean '\(command)'?")
        + "  \(Console.safe(line))\n"
    }
    guard exists || first == "-" else {
      let looksLikeFile = first.contains("/") || first.contains(".")
      return Console.errorLine(
        looksLikeFile
          ? "\(first): no such file or folder"
          : "'\(first)' is no command; there are \(commands.joined(separator: ", "))")
        + (looksLikeFile ? "" : "  wxr2 --help\n")
    }
    return ways(for: first)
  }

  /// What can be done with an input.
  private static func ways(for input: String) -> String {
    let name = quoted(input)
    let stem = quoted(stem(of: input))
    let ways = [
      ("report \(name) --output \(stem).html", "see what is in it"),
      ("inspect \(name)", "the same as text"),
      ("json \(name) --output \(stem).json", "one JSON document"),
      ("markdown \(name) --output \(stem)", "a Markdown file for each post"),
      ("sqlite \(name) --output \(stem).db", "a database to query"),
    ]
    let width = ways.map(\.0.count).max() ?? 0
    let lines = ways.map { way, purpose in
      let command = "wxr2 \(way)"
      // On a line of its own where there is no room beside the command.
      return width > 42
        ? "  \(Console.safe(command))\n      \(purpose)\n"
        : "  \(Console.safe(command))\(String(repeating: " ", count: width - way.count))   \(purpose)\n"
    }
    return Console.errorLine("say what to do with \(input)") + lines.joined()
  }

  /// The name of an input without its folders and without what its form adds.
  private static func stem(of input: String) -> String {
    var name = input.split(separator: "/").last.map(String.init) ?? "export"
    if input == "-" { return "export" }
    for suffix in [".gz", ".xz", ".zst", ".bz2", ".xml", ".zip", ".tar"]
    where name.lowercased().hasSuffix(suffix) && name.count > suffix.count {
      name.removeLast(suffix.count)
    }
    return name == input ? name + "-out" : name
  }

  /// A word as a shell reads it.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "-_./,:=+@%".unicodeScalars.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The command that differs least, if it differs little.
  private static func closest(to word: String, among commands: [String]) -> String? {
    guard word.utf8.count <= 20 else { return nil }
    let word = word.lowercased()
    if word.utf8.count > 1, let whole = commands.first(where: { $0.hasPrefix(word) }) {
      return whole
    }
    let best = commands.map { (distance(word, $0), $0) }.min { $0 < $1 }
    return best.flatMap { distance, command in
      distance <= max(1, command.utf8.count / 3) ? command : nil
    }
  }

  /// How many letters to add, take away, replace or swap (optimal string alignment).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var rows = [Array(0...right.count)]
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(next[column] + 1, rows[row][column + 1] + 1)
        least = min(least, rows[row][column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
