public import SiteModel

/// Writes archives in one form: JSON, a database, or a folder of files.
///
/// An exporter is used once, in this order:
///
/// 1. `begin` reads what the output needs first, opens the output, and returns the function that
///    encodes a batch. Any thread calls that function.
/// 2. `write` takes the encoded batches, one by one, in the archives' order, and `end` is told when
///    an input ends.
/// 3. `finish` completes the output.
///
/// If a step throws, the exporter is dropped. The incomplete output must not appear under its final
/// name.
public protocol Exporter: AnyObject {
  /// The encoded form of a batch: bytes, rows, or documents.
  associatedtype Output: Sendable

  /// Encodes a batch, on any thread, without shared state.
  ///
  /// It adds its diagnostics to those of the batch.
  typealias Encoding = @Sendable (inout ExportBatch) throws -> Output

  /// Prepares the output.
  ///
  /// - Parameter inputs: The inputs, which can be read ahead as often as the output needs it.
  /// - Returns: The function that encodes a batch.
  /// - Throws: The error of the inputs or of the output, or `ExportError`.
  func begin(_ inputs: any InputPreview) throws -> Encoding

  /// Takes the output of the next batch.
  ///
  /// - Parameters:
  ///   - output: The encoded batch.
  ///   - place: The origin of the batch.
  ///   - diagnostics: The diagnostics of the reader and of the encoding.
  /// - Throws: The error of the output.
  func write(_ output: Output, of place: ExportPlace, _ diagnostics: [Diagnostic]) throws

  /// Called when an input, or a part of a zip or tar, has been read, after its last batch.
  ///
  /// - Throws: The error of the output.
  func end(_ input: InputSummary) throws

  /// Completes the output.
  ///
  /// After this it has its final name.
  ///
  /// - Returns: Remarks about the output for the user, one line each.
  func finish(_ end: ExportEnd) throws -> [String]
}

extension Exporter {
  public func end(_ input: InputSummary) throws {}
}
