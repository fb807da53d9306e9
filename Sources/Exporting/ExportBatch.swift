public import SiteModel

/// Records that an exporter encodes together.
public struct ExportBatch: Sendable {
  /// Sites, authors, terms and posts in the archive's order: those that the user asked for.
  public var records: [Record]
  /// The offset of each record's element in the input; empty if the records are from no input.
  public var offsets: [Int]
  /// The input of the records, as the user named it, with the part of a zip or tar.
  public var input: String
  /// The key of their site.
  public var siteKey: String
  /// The exporter's diagnostics; the run redacts and reports them.
  public var diagnostics: [Diagnostic] = []

  public init(_ records: [Record], at offsets: [Int] = [], input: String, siteKey: String) {
    self.records = records
    self.offsets = offsets
    self.input = input
    self.siteKey = siteKey
  }
}

/// The origin of a batch.
public struct ExportPlace: Sendable {
  /// The input, as the user named it.
  public var input: String
  /// The input's number, counted from 0.
  public var inputIndex: Int
  /// The key of the records' site.
  public var siteKey: String
  /// The end of the batch, in bytes of the input.
  public var endOffset: Int

  public init(input: String, inputIndex: Int, siteKey: String, endOffset: Int) {
    self.input = input
    self.inputIndex = inputIndex
    self.siteKey = siteKey
    self.endOffset = endOffset
  }
}

/// The diagnostics that are known when the last batch is written.
public struct ExportEnd: Sendable {
  /// All diagnostics, in the order in which they were reported.
  public var diagnostics: [Diagnostic]
  /// The diagnostics that were in no call of `write`, because they are known only at the end of the
  /// inputs.
  public var lateDiagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic], lateDiagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    self.lateDiagnostics = lateDiagnostics
  }
}
