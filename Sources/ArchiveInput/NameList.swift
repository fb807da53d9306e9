public import ByteInput
import FilePaths
public import SystemPackage

/// A list of names, as `find` and `ls` write it.
public enum NameList {
  /// Reads the names of a list; empty ones are left out.
  ///
  /// - Parameters:
  ///   - list: The file; `-` is standard input.
  ///   - endInNUL: Whether a NUL ends each name, and not a line end: names may have line ends.
  /// - Returns: The names, in their order.
  /// - Throws: `cannotOpen` or `cannotRead`.
  public static func names(
    in list: FilePath, endInNUL: Bool
  ) throws(InputError) -> [FilePath] {
    let source =
      list == "-"
      ? FileSource(.standardInput, name: "standard input") : try FileSource(path: list)
    let bytes = try allBytes(of: source)
    let end = endInNUL ? 0 : UInt8(ascii: "\n")
    var names: [FilePath] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      var name = rest.prefix { $0 != end }
      rest = rest[name.endIndex...].dropFirst()
      // A list from Windows.
      if !endInNUL && name.last == UInt8(ascii: "\r") { name.removeLast() }
      // A name cannot have a NUL, which would cut it off.
      guard !name.isEmpty, !name.contains(0) else { continue }
      names.append(FilePath(bytes: Array(name)))
    }
    return names
  }

  private static func allBytes(of source: FileSource) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { block.deallocate() }
    while case let count = try source.read(into: block), count > 0 {
      bytes += block[..<count]
    }
    return bytes
  }
}
