import Glibc
import SystemPackage

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
  public static func create(_ path: String, replaces: Bool) throws(OutputError) -> OutputFile {
    let target = FilePath(path)
    if let kind = fileKind(path) {
      if kind == S_IFDIR { throw OutputError(.cannotCreate, "is a folder", file: path) }
      if kind != S_IFREG { return try open(target, name: path) }
      if !replaces {
        throw OutputError(.exists, "exists already; use --force to replace it", file: path)
      }
    }
    let parent = target.removingLastComponent()
    let folder = parent.isEmpty ? FilePath(".") : parent
    // A file without a name vanishes with the process, whatever ends it.
    let nameless = openNameless(folder)
    if nameless >= 0 {
      return OutputFile(
        FileDescriptor(rawValue: nameless), target: target, temporary: nil, replaces: replaces,
        name: path)
    }
    return try createTemporary(beside: target, in: folder, replaces: replaces, name: path)
  }

  private static func openNameless(_ folder: FilePath) -> CInt {
    // O_TMPFILE, which the importer does not know as a macro: __O_TMPFILE | O_DIRECTORY.
    let flags = 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC
    return folder.withPlatformString { Glibc.open($0, flags, 0o666) }
  }

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
    let temporary = folder.appending(temporaryName(for: target))
    do {
      let descriptor = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      return OutputFile(
        descriptor, target: target, temporary: temporary, replaces: replaces, name: name)
    } catch {
      throw OutputError(.cannotCreate, "cannot create: \(error)", file: name)
    }
  }

  private static func temporaryName(for target: FilePath) -> String {
    ".\(target.lastComponent?.string ?? "output").\(UInt64.random(in: .min ... .max)).part"
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    do {
      try descriptor.writeAll(bytes)
    } catch let error as Errno where error == .brokenPipe {
      throw OutputError(.closedPipe, "nobody reads on", file: name)
    } catch {
      throw OutputError(.cannotWrite, "cannot write: \(error)", file: name)
    }
  }

  /// Completes the output: what was written is on disk and stands under its name after this.
  public func finish() throws(OutputError) {
    guard let target else { return }
    do {
      if fsync(descriptor.rawValue) != 0 { throw Errno(rawValue: errno) }
      if let temporary {
        try give(temporary, the: target)
      } else {
        try nameFile(target)
      }
      isOpen = false
      try descriptor.close()
    } catch let error as Errno where error == .fileExists {
      throw OutputError(.exists, "exists already; use --force to replace it", file: name)
    } catch {
      throw OutputError(.cannotWrite, "cannot complete the output: \(error)", file: name)
    }
  }

  /// Gives the file without a name its name; one that must replace another goes by a passing name.
  private func nameFile(_ target: FilePath) throws {
    let source = FilePath("/proc/self/fd/\(descriptor.rawValue)")
    if !replaces { return try link(source, target) }
    let passing = target.removingLastComponent().appending(Self.temporaryName(for: target))
    try link(source, passing)
    try rename(passing, target)
  }

  private func link(_ source: FilePath, _ target: FilePath) throws {
    let status = source.withPlatformString { source in
      target.withPlatformString { linkat(AT_FDCWD, source, AT_FDCWD, $0, AT_SYMLINK_FOLLOW) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  private func give(_ temporary: FilePath, the target: FilePath) throws {
    if replaces { return try rename(temporary, target) }
    try link(temporary, target)
    _ = temporary.withPlatformString { unlink($0) }
  }

  private func rename(_ source: FilePath, _ target: FilePath) throws {
    let status = source.withPlatformString { source in
      target.withPlatformString { Glibc.rename(source, $0) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  deinit {
    guard isOpen, target != nil else { return }
    try? descriptor.close()
    if let temporary { _ = temporary.withPlatformString { unlink($0) } }
  }
}

/// What a path leads to, as the file type bits of its mode; `nil` when it leads nowhere.
private func fileKind(_ path: String) -> mode_t? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT
}

/// Why output cannot be written.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    public static let exists = Code(rawValue: "exists")
    public static let cannotCreate = Code(rawValue: "cannot-create")
    /// The reader of a pipe has closed it, which is its right.
    public static let closedPipe = Code(rawValue: "closed-pipe")
    public static let cannotWrite = Code(rawValue: "cannot-write")
  }

  public var code: Code
  /// One phrase in our own words, without the file's name.
  public var message: String
  /// The output as the user named it.
  public var file: String

  public init(_ code: Code, _ message: String, file: String) {
    self.code = code
    self.message = message
    self.file = file
  }

  public var description: String { "\(file): \(message)" }
}
