/// A repair or a problem in an archive that the user of the output should know about.
public struct Diagnostic: Sendable, Equatable {
  public var severity: Severity
  public var code: Code
  /// One phrase in our own words.
  ///
  /// It may contain text of the archive, which is not safe for a terminal.
  public var message: String
  /// The input as the user named it.
  public var file = ""
  /// Counted from 1.
  public var line: Int?
  /// Counted from 0, in the decompressed, undecoded input.
  public var byteOffset: Int?
  public var itemID: Int?
  public var itemTitle = ""
  /// The number of occurrences, if several are reported as one.
  public var count = 1

  public init(_ severity: Severity, _ code: Code, _ message: String) {
    self.severity = severity
    self.code = code
    self.message = message
  }

  public enum Severity: String, Sendable, CaseIterable {
    /// Nothing was lost.
    case information
    /// Something was repaired or left out.
    case warning
    /// Something could not be read.
    case error
  }

  /// The stable name of a kind of diagnostic.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }
}

extension Diagnostic {
  /// `FILE:LINE`, or only the file if the line is not known.
  public var place: String { file + (line.map { ":\($0)" } ?? "") }
}

extension Sequence<Diagnostic> {
  /// The severity of the worst of them.
  public var worst: Diagnostic.Severity? {
    let met = Set(map(\.severity))
    return Diagnostic.Severity.allCases.last(where: met.contains)
  }
}
