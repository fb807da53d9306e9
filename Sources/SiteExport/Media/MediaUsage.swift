import ArchiveInput
import ByteInput
import ByteOutput
import ByteText
import SiteModel

/// The files of the blog's uploads that its posts refer to, each once.
struct MediaUsage {
  private struct Row {
    var reference: MediaReference
    /// The first posts that refer to it.
    var posts: [Int?]
    var postCount: Int
  }

  private var rows: [Row] = []
  private var places: [String: Int] = [:]
  private static let mostPosts = 20

  mutating func add(_ references: [MediaReference], ofPost id: Int?) {
    for reference in references {
      if let place = places[reference.path] {
        rows[place].postCount += 1
        if rows[place].posts.count < Self.mostPosts { rows[place].posts.append(id) }
      } else {
        places[reference.path] = rows.count
        rows.append(Row(reference: reference, posts: [id], postCount: 1))
      }
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Writes the files that the library has into the folder.
  ///
  /// - Returns: The paths of what could not be copied.
  /// - Throws: `OutputError`, or `InputError` if a library is gone.
  func copy(_ media: SiteMedia, into tree: OutputTree) throws -> Set<String> {
    guard let library = media.library else { return [] }
    var wanted: [Int: [String]] = [:]
    var missing: Set<String> = []
    for row in rows {
      for file in [row.reference.file, row.reference.original].compactMap(\.self) {
        let path = media.file(of: file)
        if missing.insert(path).inserted { wanted[file.number, default: []].append(path) }
      }
    }
    for (number, source) in library.sources.enumerated() {
      let paths = Dictionary(
        wanted.filter { library.files[$0.key].source == number }
          .map { (library.files[$0.key].storedPath, $0.value) }
      ) { first, _ in first }
      if paths.isEmpty { continue }
      _ = try source.forEach { stored, content in
        guard let paths = paths[stored], let first = paths.first, missing.contains(first),
          try Self.copy(content, to: first, in: tree)
        else { return }
        missing.remove(first)
        for path in paths.dropFirst() where try tree.copy(ofFile: first, to: path) {
          missing.remove(path)
        }
      }
    }
    return missing
  }

  private static func copy(
    _ content: StoredFiles.Content, to path: String, in tree: OutputTree
  ) throws(OutputError) -> Bool {
    switch content {
    case .file(let source): try tree.copy(source, to: path)
    case .stream(let source): try tree.write(path, Bytes(of: source))
    }
  }

  /// The bytes of an entry of an archive, of which only whole ones count.
  private struct Bytes: ByteStream {
    private let source: any ByteSource

    init(of source: any ByteSource) { self.source = source }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
      guard let count = try? source.read(into: buffer) else { return nil }
      return count == 0 && source.takeDiagnostics().contains { $0.severity == .error } ? nil : count
    }
  }

  /// The lists of the files: a table of all, and the addresses of those that are missing.
  func lists(_ media: SiteMedia, notCopied: Set<String>) -> [SiteFile] {
    if rows.isEmpty { return [] }
    var table = ByteBuffer()
    var addresses = ByteBuffer()
    table.append("address\tstate\tfile\tposts\n")
    for index in rows.indices {
      let path = path(of: rows[index], media, notCopied)
      table.append(text: rows[index].reference.address)
      table.append(path == nil ? "\tmissing\t" : "\there\t")
      table.append(text: path ?? "")
      appendPosts(of: index, to: &table)
      guard path == nil else { continue }
      if let path = MediaAddress.original(of: rows[index].reference.path), places[path] == nil,
        let original = MediaAddress.original(of: rows[index].reference.address)
      {
        addresses.append(text: original)
        addresses.append("\n")
      }
      addresses.append(text: rows[index].reference.address)
      addresses.append("\n")
    }
    var files = [SiteFile(path: "media.tsv", chunks: [table.finish()])]
    if addresses.count > 0 {
      files.append(SiteFile(path: "media.txt", chunks: [addresses.finish()]))
    }
    return files
  }

  /// Appends the last cell of a row.
  private func appendPosts(of row: Int, to table: inout ByteBuffer) {
    for (number, id) in rows[row].posts.enumerated() {
      table.append(number == 0 ? "\t" : ",")
      table.append(text: id.map(String.init) ?? "?")
    }
    let others = rows[row].postCount - rows[row].posts.count
    if others > 0 { table.append(text: ",+\(others)") }
    table.append("\n")
  }

  private func path(of row: Row, _ media: SiteMedia, _ notCopied: Set<String>) -> String? {
    guard let file = row.reference.file else { return nil }
    let path = media.file(of: file)
    return notCopied.contains(path) ? nil : path
  }

  /// The names of the files and folders on the way to them, each once.
  func names(_ media: SiteMedia) -> Set<String> {
    var names: Set<String> = []
    for row in rows {
      for file in [row.reference.file, row.reference.original].compactMap(\.self) {
        for name in media.file(of: file).split(separator: "/") { names.insert(String(name)) }
      }
    }
    return names
  }

  /// The line of the summary.
  func remark(_ media: SiteMedia, notCopied: Set<String>) -> String? {
    if rows.isEmpty { return nil }
    let files = Wording.count(rows.count, "file")
    if media.library == nil {
      return "\(files) of the blog's uploads referred to; media.txt lists them"
    }
    let missing = rows.count { path(of: $0, media, notCopied) == nil }
    return missing == 0
      ? "\(files) of the blog's uploads copied"
      : "\(files) of the blog's uploads referred to, \(missing) missing; media.txt lists them"
  }
}
