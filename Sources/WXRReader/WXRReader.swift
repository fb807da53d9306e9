public import ByteInput
public import SiteModel

/// Reads a WordPress export archive (WXR) record by record.
///
/// It reads an archive's bytes, and returns a `Record` for the site, each author, each term and
/// each post, in the archive's order. It needs memory only for the largest post. `BatchPipeline`
/// uses all cores.
///
///     var reader = try WXRReader(path: "export.xml")
///     while let record = try reader.next() {
///       if case .post(let post) = record { print(post.title) }
///     }
public struct WXRReader: ~Copyable {
  private var source: BatchSource
  private var ledger: DiagnosticLedger
  /// Records that are read and wait to be taken, the next one last.
  private var waiting: [Record] = []
  private var isAtEnd = false

  /// - Throws: `cannotOpen` when there is no such file.
  public init(path: String, options: ReaderOptions = ReaderOptions()) throws(InputError) {
    self.init([try FileSource(path: path)], options: options)
  }

  /// Reads the parts of one export, or several exports, one after the other.
  public init(_ sources: [any ByteSource], options: ReaderOptions = ReaderOptions()) {
    source = BatchSource(sources, options: options)
    ledger = DiagnosticLedger(mostPerCode: options.maximumDiagnosticsPerCode)
  }

  /// The next record, or `nil` at the end.
  public mutating func next() throws(InputError) -> Record? {
    while waiting.isEmpty {
      if isAtEnd { return nil }
      if let batch = try source.next() {
        var records = try BatchParser.parse(batch)
        waiting = records.records + ledger.settle(records).map { .diagnostic($0) }
        records.records = []
      } else {
        isAtEnd = true
        waiting = ledger.untold().map { .diagnostic($0) }
      }
      waiting.reverse()
    }
    return waiting.popLast()
  }

  /// The site, authors and terms of the archives, site by site, in the order in which they are
  /// found.
  ///
  /// This only scans the bytes. It does not parse items.
  public static func scan(
    _ sources: [any ByteSource], options: ReaderOptions = ReaderOptions()
  ) throws(InputError) -> [SiteHeader] {
    var source = BatchSource(sources, options: options, skipsItems: true)
    while try source.next() != nil {}
    return source.sites.all
  }
}
