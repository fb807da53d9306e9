import ByteInput
import SiteModel
import SystemPackage

/// A zip or a tar with the parts of an export.
struct Container {
  private struct Part {
    /// Among all entries, counted from 0.
    var index: Int
    var path: String
    /// Where it was copied to.
    var copy: (spool: SpoolFile, range: Range<Int64>)?
    var diagnostics: [Diagnostic] = []
  }

  /// WordPress.com makes parts of some megabytes, so the largest blogs come in hundreds.
  private static let mostEntries = 10_000
  /// How often it may be opened again to go back to an earlier entry.
  private static let mostReturns = 100

  private let name: String
  private var parts: [Part] = []
  private var diagnostics: [Diagnostic] = []
  private var path: FilePath?
  /// The owner of the file at `path`.
  private var owner: SpoolFile?
  private var encryptedCount = 0

  /// Finds the parts in a file.
  ///
  /// The file must stay at its path until they are read.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: As the user named it.
  ///   - byteCount: The file's size.
  ///   - owner: The owner of the file, which keeps it there.
  /// - Throws: `cannotRead` or `notAnArchive` if there is no part in it.
  init(path: FilePath, name: String, byteCount: Int, owner: SpoolFile?) throws(InputError) {
    self.name = name
    self.path = path
    self.owner = owner
    let expansion = Expansion(inputByteCount: byteCount)
    try list(try ContainerReader(path: path, name: name), expansion, spool: nil)
    let returns = sortParts()
    if returns > Self.mostReturns {
      // One pass in the container's order, instead of one for each part.
      parts = []
      diagnostics = []
      self.path = nil
      try list(
        try ContainerReader(path: path, name: name), expansion, spool: try SpoolFile(for: name))
      _ = sortParts()
    }
    try checkParts()
  }

  /// Copies the parts from a source that can be read once.
  init(copying source: any ByteSource, _ expansion: Expansion) throws(InputError) {
    name = source.name
    try list(
      try ContainerReader(source, .container), expansion, spool: try SpoolFile(for: name))
    diagnostics += source.takeDiagnostics()
    _ = sortParts()
    try checkParts()
  }

  /// Whether a source of a container has an export in it.
  ///
  /// It stops reading at the first one.
  static func holdsExport(_ source: any ByteSource, _ expansion: Expansion) throws(InputError)
    -> Bool
  {
    let reader = try ContainerReader(source, .container)
    for _ in 0..<mostEntries {
      guard let entry = try reader.next() else { return false }
      guard entry.isFile, !entry.isEncrypted, !ExportRecognition.isLitter(entry.path) else {
        continue
      }
      let part = EntrySource(reader, name: entry.path, expansion)
      if try ExportRecognition.isExport(Unwrapping.contents(of: part, expansion)) { return true }
    }
    return false
  }

  /// The parts as sources, in their order.
  ///
  /// The first one hands over the diagnostics about the other entries.
  func sources() -> [PartSource] {
    let walk = path.map { EntryWalk(path: $0, name: name, owner: owner) }
    let last = parts.map(\.index).max()
    let sources = parts.map { part in
      let partName = "\(name)/\(part.path)"
      return PartSource(name: partName, diagnostics: part.diagnostics) {
        () throws(InputError) -> PartSource.Stream in
        if let copy = part.copy {
          let source = RangeSource(
            copy.spool.descriptor, copy.range, name: partName, owner: copy.spool)
          return try PartSource.Stream(decoding: PeekedSource(source))
        }
        guard let walk else { throw InputError(.cannotOpen, "is gone", file: partName) }
        let source = try walk.open(part.index, name: partName, isLast: part.index == last)
        return try PartSource.Stream(decoding: source)
      }
    }
    sources.first?.add(diagnostics)
    return sources
  }

  /// Looks at each entry.
  ///
  /// If there is a spool file, it copies the exports.
  private mutating func list(
    _ reader: ContainerReader, _ expansion: Expansion, spool: SpoolFile?
  ) throws(InputError) {
    for index in 0... {
      let entry: ContainerReader.Entry?
      do { entry = try reader.next() } catch {
        // If the end of the container is broken, the parts before it are still good.
        if parts.isEmpty { throw error }
        diagnostics.append(.damagedCompression(error.message, file: name))
        return
      }
      guard let entry else { return }
      if index == Self.mostEntries {
        diagnostics.append(
          Diagnostic(
            .error, .compressionLimit,
            "there are more than \(Self.mostEntries) entries; the others were left out",
            file: name))
        return
      }
      guard entry.isFile, !ExportRecognition.isLitter(entry.path) else { continue }
      try take(entry, index, reader, expansion, spool)
    }
  }

  private mutating func take(
    _ entry: ContainerReader.Entry, _ index: Int, _ reader: ContainerReader,
    _ expansion: Expansion, _ spool: SpoolFile?
  ) throws(InputError) {
    let file = "\(name)/\(entry.path)"
    if entry.isEncrypted {
      encryptedCount += 1
      diagnostics.append(
        Diagnostic(
          .error, .encryptedEntry, "needs a password and was passed over", file: file))
      return
    }
    let source = EntrySource(reader, name: file, expansion)
    do {
      let contents = try Unwrapping.contents(of: source, expansion)
      var part = Part(index: index, path: entry.path)
      if let spool {
        let range = try spool.append(contents)
        part.copy = (spool, range)
        part.diagnostics = contents.takeDiagnostics()
        let copy = RangeSource(spool.descriptor, range, name: file)
        guard try ExportRecognition.isExport(PeekedSource(copy)) else { return noteForeign(file) }
      } else {
        guard try ExportRecognition.isExport(contents) else { return noteForeign(file) }
      }
      parts.append(part)
    } catch {
      // Nothing of this entry can be read. The others are not affected.
      diagnostics.append(
        Diagnostic(.error, .damagedCompression, error.message, file: error.file))
    }
  }

  private mutating func noteForeign(_ file: String) {
    diagnostics.append(
      Diagnostic(.information, .notWXREntry, "is no export and was passed over", file: file))
  }

  /// - Returns: How often reading in the new order goes back.
  private mutating func sortParts() -> Int {
    parts.sort { NaturalOrder.isBefore($0.path, $1.path) }
    return zip(parts, parts.dropFirst()).count { $0.index > $1.index }
  }

  private func checkParts() throws(InputError) {
    guard parts.isEmpty else { return }
    if encryptedCount > 0 {
      throw InputError(.cannotRead, "needs a password; unpack it first", file: name)
    }
    if let damage = diagnostics.first(where: { $0.severity == .error }) {
      throw InputError(.cannotRead, damage.message, file: damage.file)
    }
    throw InputError(.notAnArchive, "holds no WordPress export", file: name)
  }
}
