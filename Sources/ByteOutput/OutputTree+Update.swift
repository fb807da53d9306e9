import ByteText
import CGlibc
import FilePaths
import Glibc
package import SystemPackage

/// What a second run has changed in a folder.
package struct OutputChanges: Sendable {
  package var added = 0
  package var replaced = 0
  package var unchanged = 0
  /// Files that somebody has changed since the last run, and that stay as they are.
  package var edited: [String] = []
  /// Files that somebody has removed since the last run, and that stay away.
  package var removed: [String] = []
  /// Files of the last run that this one does not write; they stay.
  package var gone: [String] = []
}

extension OutputTree {
  /// Refuses a folder that cannot be updated: to be asked before the work for it begins.
  ///
  /// - Throws: `exists` for a folder with files and without a manifest, or with that of another label.
  package static func checkUpdate(of path: FilePath, label: String) throws(OutputError) {
    guard OutputFile.exists(path) else { return }
    guard let folder = try? OpenFolder(path), let names = try? folder.names() else {
      throw OutputError(.cannotCreate, "is no folder", file: path.shown)
    }
    if names.isEmpty { return }
    guard let manifest = manifest(in: folder) else {
      throw OutputError(
        .exists,
        "has no \(OutputManifest.name), so nobody knows which files you have changed; use --force to replace them",
        file: path.shown)
    }
    if manifest.label != label {
      throw OutputError(.exists, "was written for \(manifest.label)", file: path.shown)
    }
  }

  /// Completes the output with a manifest, for an update by a later run.
  ///
  /// - Throws: As `finish`.
  package func finish(label: String) throws(OutputError) {
    let manifest = try newManifest(label)
    try write(manifest)
    try finish()
  }

  /// Completes the output as an update of the folder, which keeps what somebody has changed in it.
  ///
  /// Before a file is moved, a manifest is there that knows its old and its new content: if the run is
  /// broken off, the next one still tells its own files from changed ones.
  ///
  /// - Parameter label: As of `checkUpdate`.
  /// - Returns: What was changed and what was not.
  /// - Throws: As `finish`.
  package func update(label: String) throws(OutputError) -> OutputChanges {
    let new = try newManifest(label)
    guard arrival == .join, let place = try? OpenFolder(target), let old = Self.manifest(in: place)
    else {
      try write(new)
      try finish()
      return OutputChanges(added: new.paths.count)
    }
    var changes = OutputChanges()
    var kept = OutputManifest(label: label)
    for path in new.paths.sorted() {
      let hash = new.hashes[path]?.first ?? ""
      let present = Self.hash(of: path, in: place)
      let isNew = present == .missing && old.hashes[path] == nil
      if isNew || present.hash.map({ old.knows(path, $0) && $0 != hash }) ?? false {
        if isNew { changes.added += 1 } else { changes.replaced += 1 }
        kept.set(path, [hash])
        continue
      }
      temporary.contents.removeFile(path)
      switch present {
      case .hash(hash):
        changes.unchanged += 1
        kept.set(path, [hash])
      case .missing:
        changes.removed.append(path)
        kept.set(path, old.hashes[path] ?? [])
      default:
        changes.edited.append(path)
        if let hashes = old.hashes[path] { kept.set(path, hashes) }
      }
    }
    for path in old.paths.sorted() where new.hashes[path] == nil {
      guard Self.hash(of: path, in: place) != .missing else { continue }
      changes.gone.append(path)
      kept.set(path, old.hashes[path] ?? [])
    }
    var both = kept
    both.formUnion(old)
    try replaceManifest(both, in: place)
    try write(kept)
    try finish()
    return changes
  }

  private func newManifest(_ label: String) throws(OutputError) -> OutputManifest {
    var manifest = OutputManifest(label: label, count: written.count)
    for file in written {
      let known = appended.contains(file.path) ? nil : file.hash
      guard let hash = known ?? Self.hash(of: file.path, in: temporary.contents).hash else {
        throw OutputError(.cannotWrite, "cannot be read again", file: "\(name)/\(file.path)")
      }
      manifest.set(file.path, [hash])
    }
    return manifest
  }

  private func write(_ manifest: OutputManifest) throws(OutputError) {
    listsFiles = false
    try write(OutputManifest.name, [manifest.text])
  }

  /// Puts a manifest in place at once.
  private func replaceManifest(
    _ manifest: OutputManifest, in place: borrowing OpenFolder
  ) throws(OutputError) {
    try write(manifest)
    do {
      if syncfs(temporary.contents.descriptor) != 0 { throw Errno(rawValue: errno) }
      try TemporaryFiles.change { _ throws(Errno) in
        try temporary.contents.move(OutputManifest.name, to: place)
      }
    } catch {
      throw OutputError(
        .cannotWrite, "cannot write: \(error)", file: "\(name)/\(OutputManifest.name)")
    }
  }

  // MARK: - Reading

  /// A file in a folder that its manifest does not know as it is; `nil` if there is none.
  static func changedFile(in folder: borrowing OpenFolder, _ manifest: OutputManifest) -> String? {
    var folders: [FilePath] = [""]
    while let path = folders.popLast() {
      guard let inner = try? folder.folder(path), let names = try? inner.names() else {
        return path.string
      }
      for name in names.sorted() {
        let file = path.appending(name)
        if inner.kind(of: name) == .folder {
          folders.append(file)
        } else if file.string != OutputManifest.name,
          !(hash(of: file.string, in: folder).hash.map { manifest.knows(file.string, $0) } ?? false)
        {
          return file.string
        }
      }
    }
    return nil
  }

  static func manifest(in folder: borrowing OpenFolder) -> OutputManifest? {
    guard let file = folder.openToRead(OutputManifest.name) else { return nil }
    defer { try? file.close() }
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while case let count? = try? file.read(into: buffer), count > 0 { bytes += buffer[..<count] }
    return OutputManifest(text: String(decoding: bytes, as: UTF8.self))
  }

  /// What stands at a path of a folder.
  private enum Present: Equatable {
    case missing
    case hash(OutputManifest.Hash)
    /// Something else than a file, or one behind a link, or one that cannot be read.
    case other

    var hash: OutputManifest.Hash? {
      if case .hash(let hash) = self { hash } else { nil }
    }
  }

  /// The hash of a file; links on the way are not followed.
  private static func hash(of path: String, in folder: borrowing OpenFolder) -> Present {
    let components = FilePath(path).components.map(\.string)
    guard let name = components.last else { return .other }
    let around = FilePath(root: nil, FilePath(path).components.dropLast())
    let inner: OpenFolder
    do { inner = try folder.folder(around) } catch {
      return error == .noSuchFileOrDirectory ? .missing : .other
    }
    guard let kind = inner.kind(of: name) else { return .missing }
    guard kind == .other, let file = inner.openToRead(name) else { return .other }
    defer { try? file.close() }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var hash = ContentHash()
    while true {
      guard let count = try? file.read(into: buffer) else { return .other }
      if count == 0 { return .hash(hash.finish()) }
      hash.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
