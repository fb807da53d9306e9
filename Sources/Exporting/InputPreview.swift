public import SiteModel

/// The inputs of a run before it: what an exporter may read ahead.
///
/// A pipe is copied to a temporary file for that, so that it can be read again.
public protocol InputPreview {
  /// How many inputs there are.
  var inputCount: Int { get }

  /// What the inputs say outside their items, site by site in the order in which they are met.
  ///
  /// A scan of the bytes; no item is parsed.
  func headers() throws -> [SiteHeader]

  /// Reads all records once, on every core, and reports nothing of it.
  ///
  /// - Parameters:
  ///   - transform: Takes what it needs of a batch, on any thread.
  ///   - consume: Takes the results in the archives' order.
  /// - Throws: The error of the inputs, or what a closure throws.
  func survey<Part: Sendable>(
    _ transform: @escaping @Sendable (SurveyBatch) throws -> Part,
    consume: (Part) throws -> Void
  ) throws
}

/// Records as a survey sees them, redacted where the run is.
public struct SurveyBatch: Sendable {
  /// All records of the batch, also those that the user did not ask for.
  public var all: [Record]
  /// The records that the run will export.
  public var selected: [Record]
  /// What tells their site from others.
  public var siteKey: String

  public init(all: [Record], selected: [Record], siteKey: String) {
    self.all = all
    self.selected = selected
    self.siteKey = siteKey
  }
}
