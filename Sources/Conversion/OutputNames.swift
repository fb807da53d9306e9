import ByteInput
import FilePaths
import SystemPackage

/// Names for the outputs of many archives.
///
/// A name depends on the path of its own input alone: so runs side by side do not meet, and a collection
/// that grows keeps its names.
enum OutputNames {
  /// The place of an output below the folder for outputs.
  ///
  /// - Parameters:
  ///   - input: The input's path as the user gave it, or where it was found.
  ///   - folder: The folder in which it was found, if the user named that.
  ///   - suffix: What the name ends in, such as `.json`.
  /// - Returns: A path without a root and without `..`, which cannot lead out of a folder.
  static func place(of input: FilePath, foundIn folder: FilePath?, suffix: String) -> FilePath {
    var path = input
    if let folder, path.removePrefix(folder) {
      // Found: its path below the folder.
    } else {
      path = path.lexicallyNormalized()
    }
    var place = FilePath()
    for component in path.components where component.kind == .regular { place.append(component) }
    guard let last = place.lastComponent else { return place }
    place.removeLastComponent()
    return place.pushing(FilePath(withStandIns: stem(of: last) + suffix))
  }

  /// `export.xml` → `export`; any other name stays whole.
  private static func stem(of name: FilePath.Component) -> String {
    let text = FilePath.text(standingInFor: FilePath(root: nil, [name]).bytes)
    return text.count > 4 && text.lowercased().hasSuffix(".xml") ? String(text.dropLast(4)) : text
  }

  /// Whether a file is called as exports are.
  static func isNameOfArchive(_ input: FilePath) -> Bool {
    guard let ending = input.extension?.lowercased() else { return false }
    return archiveExtensions.contains(ending)
  }

  private static let archiveExtensions: Set<String> = [
    "xml", "wxr", "gz", "bz2", "xz", "zst", "zip", "tar", "tgz", "txz", "tzst",
  ]
}
