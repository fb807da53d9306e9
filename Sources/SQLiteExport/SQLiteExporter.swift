public import ByteOutput
public import Exporting
import FilePaths
public import SiteModel
import SystemPackage

/// Writes the sites of the inputs as a SQLite database.
public final class SQLiteExporter: Exporter {
  /// The options of the database, and the data about the run that it stores.
  public struct Options: Sendable {
    public var database = ArchiveDatabase.Options()
    /// Whether records are added to an existing database.
    public var appends = false
    /// The version of the program that writes.
    public var version = ""
    /// The time of the run, in UTC: `2026-01-31T12:00:00Z`.
    public var time = ""

    public init() {}
  }

  private let place: OutputPlace
  private let options: Options
  /// The output.
  ///
  /// A new database is a file that appears when it is complete; an existing one is written in
  /// place.
  private var output: (database: ArchiveDatabase, file: OutputFile?)?
  private var imports: [ArchiveDatabase.Import] = []

  /// - Parameters:
  ///   - place: The database's file.
  ///   - options: The options of the database.
  public init(to place: OutputPlace, _ options: Options = Options()) {
    self.place = place
    self.options = options
  }

  /// - Throws: `OutputError` or `SQLiteError`.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    let database = try diskFullAsOutputError { try open() }
    let contents = database.contents
    return { batch in ArchiveDatabase.encode(batch.records, contents) }
  }

  private func open() throws -> ArchiveDatabase {
    let path = place.path ?? ""
    if options.appends && OutputFile.exists(path) {
      let database = try ArchiveDatabase(appendingTo: path, options: options.database)
      output = (database, nil)
      return database
    }
    let file = try place.open()
    guard let descriptor = file.fileDescriptor else {
      throw OutputError(.cannotCreate, "is no file, which a database has to be", file: path.shown)
    }
    let database = try ArchiveDatabase(
      descriptor: descriptor, path: path, options: options.database)
    output = (database, file)
    return database
  }

  public func write(
    _ rows: EncodedRows, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    try diskFullAsOutputError {
      try output?.database.write(rows, siteKey: place.siteKey, input: place.input)
    }
    while imports.count <= place.inputIndex { imports.append(.init(input: "", byteCount: 0)) }
    imports[place.inputIndex] = .init(input: place.input, byteCount: place.endOffset)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    try diskFullAsOutputError {
      try output?.database.finish(
        imports: imports.filter { !$0.input.isEmpty }, diagnostics: end.diagnostics,
        version: options.version, time: options.time)
    }
    try output?.file?.finish()
    return []
  }

  /// Converts the error of a full disk to that of other outputs, because it ends a run over many
  /// archives.
  private func diskFullAsOutputError<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SQLiteError where error.code == .diskFull {
      throw OutputError(.diskFull, error.details, file: error.file)
    }
  }
}
