import Glibc
import SystemPackage

/// An output: a file that gets its name when it is complete, or standard output.
public final class OutputFile {
  private let descriptor: FileDescriptor
  /// The final name; `nil` for standard output, devices and pipes.
  private let target: FilePath?
  /// The name of the temporary file, if the file system has no files without names.
  private let temporary: Temporary?
  private let replaces: Bool
  private let name: String
  private var isOpen = true

  private init(
    _ descriptor: FileDescriptor, target: FilePath?, temporary: Temporary?, replaces: Bool,
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

  /// Creates a file that has no name until `finish`.
  ///
  /// - Parameters:
  ///   - path: The final name. If it is a device or a pipe, the output is written to it directly.
  ///   - replaces: Whether an existing file is replaced.
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

  /// The descriptor, for callers that write at places of their choice until `finish`; `nil` if it
  /// is not a file.
  public var fileDescriptor: CInt? { target == nil ? nil : descriptor.rawValue }

  /// Whether anything has this name, also a symbolic link without a target.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
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
    let temporary = Temporary(in: folder, for: target)
    do {
      let descriptor = try FileDescriptor.open(
        temporary.path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      return OutputFile(
        descriptor, target: target, temporary: temporary, replaces: replaces, name: name)
    } catch {
      temporary.name.forget()
      throw OutputError(.cannotCreate, "cannot create: \(error)", file: name)
    }
  }

  /// A temporary name.
  private struct Temporary {
    let path: FilePath
    /// So that a signal leaves nothing behind.
    let name: TemporaryFiles.Name

    init(in folder: FilePath, for target: FilePath) {
      path = folder.appending(
        ".\(target.lastComponent?.string ?? "output").\(UInt64.random(in: .min ... .max)).part")
      name = TemporaryFiles.add(path)
    }

    func remove() {
      _ = path.withPlatformString { unlink($0) }
      name.forget()
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

  /// Completes the output: after this it is on disk, under its final name.
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
      throw failure("cannot complete the output", error)
    }
  }

  private func failure(_ what: String, _ error: any Error) -> OutputError {
    let isFull = [.noSpace, .diskQuotaExceeded].contains(error as? Errno)
    return OutputError(isFull ? .diskFull : .cannotWrite, "\(what): \(error)", file: name)
  }

  /// Gives its name to a file without a name, through a temporary name if it replaces another file.
  private func nameFile(_ target: FilePath) throws {
    let source = FilePath(Self.path(of: descriptor.rawValue))
    if !replaces { return try link(source, target) }
    let passing = Temporary(in: target.removingLastComponent(), for: target)
    do {
      try link(source, passing.path)
      try rename(passing.path, target)
      passing.name.forget()
    } catch {
      passing.remove()
      throw error
    }
  }

  private func link(_ source: FilePath, _ target: FilePath) throws {
    let status = source.withPlatformString { source in
      target.withPlatformString { linkat(AT_FDCWD, source, AT_FDCWD, $0, AT_SYMLINK_FOLLOW) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  private func give(_ temporary: Temporary, the target: FilePath) throws {
    if replaces {
      try rename(temporary.path, target)
      temporary.name.forget()
    } else {
      try link(temporary.path, target)
      temporary.remove()
    }
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
    temporary?.remove()
  }
}

/// The type of the file at a path, as the file type bits of its mode; `nil` if there is no file.
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
    /// The reader of a pipe has closed it, which is not an error of the output.
    public static let closedPipe = Code(rawValue: "closed-pipe")
    public static let cannotWrite = Code(rawValue: "cannot-write")
    /// The disk is full, or the user's quota is used up.
    public static let diskFull = Code(rawValue: "disk-full")
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
