public import ByteOutput
public import Exporting
public import SiteModel

/// Writes records as JSON Lines, in one pass over the inputs.
public final class JSONLinesExporter: Exporter {
  private let place: OutputPlace
  private let hasStableTypes: Bool
  private var file: OutputFile?
  /// The site of the last records, which the diagnostics at the end belong to.
  private var lastSiteKey = ""

  /// - Parameters:
  ///   - place: The file to write, or standard output.
  ///   - hasStableTypes: Whether values whose form varies become JSON texts, behind a first line that
  ///     shows all types.
  public init(to place: OutputPlace, hasStableTypes: Bool = false) {
    self.place = place
    self.hasStableTypes = hasStableTypes
  }

  /// - Throws: `OutputError`.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    let file = try place.open()
    self.file = file
    let hasStableTypes = hasStableTypes
    if hasStableTypes { try JSONLines.typesLine().withBytes(file.write) }
    return { batch in
      JSONLines.encode(batch.records, siteKey: batch.siteKey, hasStableTypes: hasStableTypes)
    }
  }

  public func write(
    _ records: EncodedRecords, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    lastSiteKey = place.siteKey
    if let file { try records.withBytes(file.write) }
    try write(diagnostics)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    try write(end.lateDiagnostics)
    try file?.finish()
    return []
  }

  private func write(_ diagnostics: [Diagnostic]) throws {
    guard let file, !diagnostics.isEmpty else { return }
    try JSONLines.encode(
      diagnostics.map { .diagnostic($0) }, siteKey: lastSiteKey, hasStableTypes: hasStableTypes
    ).withBytes(file.write)
  }
}
