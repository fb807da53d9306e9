import FilePaths
import Glibc
public import SystemPackage

/// Where output goes: a file that appears under its name when it is complete, or standard output.
public final class OutputFile {
  private let descriptor: FileDescriptor
  /// The name to appear under; `nil` for standard output and for devices and pipes.
  private let target: FilePath?
  /// The name of the temporary file, where the file system has no files without names.
  private let temporary: FilePath?
  private let replaces: Bool
  private let name: String
  private var isOpen = true

  private init(
    _ descriptor: FileDescriptor, target: FilePath?, temporary: FilePath?, replaces: Bool,
    name: String
  ) {
    self.descriptor = descriptor
    self.target = target
    self.temporary = temporary
    self.replaces = replaces
    self.name = name
  }

  public static func standardOutput() -> OutputFile {
    OutputFile(
      .standardOutput, target: nil, temporary: nil, replaces: false, name: "standard output")
  }

  /// Begins a file that stays unseen until `finish`.
  ///
  /// - Parameters:
  ///   - path: The name to appear under. A device or a pipe of that name is written to as it is.
  ///   - replaces: Whether an existing file gives way.
  /// - Returns: The file, open and empty.
  /// - Throws: `exists` or `cannotCreate`.
  public static func create(_ path: FilePath, replaces: Bool) throws(OutputError) -> OutputFile {
    let name = path.shown
    if let kind = fileKind(path) {
      if kind == S_IFDIR { throw OutputError(.cannotCreate, "is a folder", file: name) }
      if kind != S_IFREG { return try open(path, name: name) }
      if !replaces {
        throw OutputError(.exists, "exists already; use --force to replace it", file: name)
      }
    }
    let parent = path.removingLastComponent()
    let folder = parent.isEmpty ? FilePath(".") : parent
    // A file without a name vanishes with the process, whatever ends it.
    let nameless = openNameless(folder)
    if nameless >= 0 {
      return OutputFile(
        FileDescriptor(rawValue: nameless), target: path, temporary: nil, replaces: replaces,
        name: name)
    }
    return try createTemporary(beside: path, in: folder, replaces: replaces, name: name)
  }

  /// For those who write to places of their own choice, until `finish`; `nil` for what is no file.
  public var fileDescriptor: CInt? { target == nil ? nil : descriptor.rawValue }

  /// Whether there is anything under a name, if only a link that leads nowhere.
  public static func exists(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { lstat($0, &status) } == 0
  }

  private static func openNameless(_ folder: FilePath) -> CInt {
    // O_TMPFILE, which the importer does not know as a macro: __O_TMPFILE | O_DIRECTORY.
    let flags = 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC
    let descriptor = folder.withPlatformString { Glibc.open($0, flags, 0o666) }
    // It is given its name by this path, which not every sandbox shows.
    if descriptor >= 0 && access(path(of: descriptor), F_OK) != 0 {
      close(descriptor)
      return -1
    }
    return descriptor
  }

  private static func path(of descriptor: CInt) -> String { "/proc/self/fd/\(descriptor)" }

  private static func open(_ path: FilePath, name: String) throws(OutputError) -> OutputFile {
    do {
      let descriptor = try FileDescriptor.open(path, .writeOnly)
      return OutputFile(descriptor, target: nil, temporary: nil, replaces: true, name: name)
    } catch {
      throw OutputError(.cannotCreate, "cannot open for writing: \(error)", file: name)
    }
  }

  private static func createTemporary(
    beside target: FilePath, in folder: FilePath, replaces: Bool, name: String
  ) throws(OutputError) -> OutputFile {
    let temporary = TemporaryFiles.name(for: target, in: folder)
    do {
      let descriptor = try TemporaryFiles.change { change in
        try change.make(temporary) {
          try FileDescriptor.open(
            temporary, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: FilePermissions(rawValue: 0o666))
        }
      }
      return OutputFile(
        descriptor, target: target, temporary: temporary, replaces: replaces, name: name)
    } catch {
      throw OutputError(.cannotCreate, "cannot create: \(error)", file: name)
    }
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    do {
      try descriptor.writeAll(bytes)
    } catch let error as Errno where error == .brokenPipe {
      throw OutputError(.closedPipe, "nobody reads on", file: name)
    } catch {
      throw failure("cannot write", error)
    }
  }

  /// Completes the output: what was written is on disk and stands under its name after this.
  public func finish() throws(OutputError) {
    guard let target else { return }
    do {
      if fsync(descriptor.rawValue) != 0 { throw Errno(rawValue: errno) }
      try TemporaryFiles.change { change in
        if let temporary {
          try give(temporary, its: target, change)
        } else {
          try nameFile(target, change)
        }
      }
      isOpen = false
      try descriptor.close()
    } catch let error as Errno where error == .fileExists {
      throw OutputError(.exists, "exists already; use --force to replace it", file: name)
    } catch {
      throw failure("cannot complete the output", error)
    }
  }

  private func failure(_ what: String, _ error: any Error) -> OutputError {
    let isFull = [.noSpace, .diskQuotaExceeded].contains(error as? Errno)
    return OutputError(isFull ? .diskFull : .cannotWrite, "\(what): \(error)", file: name)
  }

  /// Gives the file without a name its name; one that must replace another goes by a passing name.
  private func nameFile(_ target: FilePath, _ change: borrowing TemporaryFiles.Change) throws {
    let source = FilePath(Self.path(of: descriptor.rawValue))
    // Where nothing gives way there is no passing name, which would stay if the process was killed between the two.
    do {
      return try link(source, target)
    } catch let error as Errno where error == .fileExists && replaces {}
    let passing = TemporaryFiles.name(for: target, in: target.removingLastComponent())
    try change.make(passing) { try link(source, passing) }
    do {
      try change.rename(passing, to: target)
    } catch {
      change.remove(passing)
      throw error
    }
  }

  private func give(
    _ temporary: FilePath, its target: FilePath, _ change: borrowing TemporaryFiles.Change
  ) throws {
    if replaces {
      try change.rename(temporary, to: target)
    } else {
      try link(temporary, target)
      change.remove(temporary)
    }
  }

  private func link(_ source: FilePath, _ target: FilePath) throws {
    let status = source.withPlatformString { source in
      target.withPlatformString { linkat(AT_FDCWD, source, AT_FDCWD, $0, AT_SYMLINK_FOLLOW) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  deinit {
    guard isOpen, target != nil else { return }
    try? descriptor.close()
    if let temporary { TemporaryFiles.change { $0.remove(temporary) } }
  }
}

/// What a path leads to, as the file type bits of its mode; `nil` when it leads nowhere.
private func fileKind(_ path: FilePath) -> mode_t? {
  var status = stat()
  guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
  return status.st_mode & S_IFMT
}
