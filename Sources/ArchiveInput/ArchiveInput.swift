public import ByteInput
import FilePaths
import Glibc
import SiteModel
public import SystemPackage

/// An input that a user names: a file, or standard input.
///
/// It makes a byte source for each part of the export, for `WXRReader` and `BatchPipeline`.
///
/// An input is recognised by its content, not by its name. It is XML in any encoding, or such XML
/// compressed with gzip, xz, zstd or bzip2, or a zip or tar with the parts of one export, which may
/// be compressed, too. For an output that needs two passes it can be opened more than once: a file
/// is read again, and a pipe is copied first.
///
///     let sources = try ArchiveInput.named("export.zip").flatMap { try $0.open() }
///     var reader = WXRReader(sources)
public struct ArchiveInput: Sendable {
  private enum Place {
    case file
    case pipe
    /// A range of standard input, if that is a file.
    case standardInput(Range<Int64>)
    case spool(SpoolFile, byteCount: Int)
    /// It cannot be opened.
    case failure(InputError)
  }

  /// As the user named it, for messages and records; `-` is standard input.
  public let name: String
  /// Its place; `-` is standard input.
  public let path: FilePath
  private var place: Place
  private var form = StoredForm.plain
  /// The diagnostics that its first part hands over.
  private var diagnostics: [Diagnostic] = []
  private var storedByteCount: Int?
  /// The state in which the input must stay until it is read, if it is a file.
  private var state: FileState?

  /// The number of bytes that it will deliver, if that is known before it is read.
  public var byteCount: Int? { form == .plain ? storedByteCount : nil }

  /// - Throws: `cannotOpen` for a file that is missing or not readable, and for a folder.
  public init(_ name: String) throws(InputError) {
    try self.init(FilePath(name))
  }

  /// - Parameters:
  ///   - path: A file; `-` is standard input.
  ///   - name: What it is called in messages and records, if not by its path.
  /// - Throws: `cannotOpen` for what is missing, is a folder or may not be read.
  public init(_ path: FilePath, named name: String? = nil) throws(InputError) {
    let isStandardInput = path == "-"
    self.path = path
    self.name = name ?? path.shown
    place = isStandardInput ? .pipe : .file
    var status = stat()
    let isKnown =
      (isStandardInput ? fstat(0, &status) : path.withPlatformString { stat($0, &status) }) == 0
    if isKnown { state = FileState(status) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR where isKnown:
      throw InputError(.cannotOpen, "is a folder, not an export", file: self.name)
    case S_IFREG where isKnown:
      if isStandardInput {
        let start = (try? FileDescriptor.standardInput.seek(offset: 0, from: .current)) ?? 0
        place = .standardInput(start..<max(start, Int64(status.st_size)))
        storedByteCount = max(0, Int(status.st_size) - Int(start))
      } else {
        storedByteCount = Int(status.st_size)
      }
    // A missing file fails here. A named pipe can be read only once.
    default:
      if !isStandardInput {
        if !isKnown { _ = try FileSource(path: path) }
        place = .pipe
      }
      return
    }
    // This also checks that the input is readable, before anything is written.
    form = StoredForm(try PeekedSource(try stored()).peek(StoredForm.sampleByteCount))
  }

  /// An input that fails when it is opened, for runs that go on after it.
  public init(_ path: FilePath, failing error: InputError) {
    self.path = path
    name = path.shown
    place = .failure(error)
  }

  /// The inputs that a name stands for: for a folder, the exports in it.
  ///
  /// - Throws: `cannotOpen`, also for a folder without exports.
  public static func named(_ name: String) throws(InputError) -> [ArchiveInput] {
    try named(FilePath(name))
  }

  /// The inputs that a path stands for: for a folder, the exports in it.
  ///
  /// Everything else in the folder is passed over. The first source hands over a diagnostic for
  /// each of these.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - recursive: Whether the folders in a folder are read as well.
  /// - Returns: The inputs, in natural order.
  /// - Throws: `cannotOpen`, also for a folder without exports.
  public static func named(
    _ path: FilePath, recursive: Bool = false
  ) throws(InputError) -> [ArchiveInput] {
    guard isFolder(path) else { return [try ArchiveInput(path)] }
    let folder = try Folder(path, recursive: recursive)
    guard var first = folder.archives.first else {
      throw InputError(.cannotOpen, "is a folder without exports", file: path.shown)
    }
    first.diagnostics = folder.diagnostics
    return [first] + folder.archives.dropFirst()
  }

  /// Opens the input at its beginning: one source for each part, in their order.
  ///
  /// A source has an open descriptor only from its first byte read to its last. Read the sources
  /// one after the other.
  ///
  /// - Throws: `notAnArchive` for a container without an export in it, `cannotRead` for one that is
  ///   damaged from the start.
  public func open() throws(InputError) -> [any ByteSource] {
    let parts = try parts()
    parts.first?.add(diagnostics)
    return parts
  }

  /// Makes an input that can be opened again, by copying a pipe to a file that has no name.
  public func rereadable() throws(InputError) -> ArchiveInput {
    guard case .pipe = place else { return self }
    return try ArchiveInput(spooling: stored(), path: path, named: name, diagnostics)
  }

  private init(
    spooling source: any ByteSource, path: FilePath, named name: String, _ diagnostics: [Diagnostic]
  ) throws(InputError) {
    let spool = try SpoolFile(for: name)
    let count = Int(try spool.append(source).upperBound)
    self.path = path
    self.name = name
    self.diagnostics = diagnostics
    place = .spool(spool, byteCount: count)
    storedByteCount = count
    form = StoredForm(try PeekedSource(try stored()).peek(StoredForm.sampleByteCount))
  }

  /// Its bytes as they are stored.
  private func stored() throws(InputError) -> any ByteSource {
    switch place {
    case .failure(let error): throw error
    case .file: WatchedFile(path: path, state: state)
    case .pipe:
      path == "-" ? FileSource(.standardInput, name: name) : try FileSource(path: path)
    case .standardInput(let range): RangeSource(.standardInput, range, name: name, state: state)
    case .spool(let spool, let byteCount):
      RangeSource(spool.descriptor, 0..<Int64(byteCount), name: name, owner: spool)
    }
  }

  private func parts() throws(InputError) -> [PartSource] {
    if case .pipe = place { return try partsOfPipe() }
    switch form {
    case .plain: return [part { () throws(InputError) in PeekedSource(try stored()) }]
    case .gzip, .compressed:
      // A compressed tar is recognised only after decompression. Only a few bytes are read for
      // that.
      let expansion = Expansion()
      let contents = try contents(expansion)
      if try isContainer(contents) {
        return try Container(copying: contents, expansion).sources()
      }
      return [part { () throws(InputError) in try self.contents(Expansion()) }]
    case .zip, .tar: return try container().sources()
    }
  }

  private func partsOfPipe() throws(InputError) -> [PartSource] {
    let stored = PeekedSource(try stored())
    switch StoredForm(try stored.peek(StoredForm.sampleByteCount)) {
    case .plain: return [part { () throws(InputError) in stored }]
    case .gzip, .compressed:
      let expansion = Expansion()
      let contents = try Unwrapping.contents(of: MeteredSource(stored, expansion), expansion)
      if try isContainer(contents) {
        return try Container(copying: contents, expansion).sources()
      }
      return [part { () throws(InputError) in contents }]
    // Its directory is at its end.
    case .zip, .tar: return try ArchiveInput(spooling: stored, path: path, named: name, []).parts()
    }
  }

  private func part(_ contents: @escaping () throws(InputError) -> PeekedSource) -> PartSource {
    PartSource(name: name) { () throws(InputError) -> PartSource.Stream in
      try PartSource.Stream(decoding: try contents())
    }
  }

  private func contents(_ expansion: Expansion) throws(InputError) -> PeekedSource {
    try Unwrapping.contents(of: MeteredSource(stored(), expansion), expansion)
  }

  private func isContainer(_ contents: PeekedSource) throws(InputError) -> Bool {
    switch StoredForm(try contents.peek(StoredForm.sampleByteCount)) {
    case .tar, .zip: true
    case .plain, .gzip, .compressed: false
    }
  }

  private func container() throws(InputError) -> Container {
    let byteCount = storedByteCount ?? 0
    switch place {
    case .spool(let spool, _):
      return try Container(
        path: FilePath(spool.path), name: name, byteCount: byteCount, owner: spool)
    case .standardInput(let range) where range.lowerBound == 0:
      return try Container(path: "/proc/self/fd/0", name: name, byteCount: byteCount, owner: nil)
    case .standardInput:
      return try ArchiveInput(spooling: stored(), path: path, named: name, [])
        .container()
    case .failure(let error): throw error
    case .file, .pipe:
      return try Container(path: path, name: name, byteCount: byteCount, owner: nil)
    }
  }

  /// Whether there is an export in it, judged by its beginning.
  func isExport() throws(InputError) -> Bool {
    let expansion = Expansion()
    let contents = try contents(expansion)
    switch StoredForm(try contents.peek(StoredForm.sampleByteCount)) {
    case .zip, .tar: return try Container.holdsExport(contents, expansion)
    case .plain, .gzip, .compressed: return try ExportRecognition.isExport(contents)
    }
  }
}
