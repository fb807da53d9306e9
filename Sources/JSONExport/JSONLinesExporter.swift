public import ByteOutput
public import Exporting
public import SiteModel

/// Writes records as JSON Lines, in one pass over the inputs.
public final class JSONLinesExporter: Exporter {
  private let place: OutputPlace
  private let hasStableTypes: Bool
  private let kinds: Set<LineKind>
  private var file: OutputFile?
  /// The site of the last records, which the diagnostics at the end belong to.
  private var lastSiteKey = ""

  /// - Parameters:
  ///   - place: The file to write, or standard output.
  ///   - kinds: The kinds of lines to write.
  ///   - hasStableTypes: Whether values whose form varies become JSON texts, behind a first line that
  ///     shows all types.
  public init(
    to place: OutputPlace, kinds: Set<LineKind> = Set(LineKind.allCases),
    hasStableTypes: Bool = false
  ) {
    self.place = place
    self.kinds = kinds
    self.hasStableTypes = hasStableTypes
  }

  /// - Throws: `OutputError`.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    let file = try place.open()
    self.file = file
    if hasStableTypes { try JSONLines.typesLine().withBytes(file.write) }
    return { [kinds, hasStableTypes] batch in
      JSONLines.encode(
        batch.records, siteKey: batch.siteKey, input: batch.input, at: batch.offsets, kinds: kinds,
        hasStableTypes: hasStableTypes)
    }
  }

  public func write(
    _ records: EncodedRecords, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    lastSiteKey = place.siteKey
    if let file { try records.withBytes(file.write) }
    try write(diagnostics)
  }

  public func end(_ input: InputSummary) throws {
    guard let file, kinds.contains(.input) else { return }
    try JSONLines.encode(input).withBytes(file.write)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    try write(end.lateDiagnostics)
    try file?.finish()
    return []
  }

  private func write(_ diagnostics: [Diagnostic]) throws {
    guard let file, !diagnostics.isEmpty, kinds.contains(.diagnostic) else { return }
    try JSONLines.encode(
      diagnostics.map { .diagnostic($0) }, siteKey: lastSiteKey, hasStableTypes: hasStableTypes
    ).withBytes(file.write)
  }
}
