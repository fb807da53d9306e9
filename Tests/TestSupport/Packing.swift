import CArchive

/// Compressed data and containers, made by libarchive's writer.
public struct Packing {
  public enum Filter: String, Sendable, CaseIterable {
    case none, gzip, xz, zstd, bzip2
  }

  public struct Entry {
    public var path: String
    public var bytes: [UInt8]
    public var isFolder = false

    public init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    public init(_ path: String, _ text: String) {
      self.init(path, Array(text.utf8))
    }

    public init(folder path: String) {
      self.path = path
      bytes = []
      isFolder = true
    }
  }

  /// libarchive refused.
  struct Failure: Error {
    var status: CInt
  }

  /// What `gzip` and its like make of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's contents.
  ///   - filter: How to compress them.
  ///   - repeats: How often the contents stand in the file.
  /// - Returns: The compressed file.
  /// - Throws: When libarchive has no such filter.
  public static func compress(
    _ bytes: [UInt8], _ filter: Filter, repeats: Int = 1
  ) throws -> [UInt8] {
    try write([Entry("data", bytes)], filter, repeats: repeats) {
      try check(archive_write_set_format_raw($0))
    }
  }

  public static func zip(
    _ entries: [Entry], password: String? = nil, repeats: Int = 1
  ) throws -> [UInt8] {
    try write(entries, .none, repeats: repeats) {
      try check(archive_write_set_format_zip($0))
      guard let password else { return }
      try check(archive_write_set_options($0, "zip:encryption=zipcrypt"))
      try check(archive_write_set_passphrase($0, password))
    }
  }

  public static func tar(_ entries: [Entry], _ filter: Filter = .none) throws -> [UInt8] {
    try write(entries, filter, repeats: 1) {
      try check(archive_write_set_format_pax_restricted($0))
    }
  }

  private static func write(
    _ entries: [Entry], _ filter: Filter, repeats: Int, format: (OpaquePointer) throws -> Void
  ) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw Failure(status: ARCHIVE_FATAL) }
    defer { archive_write_free(archive) }
    try format(archive)
    if filter != .none { try check(archive_write_add_filter_by_name(archive, filter.rawValue)) }
    // Not filled up to a block of a tape.
    archive_write_set_bytes_in_last_block(archive, 1)
    let output = Output()
    try check(
      archive_write_open(
        archive, Unmanaged.passUnretained(output).toOpaque(), nil,
        { _, output, bytes, count in
          guard let output else { return -1 }
          Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes +=
            UnsafeRawBufferPointer(start: bytes, count: count)
          return count
        }, nil))
    for entry in entries { try write(entry, to: archive, repeats: repeats) }
    try check(archive_write_close(archive))
    return output.bytes
  }

  private static func write(
    _ entry: Entry, to archive: OpaquePointer, repeats: Int
  ) throws {
    let header = archive_entry_new()
    defer { archive_entry_free(header) }
    archive_entry_set_pathname(header, entry.path)
    archive_entry_set_filetype(header, entry.isFolder ? 0o040_000 : 0o100_000)
    archive_entry_set_perm(header, 0o644)
    archive_entry_set_size(header, Int64(entry.bytes.count * repeats))
    try check(archive_write_header(archive, header))
    for _ in 0..<repeats {
      try entry.bytes.withUnsafeBytes {
        let count = archive_write_data(archive, $0.baseAddress, $0.count)
        if count != $0.count { throw Failure(status: CInt(truncatingIfNeeded: count)) }
      }
    }
  }

  private static func check(_ status: CInt) throws {
    if status < ARCHIVE_WARN { throw Failure(status: status) }
  }

  private final class Output {
    var bytes: [UInt8] = []
  }
}
