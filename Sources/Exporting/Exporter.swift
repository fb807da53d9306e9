public import SiteModel

/// A form in which archives are written: JSON, a database, a folder of files.
///
/// An exporter is used once, in this order:
///
/// 1. `begin` learns what the output begins with, opens the output, and returns the function that
///    encodes a batch. Any thread calls that function.
/// 2. `write` takes what was encoded, batch by batch, in the archives' order.
/// 3. `finish` completes the output.
///
/// When a step throws, the exporter is dropped. What it wrote up to then must not appear under the
/// output's name.
public protocol Exporter: AnyObject {
  /// What a batch becomes on the thread that has it: bytes, rows, documents.
  associatedtype Output: Sendable

  /// Makes the output of a batch; touches nothing that other threads touch.
  ///
  /// What it notices goes to the batch's `diagnostics`.
  typealias Encoding = @Sendable (inout ExportBatch) throws -> Output

  /// Prepares the output.
  ///
  /// - Parameter inputs: Can be read before the first batch, as often as the output needs it.
  /// - Returns: The function that encodes a batch.
  /// - Throws: The error of the inputs or of the output, or `ExportError`.
  func begin(_ inputs: any InputPreview) throws -> Encoding

  /// Takes the output of the next batch.
  ///
  /// - Parameters:
  ///   - output: What the encoding made of it.
  ///   - place: Where the batch is from.
  ///   - diagnostics: What the encoding and the reader noticed in it.
  /// - Throws: The error of the output.
  func write(_ output: Output, of place: ExportPlace, _ diagnostics: [Diagnostic]) throws

  /// Completes the output: it stands under its name after this.
  ///
  /// - Returns: What a user may want to know of the output, a line each.
  func finish(_ end: ExportEnd) throws -> [String]
}
