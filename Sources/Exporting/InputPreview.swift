public import SiteModel

/// The inputs of a run, which an exporter may read ahead.
///
/// If it does, the data of a pipe is copied to a temporary file, so that it can be read again.
public protocol InputPreview {
  /// How many inputs there are.
  var inputCount: Int { get }

  /// On how many threads the run works.
  var jobs: Int { get }

  /// The site, authors and terms of the inputs, site by site, in the order in which they are found.
  ///
  /// This only scans the bytes. It does not parse items.
  func headers() throws -> [SiteHeader]

  /// Reads all records once, on all cores, and does not report any diagnostics.
  ///
  /// Bodies and comments are most of an archive, so a survey may leave them out.
  ///
  /// - Parameters:
  ///   - types: The types of posts whose bodies are needed, without any comment and without decoded values of
  ///     metas; `nil` for everything.
  ///   - transform: Reduces a batch to the parts that are needed, on any thread.
  ///   - consume: Takes the results in the archives' order.
  /// - Throws: The error of the inputs, or of a closure.
  func survey<Part: Sendable>(
    bodiesOf types: Set<String>?,
    _ transform: @escaping @Sendable (SurveyBatch) throws -> Part,
    consume: (Part) throws -> Void
  ) throws
}

/// The records of a survey.
///
/// They are redacted if the run redacts.
public struct SurveyBatch: Sendable {
  /// All records of the batch, also those that the user did not ask for.
  public var all: [Record]
  /// The records that the run will export.
  public var selected: [Record]
  /// The offset of each selected record's element in the input; empty if they are from no input.
  public var offsets: [Int]
  /// The input, as in `ExportBatch`.
  public var input: String
  /// The key of their site.
  public var siteKey: String

  public init(
    all: [Record], selected: [Record], at offsets: [Int] = [], input: String = "", siteKey: String
  ) {
    self.all = all
    self.selected = selected
    self.offsets = offsets
    self.input = input
    self.siteKey = siteKey
  }
}

extension InputPreview {
  /// Reads all records once, with all bodies and comments.
  public func survey<Part: Sendable>(
    _ transform: @escaping @Sendable (SurveyBatch) throws -> Part,
    consume: (Part) throws -> Void
  ) throws {
    try survey(bodiesOf: nil, transform, consume: consume)
  }
}
