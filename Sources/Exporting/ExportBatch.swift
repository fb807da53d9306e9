public import SiteModel

/// Records that an exporter encodes together.
public struct ExportBatch: Sendable {
  /// Sites, authors, terms and posts in the archive's order: those that the user asked for.
  public var records: [Record]
  /// The input that they are from, as the user named it.
  public var input: String
  /// What tells their site from others.
  public var siteKey: String
  /// What the exporter notices; the run redacts and reports it.
  public var diagnostics: [Diagnostic] = []

  public init(_ records: [Record], input: String, siteKey: String) {
    self.records = records
    self.input = input
    self.siteKey = siteKey
  }
}

/// Where a batch is from.
public struct ExportPlace: Sendable {
  /// The input, as the user named it.
  public var input: String
  /// The input's number, counted from 0.
  public var inputIndex: Int
  /// What tells the site of the records from others.
  public var siteKey: String
  /// How far the reading has come, in bytes of the input.
  public var endOffset: Int

  public init(input: String, inputIndex: Int, siteKey: String, endOffset: Int) {
    self.input = input
    self.inputIndex = inputIndex
    self.siteKey = siteKey
    self.endOffset = endOffset
  }
}

/// What is known when the last batch is written.
public struct ExportEnd: Sendable {
  /// All that was noticed, in the order in which it was told.
  public var diagnostics: [Diagnostic]
  /// Those of the diagnostics that no call of `write` had: only the end of the inputs tells them.
  public var lateDiagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic], lateDiagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    self.lateDiagnostics = lateDiagnostics
  }
}
