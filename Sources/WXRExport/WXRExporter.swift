public import ByteOutput
import ByteText
public import Exporting
public import SiteModel

/// Writes the site of the inputs as an archive of WXR 1.2, as WordPress writes it.
///
/// What comes back is what went in: stored texts as they are stored, unknown elements, and what was
/// repaired in its repaired form.
public final class WXRExporter: Exporter {
  private let place: OutputPlace
  private let program: String
  private var output: OutputFile?
  private var repeats = ItemRepeats()

  /// - Parameters:
  ///   - place: The file to write, or standard output.
  ///   - program: The program that writes, with its version: `wxr2/1.0`.
  public init(to place: OutputPlace, program: String) {
    self.place = place
    self.program = program
  }

  /// - Throws: `ExportError.severalSites`, `OutputError`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    // Authors and terms stand before the items, and may be anywhere in the inputs.
    let headers = try inputs.headers()
    if headers.count > 1 {
      throw ExportError.severalSites(
        headers.map(\.site.key), inputCount: inputs.inputCount, output: "an archive")
    }
    let header = headers.first ?? SiteHeader()
    let file = try place.open()
    output = file
    let namespaces = header.site.rootNamespaces
    var head = RecordWriter(namespaces: namespaces)
    head.writeHead(header, program: program)
    try head.finish().withBytes(file.write)
    return { batch in
      RecordWriter(namespaces: namespaces, capacity: 512 << 10).encode(&batch)
    }
  }

  public func write(
    _ items: EncodedItems, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    guard let output else { return }
    try repeats.write(items, output.write)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    guard let output else { return [] }
    var foot = RecordWriter(namespaces: [:])
    foot.writeFoot()
    try foot.finish().withBytes(output.write)
    try output.finish()
    return []
  }
}
