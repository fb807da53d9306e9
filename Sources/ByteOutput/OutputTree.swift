package import ByteText
import CGlibc
import Glibc
import SystemPackage

/// Files in folders, all of which appear under their names when the last one is written.
///
/// Until then they stand in a temporary folder, on the same file system as their place.
public final class OutputTree {
  private let target: FilePath
  private let temporary: TemporaryFolder
  /// Whether the target was there before, empty or to be added to.
  private let joins: Bool
  private let name: String
  private var folders: Set<String> = []

  private init(_ target: FilePath, temporary: TemporaryFolder, joins: Bool, name: String) {
    self.target = target
    self.temporary = temporary
    self.joins = joins
    self.name = name
  }

  /// Refuses a place that a tree cannot take: to be asked before the work for it begins.
  ///
  /// - Throws: `exists` or `cannotCreate`.
  public static func check(_ path: String, replaces: Bool) throws(OutputError) {
    guard OutputFile.exists(path) else { return }
    guard let isEmpty = isEmptyFolder(FilePath(path)) else {
      throw OutputError(.cannotCreate, "is no folder", file: path)
    }
    if !isEmpty && !replaces {
      throw OutputError(
        .exists, "is not empty; use --force to add to it and replace files of the same names",
        file: path)
    }
  }

  /// Begins a tree that stays unseen until `finish`.
  ///
  /// - Parameters:
  ///   - path: The folder to appear as; one that exists must be empty.
  ///   - replaces: Whether files may be added to a folder that is not empty, and take the place of
  ///     those of the same names.
  /// - Returns: The tree, without files.
  /// - Throws: `exists` or `cannotCreate`.
  public static func create(_ path: String, replaces: Bool) throws(OutputError) -> OutputTree {
    try check(path, replaces: replaces)
    let target = FilePath(path)
    let parent = target.removingLastComponent()
    let joins = OutputFile.exists(path)
    if !joins && !parent.isEmpty { try OutputFolder.make(parent.string) }
    // Within the target where that exists: what is beside it may be on another file system.
    let temporary = try TemporaryFolder(
      in: joins ? target : parent.isEmpty ? "." : parent, for: target, name: path)
    return OutputTree(target, temporary: temporary, joins: joins, name: path)
  }

  /// Writes a file of the tree.
  ///
  /// - Parameters:
  ///   - path: `FOLDER/NAME`, safe and not written before.
  ///   - chunks: What the file holds, one after the other.
  /// - Throws: `diskFull` or `cannotWrite`.
  package func write(_ path: String, _ chunks: [ByteChunk]) throws(OutputError) {
    let parts = path.split(separator: "/").map(String.init)
    precondition(parts.count == 2, "a file stands in a folder")
    do {
      if folders.insert(parts[0]).inserted {
        try check(temporary.path.appending(parts[0]).withPlatformString { mkdir($0, 0o777) })
      }
      let file = try FileDescriptor.open(
        temporary.path.appending(parts[0]).appending(parts[1]), .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      try file.closeAfter {
        for chunk in chunks { _ = try chunk.withBytes { try file.writeAll($0) } }
      }
    } catch {
      throw failure("cannot write", error, path)
    }
  }

  /// Completes the output: the files are on disk and stand under their names after this.
  public func finish() throws(OutputError) {
    do {
      let folder = try FileDescriptor.open(temporary.path, .readOnly, options: .directory)
      // One call for all files; one for each would take longer than the conversion.
      try folder.closeAfter { try check(syncfs(folder.rawValue)) }
      if joins {
        // Before anything is moved: all of it is to appear, or nothing.
        for name in folders { try checkPlace(of: name) }
        for name in folders.sorted() { try move(name) }
        temporary.remove()
      } else {
        try rename(temporary.path, target)
        temporary.forget()
      }
    } catch let error as OutputError {
      throw error
    } catch let error as Errno where [.directoryNotEmpty, .fileExists].contains(error) {
      throw OutputError(.exists, "exists already", file: name)
    } catch {
      throw failure("cannot complete the output", error, "")
    }
  }

  /// Refuses what files cannot take the place of: a folder for a file, or a file or a link, which may lead
  /// anywhere, for a folder.
  private func checkPlace(of folder: String) throws {
    let place = target.appending(folder)
    guard let kind = Self.kind(of: place) else { return }
    if kind != S_IFDIR { throw OutputError(.cannotCreate, "is no folder", file: place.string) }
    for entry in try TemporaryFolder.entries(of: temporary.path.appending(folder))
    where Self.kind(of: place.appending(entry)) == S_IFDIR {
      throw OutputError(.cannotCreate, "is a folder", file: place.appending(entry).string)
    }
  }

  /// The file type bits of what has a name, links not followed; `nil` when nothing has.
  private static func kind(of path: FilePath) -> mode_t? {
    var status = stat()
    let isThere = path.withPlatformString { lstat($0, &status) } == 0
    return isThere ? status.st_mode & S_IFMT : nil
  }

  /// Moves a folder into the target, or its files where the target has one of that name.
  private func move(_ folder: String) throws {
    let source = temporary.path.appending(folder)
    let place = target.appending(folder)
    if !OutputFile.exists(place.string) { return try rename(source, place) }
    for entry in try TemporaryFolder.entries(of: source) {
      try rename(source.appending(entry), place.appending(entry))
    }
  }

  private func rename(_ source: FilePath, _ target: FilePath) throws {
    try check(
      source.withPlatformString { source in
        target.withPlatformString { Glibc.rename(source, $0) }
      })
  }

  private func check(_ status: CInt) throws {
    if status != 0 { throw Errno(rawValue: errno) }
  }

  private func failure(_ what: String, _ error: any Error, _ path: String) -> OutputError {
    let isFull = [.noSpace, .diskQuotaExceeded].contains(error as? Errno)
    return OutputError(
      isFull ? .diskFull : .cannotWrite, "\(what): \(error)",
      file: path.isEmpty ? name : target.appending(path).string)
  }

  /// Whether a folder is empty; `nil` when it is none.
  private static func isEmptyFolder(_ path: FilePath) -> Bool? {
    try? TemporaryFolder.entries(of: path).isEmpty
  }

  deinit { temporary.remove() }
}
