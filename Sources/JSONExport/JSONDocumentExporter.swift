public import ByteOutput
public import Exporting
public import SiteModel

/// Writes the site of the inputs as one JSON document.
public final class JSONDocumentExporter: Exporter {
  private let place: OutputPlace
  private let isPretty: Bool
  private var output: (file: OutputFile, document: JSONDocument)?

  /// - Parameters:
  ///   - place: The file to write, or standard output.
  ///   - pretty: Whether to indent.
  public init(to place: OutputPlace, pretty: Bool = false) {
    self.place = place
    isPretty = pretty
  }

  /// - Throws: `ExportError.severalSites`, `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    // The document begins with records that may be anywhere in the archive, so the archive is read
    // twice.
    let headers = try inputs.headers()
    if headers.count > 1 {
      throw ExportError.severalSites(
        headers.map(\.site.key), inputCount: inputs.inputCount, output: "one document")
    }
    let file = try place.open()
    let document = JSONDocument(pretty: isPretty, write: file.write)
    try document.begin(headers.first ?? SiteHeader())
    output = (file, document)
    let isPretty = isPretty
    return { batch in JSONDocument.encode(batch.records, pretty: isPretty) }
  }

  public func write(
    _ posts: EncodedRecords, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    try output?.document.write(posts)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    try output?.document.finish(diagnostics: end.diagnostics)
    try output?.file.finish()
    return []
  }
}
