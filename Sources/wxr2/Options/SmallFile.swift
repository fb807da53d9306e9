import SystemPackage

/// A file that a user names for what options say.
enum SmallFile {
  /// The bytes of a file, or its first ones if it is longer than expected.
  ///
  /// - Throws: `Errno`.
  static func bytes(of path: FilePath, atMost limit: Int) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 64 << 10)
      while bytes.count < limit {
        let count = try block.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { break }
        bytes += block[..<min(count, limit - bytes.count)]
      }
      return bytes
    }
  }
}
