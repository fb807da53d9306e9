import ByteOutput
public import Exporting
public import RecordFilter
public import SiteModel

/// Counts what would be replaced, and writes nothing but that.
public final class ReplacementCounter: Exporter {
  private let rewriting: Rewriting
  private var replaced: Replacement.Counts = [:]

  /// - Parameter rewriting: What would be changed.
  public init(_ rewriting: Rewriting) {
    self.rewriting = rewriting
  }

  /// - Throws: `ExportError.severalSites`, or the error of the inputs.
  public func begin(_ inputs: any InputPreview) throws -> Encoding {
    _ = try inputs.onlyHeader(rewriting, &replaced)
    let rewriting = rewriting
    return { batch in
      var counts: Replacement.Counts = [:]
      rewriting.apply(to: &batch.records, &counts)
      return counts
    }
  }

  public func write(
    _ counts: Replacement.Counts, of place: ExportPlace, _ diagnostics: [Diagnostic]
  ) throws {
    replaced.merge(counts, uniquingKeysWith: +)
  }

  public func finish(_ end: ExportEnd) throws -> [String] {
    let text = ReplacementReport.lines(replaced).joined(separator: "\n") + "\n"
    try Array(text.utf8).withUnsafeBytes(OutputFile.standardOutput().write)
    return []
  }
}
