package import ByteText
import CGlibc
import Glibc
import SystemPackage

/// Files in folders.
///
/// All of them get their final names after the last one is written.
///
/// Until then they are in a temporary folder, on the same file system as their place.
public final class OutputTree {
  private let target: FilePath
  private let temporary: TemporaryFolder
  /// Whether the target existed before.
  private let joins: Bool
  private let name: String
  private var folders: Set<String> = []

  private init(_ target: FilePath, temporary: TemporaryFolder, joins: Bool, name: String) {
    self.target = target
    self.temporary = temporary
    self.joins = joins
    self.name = name
  }

  /// Refuses a place where a tree cannot be written.
  ///
  /// Call it before the work begins.
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

  /// Creates a tree that is hidden until `finish`.
  ///
  /// - Parameters:
  ///   - path: The final folder. If it exists, it must be empty.
  ///   - replaces: Whether files may be added to a folder that is not empty, and replace files with
  ///     the same names.
  /// - Returns: The tree, without files.
  /// - Throws: `exists` or `cannotCreate`.
  public static func create(_ path: String, replaces: Bool) throws(OutputError) -> OutputTree {
    try check(path, replaces: replaces)
    let target = FilePath(path)
    let parent = target.removingLastComponent()
    let joins = OutputFile.exists(path)
    if !joins && !parent.isEmpty { try OutputFolder.make(parent.string) }
    // Inside the target if that exists, because its parent may be on another file system.
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

  /// Completes the output: after this the files are on disk, under their final names.
  public func finish() throws(OutputError) {
    do {
      let folder = try FileDescriptor.open(temporary.path, .readOnly, options: .directory)
      // One call for all files; one for each would take longer than the conversion.
      try folder.closeAfter { try check(syncfs(folder.rawValue)) }
      if joins {
        // This is checked before anything is moved, so that all files appear or none.
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

  /// Refuses conflicts with existing names: a folder with the name of a file, and a file or a link
  /// with the name of a folder. (A link may lead anywhere.)
  private func checkPlace(of folder: String) throws {
    let place = target.appending(folder)
    guard let kind = Self.kind(of: place) else { return }
    if kind != S_IFDIR { throw OutputError(.cannotCreate, "is no folder", file: place.string) }
    for entry in try TemporaryFolder.entries(of: temporary.path.appending(folder))
    where Self.kind(of: place.appending(entry)) == S_IFDIR {
      throw OutputError(.cannotCreate, "is a folder", file: place.appending(entry).string)
    }
  }

  /// The file type bits of a path, without following links; `nil` if nothing has this name.
  private static func kind(of path: FilePath) -> mode_t? {
    var status = stat()
    let isThere = path.withPlatformString { lstat($0, &status) } == 0
    return isThere ? status.st_mode & S_IFMT : nil
  }

  /// Moves a folder into the target.
  ///
  /// If the target has a folder with that name, its files are moved.
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

  /// Whether a folder is empty; `nil` if it is not a folder.
  private static func isEmptyFolder(_ path: FilePath) -> Bool? {
    try? TemporaryFolder.entries(of: path).isEmpty
  }

  deinit { temporary.remove() }
}
