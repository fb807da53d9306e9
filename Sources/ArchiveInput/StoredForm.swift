/// How an input is stored, recognised by its first bytes and not by its name.
enum StoredForm {
  /// Probably text.
  case plain
  case gzip
  /// Compressed in another format that libarchive knows.
  case compressed
  case zip
  case tar

  /// The number of bytes that are enough to recognise the form.
  static let sampleByteCount = 512

  init(_ sample: some Collection<UInt8>) {
    let start = Array(sample.prefix(6))
    func begins(_ magic: [UInt8]) -> Bool { start.starts(with: magic) }
    // The end of an empty zip's directory, or an entry; a split zip begins with a mark.
    if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) || begins([0x50, 0x4B, 7, 8]) {
      self = .zip
    } else if begins([0x1F, 0x8B]) {
      self = .gzip
    } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) || begins([0x28, 0xB5, 0x2F, 0xFD])
      || Self.isBzip2(start)
    {
      self = .compressed
    } else if sample.dropFirst(257).starts(with: "ustar".utf8) {
      self = .tar
    } else {
      self = .plain
    }
  }

  private static func isBzip2(_ start: [UInt8]) -> Bool {
    start.count == 6 && start.starts(with: "BZh".utf8)
      && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(start[3]) && start[4] == 0x31
      && start[5] == 0x41
  }
}
