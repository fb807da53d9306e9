import Glibc
import SystemPackage
public import WXRReader

/// The files of a folder, in the order in which people count.
public enum FolderListing {
  /// The paths of the files that stand directly in a folder; hidden ones, folders, pipes and devices
  /// are left out.
  ///
  /// - Throws: `cannotOpen` for what is no folder or may not be read.
  public static func files(in folder: String) throws(WXRError) -> [String] {
    guard let stream = opendir(folder) else {
      throw WXRError(.cannotOpen, "cannot open: \(Errno(rawValue: errno))", file: folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let path = FilePath(folder)
    return names.sorted(by: NaturalOrder.isBefore).map { path.appending($0).string }
      .filter(isRegularFile)
  }

  /// Whether a path leads to a folder.
  public static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func isRegularFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }
}

/// `part2` before `part10`: by bytes, with each run of digits compared as a number.
public enum NaturalOrder {
  public static func isBefore(_ first: String, _ second: String) -> Bool {
    let (a, b) = (Array(first.utf8), Array(second.utf8))
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if a[i].isDigit && b[j].isDigit {
        let (left, right) = (number(in: a, from: &i), number(in: b, from: &j))
        if left.count != right.count { return left.count < right.count }
        if left != right { return left.lexicographicallyPrecedes(right) }
      } else if a[i] != b[j] {
        return a[i] < b[j]
      } else {
        i += 1
        j += 1
      }
    }
    let rests = (a.count - i, b.count - j)
    // `part1` and `part01` are different names of the same rank.
    return rests == (0, 0) ? a.lexicographicallyPrecedes(b) : rests.0 < rests.1
  }

  /// The digits from a place on without leading zeros.
  private static func number(in bytes: [UInt8], from index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count && bytes[index].isDigit { index += 1 }
    return bytes[start..<index].drop { $0 == UInt8(ascii: "0") }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
