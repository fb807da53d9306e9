public import SiteModel

/// What became of an input.
public enum InputStatus: String, Sendable, CaseIterable {
  case converted
  /// Converted, but something in it could not be read.
  case partial
  case failed
  /// Something in a folder that is not an export.
  case passedOver = "passed-over"
}

/// What there is to say about an input, or about a part of it, when it has been read.
public struct InputSummary: Sendable {
  /// The input, as the user named it, with the part of a zip or tar.
  public var input: String
  /// The key of its last site.
  public var siteKey = ""
  public var status = InputStatus.converted
  /// Why it failed.
  public var message = ""
  /// The number of decompressed bytes that were read.
  public var byteCount = 0
  /// The number of posts that were read, exported or not.
  public var postCount = 0
  /// The number of their comments.
  public var commentCount = 0
  /// How often each diagnostic code was met.
  public var diagnostics: [String: Int] = [:]

  public init(input: String) {
    self.input = input
  }

  /// Counts diagnostics, and settles the status by the worst of them.
  ///
  /// - Parameters:
  ///   - new: Diagnostics of the input.
  ///   - failure: The code of the diagnostic that says that the input failed.
  public mutating func add(_ new: [Diagnostic], failure: Diagnostic.Code) {
    for diagnostic in new {
      diagnostics[diagnostic.code.rawValue, default: 0] += diagnostic.count
      if diagnostic.code == failure {
        status = .failed
        message = diagnostic.message
      } else if diagnostic.severity == .error && status == .converted {
        status = .partial
      }
    }
  }

  /// Adds the next part of the same input.
  public mutating func add(_ part: InputSummary) {
    siteKey = part.siteKey
    byteCount += part.byteCount
    postCount += part.postCount
    commentCount += part.commentCount
    diagnostics.merge(part.diagnostics, uniquingKeysWith: +)
    if part.status == .failed || status == .converted { status = part.status }
    if !part.message.isEmpty { message = part.message }
  }
}
