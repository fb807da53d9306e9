import Glibc

/// How texts stand out on a terminal; elsewhere, and with `NO_COLOR`, they are as they are.
///
/// - Source: no-color.org.
enum Style: String {
  case bold = "1"
  case error = "1;31"
  case warning = "33"
  case dim = "2"

  /// The text in this style, for a descriptor.
  func callAsFunction(_ text: String, on descriptor: CInt = STDERR_FILENO) -> String {
    Self.isUsed(on: descriptor) ? start + text + Self.end : text
  }

  var start: String { "\u{1B}[\(rawValue)m" }
  static let end = "\u{1B}[0m"

  static func isUsed(on descriptor: CInt) -> Bool {
    if isatty(descriptor) == 0 || hasValue("NO_COLOR") { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }

  private static func hasValue(_ variable: String) -> Bool {
    getenv(variable).map { $0[0] != 0 } ?? false
  }

  /// Help with its headings in bold: `USAGE:`, `OPTIONS:`.
  static func help(_ text: String) -> String {
    guard isUsed(on: STDOUT_FILENO) else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let heading = line.prefix { $0.isUppercase || $0 == " " }
      guard heading.count > 3, heading.first != " ", line.dropFirst(heading.count).first == ":"
      else { return String(line) }
      return bold(heading + ":", on: STDOUT_FILENO) + line.dropFirst(heading.count + 1)
    }
    return lines.joined(separator: "\n")
  }
}
