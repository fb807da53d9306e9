import ArchiveInput
import SystemPackage

/// Different names for the outputs of many archives.
///
/// An output has the name of its input. If two names are equal, the folders of the inputs are
/// added, then the whole file names are used, and at last numbers. The names depend on the set of
/// inputs and not on their order, so that a later run with the same inputs finds the outputs of an
/// earlier one. Names that differ only in case count as equal, because they are equal on many
/// disks.
struct OutputNames {
  private let paths: [FilePath]
  private var names: [String]

  /// The names without extensions, in the order of the inputs.
  ///
  /// The inputs must be different.
  static func names(for inputs: [String]) -> [String] { OutputNames(inputs).names }

  private init(_ inputs: [String]) {
    paths = inputs.map { FilePath($0).lexicallyNormalized() }
    names = paths.map { Self.stem(of: Self.fileName(of: $0)) }
    let groups = Dictionary(grouping: paths.indices) { Self.folded(names[$0]) }
    var unsettled: [Int] = []
    for group in groups.values where group.count > 1 {
      if let candidates = distinct(group) {
        for (index, name) in zip(group, candidates) { names[index] = name }
      }
      unsettled += group
    }
    number(unsettled, keeping: groups.values.filter { $0.count == 1 }.joined())
  }

  /// Numbers the inputs whose names are taken, in the order of their paths.
  private mutating func number(_ unsettled: [Int], keeping settled: some Sequence<Int>) {
    var taken = Set(settled.map { Self.folded(names[$0]) })
    let ordered = unsettled.sorted {
      NaturalOrder.isBefore(paths[$0].string, paths[$1].string)
    }
    for index in ordered {
      var (name, number) = (names[index], 1)
      while !taken.insert(Self.folded(name)).inserted {
        number += 1
        name = "\(names[index])-\(number)"
      }
      names[index] = name
    }
  }

  /// The shortest names that are different for all inputs, if there are any.
  private func distinct(_ group: [Int]) -> [String]? {
    let depth = group.map { Self.folders(of: paths[$0]).count }.max() ?? 0
    let stems = group.map { names[$0] }
    let files = group.map { Self.fileName(of: paths[$0]) }
    for (bases, shallowest) in [(stems, 1), (files, 0)] {
      for depth in shallowest...max(depth, shallowest) {
        let candidates = zip(group, bases).map { index, base in
          (Self.folders(of: paths[index]).suffix(depth) + [base]).joined(separator: "-")
        }
        if Set(candidates.map(Self.folded)).count == group.count { return candidates }
      }
    }
    return nil
  }

  private static func folders(of path: FilePath) -> [String] {
    path.removingLastComponent().components.filter { $0.kind == .regular }.map(\.string)
  }

  private static func fileName(of path: FilePath) -> String {
    path.lastComponent?.string ?? path.string
  }

  /// The form in which names are compared, without case.
  ///
  /// Many disks ignore case and the encoding of accents. `String` itself ignores the encoding of
  /// accents.
  private static func folded(_ name: String) -> String { name.lowercased() }

  /// `export.xml.gz` → `export`.
  private static func stem(of name: String) -> String {
    var stem = Substring(name)
    while let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      archiveExtensions.contains(stem[dot...].dropFirst().lowercased())
    {
      stem = stem[..<dot]
    }
    return String(stem)
  }

  /// Whether a file has the extension of an export.
  static func isNameOfArchive(_ input: String) -> Bool {
    let name = fileName(of: FilePath(input))
    return stem(of: name) != name
  }

  private static let archiveExtensions: Set<String> = [
    "xml", "wxr", "gz", "bz2", "xz", "zst", "zip", "tar", "tgz", "txz", "tzst",
  ]
}
