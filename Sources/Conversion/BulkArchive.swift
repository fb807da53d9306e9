public import ArchiveInput
import ByteInput
import FilePaths
import Exporting
public import SystemPackage

/// One of many archives, and where its output goes.
///
/// There may be a hundred thousand of them, so what can be computed is not stored.
public struct BulkArchive: Sendable {
  /// Where it is.
  public let path: FilePath
  /// Whether nothing says that it is an export: a file that was found in a folder, with another name
  /// than exports have.
  public var isByChance: Bool { folder != nil && !OutputNames.isNameOfArchive(path) }
  /// Why it is not converted.
  public internal(set) var problem: (any Error)?
  /// Why it was passed over, if it is something in a folder that is no file to read.
  public internal(set) var passedOver: FolderListing.Reason?
  /// The folder that the user named, in which it was found.
  private let folder: FilePath?
  private let outputs: OutputRule?

  /// As messages and records show it.
  public var input: String { path.shown }

  /// Where its output goes; `nil` in a run without outputs.
  public var output: FilePath? {
    outputs.map {
      $0.folder.pushing(OutputNames.place(of: path, foundIn: folder, suffix: $0.suffix))
    }
  }

  /// What the outputs of a run have in common.
  private struct OutputRule {
    let folder: FilePath
    let suffix: String
  }

  /// The archives that inputs stand for, each once, in the order of the inputs.
  ///
  /// - Parameters:
  ///   - inputs: Files, and folders of files.
  ///   - recursive: Whether folders in folders are read as well.
  ///   - folder: The folder for the outputs.
  ///   - suffix: What the outputs' names end in.
  /// - Returns: The archives. Of those whose outputs would have one name, all but the first have a `problem`.
  public static func list(
    _ inputs: [FilePath], recursive: Bool = false, folder: FilePath, suffix: String
  ) -> [BulkArchive] {
    var archives = list(
      inputs, recursive: recursive, OutputRule(folder: folder, suffix: suffix))
    refuseSharedOutputs(&archives)
    return archives
  }

  /// The archives that inputs stand for, each once, for a run without outputs.
  public static func list(_ inputs: [FilePath], recursive: Bool = false) -> [BulkArchive] {
    list(inputs, recursive: recursive, nil)
  }

  private static func list(
    _ inputs: [FilePath], recursive: Bool, _ outputs: OutputRule?
  ) -> [BulkArchive] {
    var inputsSeen = PathIndex()
    var archives: [BulkArchive] = []
    for input in inputs {
      for archive in expand(input, recursive: recursive, outputs) {
        let path = archive.path.lexicallyNormalized()
        let isNew =
          inputsSeen.insert(path, archives.count) {
            archives[$0].path.lexicallyNormalized() == path
          } == nil
        if isNew { archives.append(archive) }
      }
    }
    return archives
  }

  private static func refuseSharedOutputs(_ archives: inout [BulkArchive]) {
    var taken = PathIndex()
    for index in archives.indices
    where archives[index].problem == nil && archives[index].passedOver == nil {
      guard let output = archives[index].output else { continue }
      if let owner = taken.insert(output, index, isSame: { archives[$0].output == output }) {
        archives[index].problem = ExportError(
          .outputTaken,
          "not converted: its output would be \(output.shown), as that of \(archives[owner].input)")
      }
    }
  }

  private init(
    path: FilePath, foundIn folder: FilePath? = nil, _ outputs: OutputRule?,
    passedOver: FolderListing.Reason? = nil, problem: (any Error)? = nil
  ) {
    self.path = path
    self.folder = folder
    self.outputs = outputs
    self.passedOver = passedOver
    self.problem = problem
  }

  /// What is in a folder, or the input itself.
  private static func expand(
    _ input: FilePath, recursive: Bool, _ outputs: OutputRule?
  ) -> [BulkArchive] {
    guard ArchiveInput.isFolder(input) else { return [BulkArchive(path: input, outputs)] }
    do {
      let listing = try FolderListing(input, recursive: recursive)
      let files = listing.files.map { BulkArchive(path: $0, foundIn: input, outputs) }
      let others = listing.passedOver.map {
        BulkArchive(path: $0.path, foundIn: input, outputs, passedOver: $0.reason)
      }
      if !files.isEmpty { return files + others }
      let problem = InputError(.cannotOpen, "no files in this folder", file: input.shown)
      return [BulkArchive(path: input, outputs, problem: problem)] + others
    } catch {
      return [BulkArchive(path: input, outputs, problem: error)]
    }
  }
}

/// Finds which of many paths were met, by 8 bytes each.
private struct PathIndex {
  private var indices: [Int: Int] = [:]

  /// - Parameters:
  ///   - path: A path.
  ///   - index: Its index among all.
  ///   - isSame: Whether the path at an index is the same; hashes may be equal by chance.
  /// - Returns: The index of the same path, if it was met.
  mutating func insert(_ path: FilePath, _ index: Int, isSame: (Int) -> Bool) -> Int? {
    var hash = path.hashValue
    while let known = indices[hash] {
      if isSame(known) { return known }
      hash &+= 1
    }
    indices[hash] = index
    return nil
  }
}
