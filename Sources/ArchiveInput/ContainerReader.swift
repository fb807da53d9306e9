import ByteInput
import FilePaths
import CArchive
import SiteModel
import SystemPackage

/// Walks through the entries of a zip or tar, or through the single one of compressed data: all of
/// libarchive.
///
/// Nothing is ever written under a name that an archive gives.
final class ContainerReader {
  /// The formats that libarchive looks for.
  ///
  /// All its other formats stay off.
  enum Kind {
    case container
    /// Compressed data that is not a container: one entry without a name.
    case compressed
  }

  struct Entry {
    var path: String
    var isFile: Bool
    var isEncrypted: Bool
  }

  enum Step {
    case bytes(Int)
    /// The entry's contents are not what they were when it was made.
    case mismatch(String)
    /// The rest of the entry, or of the container, cannot be read.
    case damage(String)
  }

  private let archive: OpaquePointer
  private let input: CallbackInput?
  private let file: FileDescriptor?
  private let name: String

  /// Opens a file, in which libarchive can go back and forth.
  init(path: FilePath, name: String) throws(InputError) {
    self.name = name
    archive = try Self.create(.container, name)
    input = nil
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      archive_read_free(archive)
      throw InputError(.cannotOpen, "cannot open: \(error)", file: name)
    }
    self.file = file
    try check(archive_read_open_fd(archive, file.rawValue, 64 << 10))
  }

  /// Opens the bytes of a source.
  init(_ source: any ByteSource, _ kind: Kind) throws(InputError) {
    name = source.name
    archive = try Self.create(kind, name)
    file = nil
    let input = CallbackInput(source)
    self.input = input
    let status = archive_read_open(
      archive, Unmanaged.passUnretained(input).toOpaque(), nil,
      { _, input, bytes in
        guard let input, let bytes else { return Int(ARCHIVE_FATAL) }
        return Unmanaged<CallbackInput>.fromOpaque(input).takeUnretainedValue().read(bytes)
      }, nil)
    try check(status)
  }

  deinit {
    archive_read_free(archive)
    try? file?.close()
  }

  /// The next entry; `nil` after the last.
  func next() throws(InputError) -> Entry? {
    // Each call continues after the bytes that it could not read, so the loop ends.
    while true {
      var entry: OpaquePointer?
      switch archive_read_next_header(archive, &entry) {
      case ARCHIVE_EOF: return nil
      case ARCHIVE_OK, ARCHIVE_WARN: break
      case ARCHIVE_RETRY: continue
      default: throw failure()
      }
      guard let entry else { return nil }
      return Entry(
        path: Self.path(of: entry), isFile: archive_entry_filetype(entry) == 0o100_000,
        isEncrypted: archive_entry_is_encrypted(entry) != 0)
    }
  }

  /// Reads the next bytes of the entry; 0 bytes at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Step {
    while true {
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count >= 0 { return .bytes(count) }
      if let error = input?.error { throw error }
      switch CInt(count) {
      case ARCHIVE_RETRY: continue
      case ARCHIVE_WARN: return .mismatch(reason)
      default: return .damage(reason)
      }
    }
  }

  /// The message of libarchive, which is put in brackets after our own words.
  private var reason: String {
    let words = archive_error_string(archive).map { " (\(String(cString: $0)))" } ?? ""
    return "the compressed data breaks off or is wrong\(words)"
  }

  private func check(_ status: CInt) throws(InputError) {
    if status < ARCHIVE_WARN { throw failure() }
  }

  private func failure() -> InputError { input?.error ?? .damaged(reason, file: name) }

  private static func create(_ kind: Kind, _ name: String) throws(InputError) -> OpaquePointer {
    guard let archive = archive_read_new() else {
      throw InputError(.outOfMemory, "there is no memory left", file: name)
    }
    switch kind {
    case .container:
      archive_read_support_format_zip(archive)
      archive_read_support_format_tar(archive)
    case .compressed:
      archive_read_support_filter_xz(archive)
      archive_read_support_filter_zstd(archive)
      archive_read_support_filter_bzip2(archive)
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    }
    return archive
  }

  /// An entry's path, whatever its bytes are.
  ///
  /// It is used only for messages and for the order.
  private static func path(of entry: OpaquePointer) -> String {
    let path = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    return path.map { String(cString: $0) } ?? ""
  }
}

/// The input of libarchive's callback.
private final class CallbackInput {
  private let source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 64 << 10, alignment: 16)
  /// Why the source failed, for whom libarchive tells that it did.
  private(set) var error: InputError?

  init(_ source: any ByteSource) {
    self.source = source
  }

  deinit { buffer.deallocate() }

  func read(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    bytes.pointee = UnsafeRawPointer(buffer.baseAddress)
    do {
      return try source.read(into: buffer)
    } catch {
      self.error = error
      return Int(ARCHIVE_FATAL)
    }
  }
}
