import OrderedPipeline
public import ByteInput
public import SiteModel

/// The bulk reader: all cores parse, and the results are consumed in the archive's order.
///
/// Batches are cut one after the other, by a scan. They are parsed and transformed on all cores,
/// which is most of the work, and consumed in order. `OrderedPipeline` runs the threads.
public enum BatchPipeline {
  /// Reads archives in batches.
  ///
  /// Both closures may throw to stop. `transform` runs on all workers at the same time. `consume`
  /// is called by one worker at a time, for each batch in the archives' order.
  ///
  /// - Parameters:
  ///   - sources: The archives, one after the other.
  ///   - options: How they are read.
  ///   - jobs: How many threads work, the calling one included; 1 is the calling thread alone.
  ///   - transform: Makes the output of a batch from its records.
  ///   - consume: Takes the output, the batch's diagnostics and the place at which the batch ends.
  /// - Returns: Diagnostics that are known only at the end of the archives.
  /// - Throws: An `InputError`, or the error of a closure.
  public static func forEachBatch<Output: Sendable>(
    of sources: sending [any ByteSource], options: ReaderOptions = ReaderOptions(), jobs: Int,
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: (Output, RecordBatch.Place, [Diagnostic]) throws -> Void
  ) throws -> [Diagnostic] {
    let source = BatchSource(sources, options: options)
    var ledger = DiagnosticLedger(mostPerCode: options.maximumDiagnosticsPerCode)
    try OrderedPipeline.forEach(of: source, jobs: jobs, mostAhead: 2 * jobs + 1) { source in
      try source.next()
    } transform: { batch in
      var records = try BatchParser.parse(batch)
      let output = try transform(&records)
      // Freed on the core that made them.
      records.records = []
      return (records, output)
    } consume: { records, output in
      try consume(output, RecordBatch.Place(of: records), ledger.settle(records))
    }
    return ledger.untold()
  }
}

extension RecordBatch {
  /// How far the reading has come.
  public struct Place: Sendable {
    public var file: String
    public var siteKey: String
    /// The number of the input, counted from 0.
    public var fileIndex: Int
    /// In bytes of the input.
    public var endOffset: Int
  }
}

extension RecordBatch.Place {
  fileprivate init(of batch: RecordBatch) {
    self.init(
      file: batch.file, siteKey: batch.siteKey, fileIndex: batch.fileIndex,
      endOffset: batch.endOffset)
  }
}
