package import ByteInput
import FilePaths
import Glibc
package import SystemPackage

/// The files of a folder, a tar or a zip, such as the uploads of a blog, to be copied one by one.
///
/// A tar in it is opened, too: WordPress.com packs the media of a blog into several. Links that lead out of a
/// folder are passed over, and so are hidden files and what is no file.
package struct StoredFiles: Sendable {
  /// Where the content of a file is.
  package enum Content {
    /// A file that is no link.
    case file(FilePath)
    /// The bytes, to be read at once.
    case stream(any ByteSource)
  }

  /// The folder, or the tar or zip.
  private let path: FilePath
  private let isFolder: Bool

  /// A tar in a tar in a tar is enough.
  private static let deepest = 3

  /// - Throws: `cannotOpen` for what is missing, and for a file that is neither a tar nor a zip.
  package init(_ path: FilePath) throws(InputError) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else {
      throw InputError(.cannotOpen, "cannot open: \(Errno(rawValue: errno))", file: path.shown)
    }
    self.path = path
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    if isFolder { return }
    guard status.st_mode & S_IFMT == S_IFREG, try Self.isContainer(path) else {
      throw InputError(.cannotOpen, "is no folder, tar or zip", file: path.shown)
    }
  }

  /// Goes through the files, always in the same order.
  ///
  /// - Parameter body: Takes the path of a file within the whole, as it is stored and not to be trusted, and
  ///   its content.
  /// - Returns: What cannot be read.
  /// - Throws: The error of `body`, and `InputError` for what cannot be opened at all.
  package func forEach(_ body: (String, Content) throws -> Void) throws -> [InputError] {
    var damage: [InputError] = []
    // libarchive turns names into the encoding of the locale, and the locale `C` has none for them.
    let locale = newlocale(CInt(1 << LC_CTYPE), "C.UTF-8", nil)
    let before = locale.flatMap { uselocale($0) }
    defer {
      if let locale {
        uselocale(before)
        freelocale(locale)
      }
    }
    if isFolder {
      try walkFolder(&damage, body)
    } else {
      try walkContainer(Self.reader(of: path), "", depth: 1, &damage, body)
    }
    return damage
  }

  // MARK: - Folders

  private func walkFolder(
    _ damage: inout [InputError], _ body: (String, Content) throws -> Void
  ) throws {
    guard let root = Self.resolved(path) else {
      throw InputError(.cannotOpen, "cannot open: \(Errno(rawValue: errno))", file: path.shown)
    }
    var folders: [(path: FilePath, prefix: String)] = [(root, "")]
    while let folder = folders.popLast() {
      guard let names = Self.names(in: folder.path) else {
        damage.append(InputError(.cannotOpen, "cannot be read", file: folder.path.shown))
        continue
      }
      for name in names {
        let path = folder.path.pushing(name)
        let text = folder.prefix + String(decoding: name.bytes, as: UTF8.self)
        switch Self.kind(of: path) {
        case S_IFDIR: folders.append((path, text + "/"))
        case S_IFREG where Self.isPacked(text):
          try walkPacked(path, text + "/", &damage, body)
        case S_IFREG: try body(text, .file(path))
        case S_IFLNK:
          guard let target = Self.resolved(path), target.starts(with: root),
            Self.kind(of: target) == S_IFREG
          else { continue }
          try body(text, .file(target))
        default: continue
        }
      }
    }
  }

  private func walkPacked(
    _ path: FilePath, _ prefix: String, _ damage: inout [InputError],
    _ body: (String, Content) throws -> Void
  ) throws {
    let reader: ContainerReader
    do { reader = try Self.reader(of: path) } catch {
      damage.append(error)
      return
    }
    try walkContainer(reader, prefix, depth: 2, &damage, body)
  }

  /// The names in a folder that are not hidden.
  private static func names(in path: FilePath) -> [FilePath]? {
    guard let folder = path.withPlatformString({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    var names: [FilePath] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath(platformString: $0) }
      }
      if name.bytes.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func kind(of path: FilePath) -> mode_t? {
    var status = stat()
    return path.withPlatformString { lstat($0, &status) } == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The path without links.
  private static func resolved(_ path: FilePath) -> FilePath? {
    guard let resolved = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }

  // MARK: - Containers

  private func walkContainer(
    _ reader: ContainerReader, _ prefix: String, depth: Int, _ damage: inout [InputError],
    _ body: (String, Content) throws -> Void
  ) throws {
    while true {
      let entry: ContainerReader.Entry
      do {
        guard let next = try reader.next() else { return }
        entry = next
      } catch {
        damage.append(error)
        return
      }
      let text = prefix + entry.path
      guard entry.isFile, !entry.isEncrypted, !Self.isHidden(entry.path) else { continue }
      let source = EntrySource(reader, name: "\(path.shown)/\(text)", Self.unlimited())
      guard depth < Self.deepest, Self.isPacked(text) else {
        try body(text, .stream(source))
        continue
      }
      let inner: ContainerReader
      do {
        inner = try ContainerReader(
          Unwrapping.contents(of: source, Self.unlimited()), .container)
      } catch {
        damage.append(error)
        continue
      }
      try walkContainer(inner, text + "/", depth: depth + 1, &damage, body)
    }
  }

  private static func reader(of path: FilePath) throws(InputError) -> ContainerReader {
    let contents = PeekedSource(try FileSource(path: path))
    switch StoredForm(try contents.peek(StoredForm.sampleByteCount)) {
    case .plain, .zip, .tar: return try ContainerReader(path: path, name: path.shown)
    case .gzip, .compressed:
      return try ContainerReader(Unwrapping.contents(of: contents, unlimited()), .container)
    }
  }

  private static func isContainer(_ path: FilePath) throws(InputError) -> Bool {
    let contents = try Unwrapping.contents(of: FileSource(path: path), unlimited())
    return switch StoredForm(try contents.peek(StoredForm.sampleByteCount)) {
    case .zip, .tar: true
    case .plain, .gzip, .compressed: false
    }
  }

  /// A file is copied in pieces, however large it gets.
  private static func unlimited() -> Expansion {
    Expansion(inputByteCount: .max / (2 * Expansion.largestRatio))
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." || $0 == "__MACOSX" }
  }

  /// Whether a file has others in it: a tar that is no upload itself, which would lie in `uploads` or in
  /// the folder of its year.
  private static func isPacked(_ path: String) -> Bool {
    let lower = path.lowercased()
    guard [".tar", ".tar.gz", ".tgz"].contains(where: lower.hasSuffix) else { return false }
    return !lower.split(separator: "/").dropLast().contains {
      $0 == "uploads" || $0.utf8.count == 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
