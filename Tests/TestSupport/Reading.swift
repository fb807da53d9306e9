public import ByteInput
public import SiteModel
public import WXRReader

/// What a reader gives for some archives.
public struct Reading: Sendable, Equatable {
  /// Everything, in the order in which it is told.
  public private(set) var records: [Record] = []

  /// Reads with the pull API.
  public init(_ sources: [any ByteSource], options: ReaderOptions = ReaderOptions()) throws {
    var reader = WXRReader(sources, options: options)
    while let record = try reader.next() { records.append(record) }
  }

  public init(
    _ bytes: [UInt8], pieceByteCount: Int = .max, options: ReaderOptions = ReaderOptions()
  ) throws {
    let source = MemorySource(bytes, pieceByteCount: pieceByteCount)
    self = try Reading([source], options: options)
  }

  public init(_ archive: Archive, options: ReaderOptions = ReaderOptions()) throws {
    self = try Reading(archive.bytes, options: options)
  }

  /// Reads several archives in memory, which are named `part-0.xml` and so on.
  public init(parts: [Archive]) throws {
    self = try Reading(Self.sources(parts))
  }

  public static func sources(_ parts: [Archive]) -> [any ByteSource] {
    parts.enumerated().map { MemorySource($1.bytes, name: "part-\($0).xml") }
  }

  /// Reads with the bulk API.
  public init(
    _ sources: sending [any ByteSource], options: ReaderOptions = ReaderOptions(), jobs: Int
  ) throws {
    var records: [Record] = []
    let last = try BatchPipeline.forEachBatch(of: sources, options: options, jobs: jobs) { batch in
      batch.records
    } consume: { batch, _, diagnostics in
      records += batch + diagnostics.map { .diagnostic($0) }
    }
    self.records = records + last.map { .diagnostic($0) }
  }

  /// Everything but the diagnostics.
  public var content: [Record] {
    records.filter { if case .diagnostic = $0 { false } else { true } }
  }

  public var sites: [Site] {
    records.compactMap { if case .site(let site) = $0 { site } else { nil } }
  }
  public var authors: [Author] {
    records.compactMap { if case .author(let author) = $0 { author } else { nil } }
  }
  public var terms: [Term] {
    records.compactMap { if case .term(let term) = $0 { term } else { nil } }
  }
  public var posts: [Post] {
    records.compactMap { if case .post(let post) = $0 { post } else { nil } }
  }
  public var diagnostics: [Diagnostic] {
    records.compactMap { if case .diagnostic(let diagnostic) = $0 { diagnostic } else { nil } }
  }

  public var postIDs: [Int?] { posts.map(\.id) }
  public var codes: [Diagnostic.Code] { diagnostics.map(\.code) }

  public func diagnostics(_ code: Diagnostic.Code) -> [Diagnostic] {
    diagnostics.filter { $0.code == code }
  }
}

extension Diagnostic {
  /// Whether line and offset name the same place of an archive's bytes, and one that is there.
  public func isPlaced(in bytes: [UInt8]) -> Bool {
    guard let line, let byteOffset, (0...bytes.count).contains(byteOffset) else { return false }
    return line == 1 + bytes[..<byteOffset].count { $0 == UInt8(ascii: "\n") }
  }
}

extension [StoredText] {
  /// The stored text of a field, if its value is not exactly it.
  public subscript(field: String) -> String? { first { $0.field == field }?.text }
}
