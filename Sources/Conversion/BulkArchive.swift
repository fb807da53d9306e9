import ArchiveInput
import SystemPackage
public import ByteInput

/// One of many archives, with the path of its output.
public struct BulkArchive: Sendable {
  /// The path of the archive, as the user named it or found in a folder that the user named.
  public var input: String
  public var output = ""
  /// Whether it was found in a folder, and its name is not one that exports have.
  public var isByChance = false
  /// Why it cannot be read at all.
  public var problem: InputError?

  /// The archives that inputs stand for, in the order of the inputs, each once.
  public static func list(_ inputs: [String], folder: String, suffix: String) -> [BulkArchive] {
    var seen: Set<FilePath> = []
    var archives = inputs.flatMap(expand).filter {
      seen.insert(FilePath($0.input).lexicallyNormalized()).inserted
    }
    let names = OutputNames.names(for: archives.map(\.input))
    for (index, name) in names.enumerated() {
      archives[index].output = FilePath(folder).appending(name + suffix).string
    }
    return archives
  }

  /// A folder's files, or the input itself.
  private static func expand(_ input: String) -> [BulkArchive] {
    guard ArchiveInput.isFolder(input) else { return [BulkArchive(input: input)] }
    let problem: InputError
    do {
      let files = try ArchiveInput.Folder.files(in: input)
      if !files.isEmpty {
        return files.map { BulkArchive(input: $0, isByChance: !OutputNames.isNameOfArchive($0)) }
      }
      problem = InputError(.cannotOpen, "no files in this folder", file: input)
    } catch {
      problem = error
    }
    return [BulkArchive(input: input, problem: problem)]
  }
}
