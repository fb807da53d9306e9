package import ByteText
import CGlibc
import FilePaths
import Glibc
public import SystemPackage

/// A tree of files and folders, which appears under its name when the last file is written.
///
/// Until then it stands in a temporary folder, on the same file system as its place.
public final class OutputTree {
  let target: FilePath
  let temporary: TemporaryFolder
  /// How the files get to the target.
  let arrival: Arrival
  let name: String
  /// Whether its files are listed, for a manifest.
  package var listsFiles = false
  /// The files that were written, with hashes of those that were in memory as wholes.
  private(set) var written: [(path: String, hash: OutputManifest.Hash?)] = []
  /// The files that have become longer since.
  private(set) var appended: Set<String> = []
  private var hash = ContentHash()

  private init(_ target: FilePath, temporary: TemporaryFolder, arrival: Arrival, name: String) {
    self.target = target
    self.temporary = temporary
    self.arrival = arrival
    self.name = name
  }

  /// What becomes of a folder that is there and not empty.
  public enum Existing: Sendable {
    /// It is an error.
    case refuse
    /// Files are added to it, and take the place of those of the same names.
    case add
    /// It goes with all that is in it. One in which somebody has changed files is an error, and so is one
    /// without a manifest, which does not tell.
    case replace
  }

  enum Arrival {
    /// The folder gets its name.
    case rename
    /// What is in it is moved into the folder that is there.
    case join
    /// It takes the place of the folder that is there.
    case exchange
  }

  /// Refuses a place that a tree cannot take: to be asked before the work for it begins.
  ///
  /// - Throws: `exists` or `cannotCreate`.
  public static func check(_ path: FilePath, _ existing: Existing) throws(OutputError) {
    guard OutputFile.exists(path) else { return }
    guard let folder = try? OpenFolder(path), let names = try? folder.names() else {
      throw OutputError(.cannotCreate, "is no folder", file: path.shown)
    }
    if names.isEmpty { return }
    switch existing {
    case .refuse:
      throw OutputError(
        .exists, "is not empty; use --force to add to it and replace files of the same names",
        file: path.shown)
    case .add: break
    case .replace:
      guard let manifest = manifest(in: folder) else {
        throw OutputError(
          .exists,
          "has no \(OutputManifest.name), so nobody knows which files you have changed; move it away, or use --force",
          file: path.shown)
      }
      guard let changed = changedFile(in: folder, manifest) else { return }
      throw OutputError(
        .exists,
        "has files that you have changed or added, such as \(FilePath(changed).shown); move them away, or keep them with 'markdown --update'",
        file: path.shown)
    }
  }

  /// Begins a tree that stays unseen until `finish`.
  ///
  /// - Parameters:
  ///   - path: The folder to appear as.
  ///   - existing: What becomes of a folder that is there and not empty.
  /// - Returns: The tree, without files.
  /// - Throws: `exists` or `cannotCreate`.
  public static func create(
    _ path: FilePath, _ existing: Existing = .refuse
  ) throws(OutputError) -> OutputTree {
    try check(path, existing)
    let parent = path.removingLastComponent()
    let arrival: Arrival =
      !OutputFile.exists(path) ? .rename : existing == .replace ? .exchange : .join
    if arrival == .rename && !parent.isEmpty { try OutputFolder.make(parent) }
    // Within the target where that stays: what is beside it may be on another file system.
    let temporary = try TemporaryFolder(
      in: arrival == .join ? path : parent.isEmpty ? "." : parent, for: path, name: path.shown)
    return OutputTree(path, temporary: temporary, arrival: arrival, name: path.shown)
  }

  /// Writes a file of the tree.
  ///
  /// - Parameters:
  ///   - path: Where in the tree, such as `posts/2014/a.md`; not written before. Folders on the way are
  ///     made.
  ///   - chunks: What the file holds, one after the other.
  /// - Throws: `unsafePath` for what may lead out of the tree, `diskFull` or `cannotWrite`.
  package func write(_ path: String, _ chunks: [ByteChunk]) throws(OutputError) {
    if !Self.staysInside(path) {
      throw OutputError(.unsafePath, "is no path within the folder", file: "\(name)/\(path)")
    }
    do {
      let file = try TemporaryFiles.change { _ in try temporary.contents.makeFile(path) }
      try file.closeAfter {
        for chunk in chunks { _ = try chunk.withBytes { try file.writeAll($0) } }
      }
      if listsFiles {
        for chunk in chunks { chunk.withBytes { hash.append($0) } }
        written.append((path, hash.finish()))
      }
    } catch {
      throw failure("cannot write", error, path)
    }
  }

  /// Writes a file of the tree piece by piece.
  ///
  /// - Returns: Whether it is whole; otherwise there is no file.
  /// - Throws: As `write`.
  package func write(_ path: String, _ stream: some ByteStream) throws(OutputError) -> Bool {
    try fill(path) { try write($0, stream) }
  }

  private func write(_ file: FileDescriptor, _ stream: some ByteStream) throws -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      guard let count = stream.read(into: buffer) else { return false }
      if count == 0 { return true }
      _ = try file.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Copies a file into the tree, within the file system where it can.
  ///
  /// - Parameters:
  ///   - source: A file that is no link.
  ///   - path: As of `write`.
  /// - Returns: Whether it could be read; otherwise there is no file.
  /// - Throws: As `write`.
  package func copy(_ source: FilePath, to path: String) throws(OutputError) -> Bool {
    let flags: FileDescriptor.OpenOptions = [.noFollow, .closeOnExec, .nonBlocking]
    guard let input = try? FileDescriptor.open(source, .readOnly, options: flags) else {
      return false
    }
    return try copy(input, to: path)
  }

  /// Copies a file that was written before.
  package func copy(ofFile written: String, to path: String) throws(OutputError) -> Bool {
    guard let input = temporary.contents.openToRead(written) else { return false }
    return try copy(input, to: path)
  }

  private func copy(_ input: FileDescriptor, to path: String) throws(OutputError) -> Bool {
    defer { try? input.close() }
    return try fill(path) { file in
      while case let count = copy_file_range(
        input.rawValue, nil, file.rawValue, nil, 1 << 30, 0), count != 0
      {
        if count > 0 || errno == EINTR { continue }
        // Not every pair of file systems can; what was copied stays.
        return try write(file, OpenFile(descriptor: input))
      }
      return true
    }
  }

  private struct OpenFile: ByteStream {
    let descriptor: FileDescriptor

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
      try? descriptor.read(into: buffer)
    }
  }

  /// Makes a file; it is removed again if its content cannot be read.
  private func fill(
    _ path: String, _ content: (FileDescriptor) throws -> Bool
  ) throws(OutputError) -> Bool {
    if !Self.staysInside(path) {
      throw OutputError(.unsafePath, "is no path within the folder", file: "\(name)/\(path)")
    }
    do {
      let file = try TemporaryFiles.change { _ in try temporary.contents.makeFile(path) }
      let isWhole = try file.closeAfter { try content(file) }
      if !isWhole { temporary.contents.removeFile(path) }
      if isWhole, listsFiles { written.append((path, nil)) }
      return isWhole
    } catch {
      throw failure("cannot write", error, path)
    }
  }

  /// Adds to a file of the tree that was written before.
  ///
  /// - Throws: `diskFull` or `cannotWrite`.
  package func append(_ bytes: UnsafeRawBufferPointer, to path: String) throws(OutputError) {
    do {
      let file = try temporary.contents.openToAppend(path)
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw failure("cannot write", error, path)
    }
    if listsFiles { appended.insert(path) }
  }

  /// Whether a path names something in the folder that it begins in, whatever that holds.
  ///
  /// Those who make paths of what an archive says make them safe; this is for what they miss.
  private static func staysInside(_ path: String) -> Bool {
    !path.utf8.contains(0)
      && path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }

  /// Completes the output: the files are on disk and stand under their names after this.
  public func finish() throws(OutputError) {
    do {
      // One call for all files; one for each would take longer than the conversion.
      if syncfs(temporary.contents.descriptor) != 0 { throw Errno(rawValue: errno) }
      switch arrival {
      case .rename: try temporary.rename(to: target)
      case .join: try join()
      case .exchange: try temporary.takePlace(of: target)
      }
    } catch let error as OutputError {
      throw error
    } catch let error as Errno where [.directoryNotEmpty, .fileExists].contains(error) {
      throw OutputError(.exists, "exists already", file: name)
    } catch {
      throw failure("cannot complete the output", error, "")
    }
  }

  /// Moves what is in the temporary folder into the target, all of it or nothing.
  private func join() throws {
    let place = try OpenFolder(target)
    try forEachMove(into: place) { _, _, _ in }
    try TemporaryFiles.change { _ in
      try forEachMove(into: place) { name, source, place in try source.move(name, to: place) }
    }
    temporary.remove()
  }

  /// Goes through what is to be moved: what the target has no folder of that name for.
  ///
  /// Folders are opened one by one on the way, no links: what is checked is what is moved to.
  ///
  /// - Parameters:
  ///   - target: The folder to add to.
  ///   - body: Takes a name, the folder that it is in, and the one that it is for.
  /// - Throws: `cannotCreate` when a file would have to take the place of a folder, or a folder that of a file
  ///   or a link, which may lead anywhere.
  private func forEachMove(
    into target: borrowing OpenFolder,
    _ body: (String, borrowing OpenFolder, borrowing OpenFolder) throws -> Void
  ) throws {
    var folders: [FilePath] = [""]
    while let folder = folders.popLast() {
      let source = try temporary.contents.folder(folder)
      let place = try target.folder(folder)
      for name in try source.names() {
        let path = folder.appending(name)
        switch (source.kind(of: name), place.kind(of: name)) {
        case (.folder, .folder): folders.append(path)
        case (.folder, .other): throw refusal("is no folder", path)
        case (_, .folder): throw refusal("is a folder", path)
        case (_, _): try body(name, source, place)
        }
      }
    }
  }

  private func refusal(_ why: String, _ path: FilePath) -> OutputError {
    OutputError(.cannotCreate, why, file: target.pushing(path).shown)
  }

  private func failure(_ what: String, _ error: any Error, _ path: String) -> OutputError {
    let isFull = [.noSpace, .diskQuotaExceeded].contains(error as? Errno)
    return OutputError(
      isFull ? .diskFull : .cannotWrite, "\(what): \(error)",
      file: path.isEmpty ? name : target.appending(path).shown)
  }
}
