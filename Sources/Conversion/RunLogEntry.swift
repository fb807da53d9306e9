import ByteText
public import Exporting
import JSONValues
import SiteModel
public import SystemPackage
import WXRReader

/// What a run log says of one input.
public struct RunLogEntry: Sendable, Hashable {
  public typealias Status = InputStatus

  /// The input, as messages show it.
  public var input: String
  /// Where its output is; empty without one.
  public var output = ""
  public var status: Status
  /// Why it failed or was passed over.
  public var code = ""
  public var message = ""
  /// The size of the input as it is stored; `nil` where it has none, as a pipe.
  public var byteCount: Int?
  /// When the input was changed last, in nanoseconds since 1970.
  public var modified: Int?
  public var postCount = 0
  public var commentCount = 0
  /// How often each diagnostic was met.
  public var diagnostics: [String: Int] = [:]
  public var seconds = 0.0
  /// The version of wxr2.
  public var version = ""
  /// The options that the output depends on.
  public var options = ""

  public init(input: String, status: Status) {
    self.input = input
    self.status = status
  }

  /// The entry as it would be for any time that the conversion takes.
  var withoutTime: RunLogEntry {
    var copy = self
    copy.seconds = 0
    return copy
  }
}

extension RunLogEntry {
  /// The entry of an input of a run with one output.
  ///
  /// - Parameters:
  ///   - summary: What was read of it.
  ///   - path: The input; `-` is standard input.
  ///   - name: As messages show it.
  public init(_ summary: InputSummary, of path: FilePath, named name: String) {
    self.init(input: name, status: summary.status)
    if status == .failed { code = Diagnostic.Code.failedInput.rawValue }
    message = summary.message
    let state = path == "-" ? nil : InputState(path)
    byteCount = state?.byteCount
    modified = state?.modified
    postCount = summary.postCount
    commentCount = summary.commentCount
    diagnostics = summary.diagnostics
  }

  /// The line of the log, with its line end.
  func line() -> ByteChunk {
    var json = JSONWriter()
    json.beginObject()
    json.member("input", input)
    json.member("output", output)
    json.member("status", status.rawValue)
    json.member("code", code)
    json.member("message", message)
    json.member("bytes", byteCount)
    json.member("modified", modified)
    json.member("posts", postCount)
    json.member("comments", commentCount)
    json.key("diagnostics")
    json.beginObject()
    for (code, count) in diagnostics.sorted(by: { $0.key < $1.key }) {
      json.key(text: code)
      json.integer(count)
    }
    json.endObject()
    json.key("seconds")
    json.double((seconds * 1000).rounded() / 1000)
    json.member("version", version)
    json.member("options", options)
    json.endObject()
    json.endLine()
    return json.finish()
  }

  /// Reads a line of a log; `nil` for what is none, such as a line that was cut off.
  init?(line: [UInt8]) {
    guard let json = JSONReader.value(line.span), let input = json.string("input"),
      let status = json.string("status").flatMap(Status.init)
    else { return nil }
    self.init(input: input, status: status)
    output = json.string("output") ?? ""
    code = json.string("code") ?? ""
    message = json.string("message") ?? ""
    byteCount = json.integer("bytes")
    modified = json.integer("modified")
    postCount = json.integer("posts") ?? 0
    commentCount = json.integer("comments") ?? 0
    if case .map(let counts) = json["diagnostics"] {
      for count in counts {
        if case .int(let number) = count.value { diagnostics[count.key] = number }
      }
    }
    version = json.string("version") ?? ""
    options = json.string("options") ?? ""
  }
}

extension DecodedValue {
  /// The member of this name if it is a string.
  fileprivate func string(_ name: String) -> String? {
    if case .string(let text) = self[name] { text } else { nil }
  }

  /// The member of this name if it is a whole number.
  fileprivate func integer(_ name: String) -> Int? {
    if case .int(let number) = self[name] { number } else { nil }
  }
}
