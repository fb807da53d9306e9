public import ByteOutput
import ByteText
public import Exporting
import RecordFilter
public import SiteModel

/// Writes the site of the inputs as an archive of WXR 1.2, as WordPress writes it.
///
/// What comes back is what went in: stored texts as they are stored, unknown elements, and what was
/// repaired in its repaired form.
public final class WXRExporter: Exporter {
  private let place: OutputPlace
  private let program: String
  private let rewriting: Rewriting
  private var file: ArchiveFile?
  private var replaced: Replacement.Counts = [:]

  /// - Parameters:
  ///   - place: The file to write, or standard output. A name that ends in `.gz` asks for gzip.
  ///   - program: The program that writes, with its version: `wxr2/1.0`.
  ///   - rewriting: What is changed on the way.
  public init(to place: OutputPlace, program: String, _ rewriting: Rewriting = Rewriting()) {
    self.place = place
    self.program = program
    self.rewriting = rewriting
  }

  /// - Throws: `ExportError.severalSites`, `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    let header = try inputs.onlyHeader(rewriting, &replaced)
    let file = try ArchiveFile(place)
    self.file = file
    let settings = RecordWriter.Settings(header.site)
    var head = RecordWriter(settings)
    head.writeHead(header, program: program)
    try file.write(head.finish())
    let encoding = ItemEncoding(
      writer: settings, rewriting: rewriting, isCompressed: place.isCompressed)
    return { batch in encoding.encode(&batch) }
  }

  public func write(
    _ items: EncodedItems, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    replaced.merge(items.replaced, uniquingKeysWith: +)
    try file?.write(items)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    try file?.write(RecordWriter.foot())
    try file?.finish()
    return rewriting.replacement == nil ? [] : ReplacementReport.lines(replaced)
  }
}

extension InputPreview {
  /// The header of the only site of the inputs, changed as it is to be written.
  ///
  /// Authors and terms stand before the items, and may be anywhere in the inputs.
  ///
  /// - Throws: `ExportError.severalSites`, or the error of the inputs.
  func onlyHeader(
    _ rewriting: Rewriting, _ counts: inout Replacement.Counts
  ) throws -> SiteHeader {
    let headers = try headers()
    if headers.count > 1 {
      throw ExportError.severalSites(
        headers.map(\.site.key), inputCount: inputCount, output: "an archive")
    }
    var header = headers.first ?? SiteHeader()
    rewriting.apply(to: &header, &counts)
    return header
  }
}
