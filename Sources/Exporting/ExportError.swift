/// Why a run cannot continue although no input and no output failed.
public struct ExportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The stable name of a kind of error.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The inputs belong to several sites, but the output holds only one.
    public static let severalSites = Code(rawValue: "several-sites")
    /// An input has changed since it was read ahead.
    public static let inputChanged = Code(rawValue: "input-changed")
    /// Another input has the name for the output already.
    public static let outputTaken = Code(rawValue: "output-taken")
    /// Something had to be repaired or could not be read, and the run stops in this case.
    public static let damaged = Code(rawValue: "damaged")
  }

  public var code: Code
  /// One sentence in our own words, without a full stop.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

extension ExportError {
  /// The error for inputs of several sites, if the output holds only one.
  ///
  /// - Parameters:
  ///   - keys: The keys of the sites.
  ///   - inputCount: How many inputs there are.
  ///   - output: The kind of output, as the subject of a sentence: `one document`.
  /// - Returns: The error, which names the first sites.
  public static func severalSites(
    _ keys: [String], inputCount: Int, output: String
  ) -> ExportError {
    let shown = keys.prefix(3).map { $0.isEmpty ? "one without an address" : $0 }
    let names = shown.joined(separator: ", ") + (keys.count > 3 ? ", …" : "")
    let subject = inputCount == 1 ? "the archive is" : "the inputs are"
    return ExportError(
      .severalSites, "\(subject) of \(keys.count) sites (\(names)); \(output) holds one site")
  }
}
