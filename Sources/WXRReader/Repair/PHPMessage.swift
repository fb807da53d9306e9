import ByteText
import WXRFormat

/// Finds the messages that PHP prints into an export when `display_errors` is on.
///
/// PHP prints a message at once, so messages are before, between and inside elements:
///
///     <br />
///     <b>Warning</b>:  Undefined variable $x in <b>/srv/blog/plugin.php</b> on line <b>12</b><br />
///
/// If `html_errors` is off, a message has no tags.
enum PHPMessage {
  /// The words for a message's severity (php.net, `main/main.c`, `php_error_cb`).
  private static let severities: [StaticString] = [
    "Warning", "Notice", "Deprecated", "Fatal error", "Parse error", "Strict Standards",
    "Catchable fatal error", "Recoverable fatal error",
  ]
  /// More than the length of any message with its stack trace.
  private static let longest = 16 << 10

  /// The end of the message that begins at a place, or `nil` if no message begins there.
  ///
  /// White space and a line break before the message and a line break after it belong to it.
  ///
  /// `budget` is reduced by the bytes that were scanned without a result, so that a caller that
  /// tries many places stays linear. When it is used up, nothing is found.
  static func end(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, budget: inout Int
  ) -> Int? {
    guard budget > 0 else { return nil }
    var scanner = Scanner(bytes: bytes, position: start)
    scanner.skipSpace()
    scanner.skipLineBreak()
    scanner.skipSpace()
    _ = scanner.skip("<b>")
    _ = scanner.skip("PHP ")
    guard severities.contains(where: { scanner.skip($0) }) else { return nil }
    _ = scanner.skip("</b>")
    guard scanner.skip(":") else { return nil }
    if scanner.skipToLineNumber(limit: start + longest) { return scanner.position }
    budget -= min(longest, bytes.count - start)
    return nil
  }

  /// The start of a message at the end of the bytes, such as a fatal error that ended the export.
  static func startOfLast(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var search = max(0, bytes.count - longest)
    var budget = 8 * longest
    while let found = bytes.find("Fatal error", from: search) {
      search = found + 1
      var start = found
      for lead in ["PHP ", "<b>"] as [StaticString] where hasSuffix(lead, in: bytes, before: start)
      {
        start -= lead.utf8CodeUnitCount
      }
      start = startOfSpace(in: bytes, before: start)
      for lead in ["<br />", "<br/>", "<br>"] as [StaticString]
      where hasSuffix(lead, in: bytes, before: start) {
        start = startOfSpace(in: bytes, before: start - lead.utf8CodeUnitCount)
        break
      }
      let end = end(in: bytes, at: start, budget: &budget) ?? bytes.count
      if UnsafeBufferPointer(rebasing: bytes[end...]).isXMLWhiteSpace { return start }
    }
    return nil
  }

  private static func startOfSpace(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1].isXMLWhiteSpace { start -= 1 }
    return start
  }

  private static func hasSuffix(
    _ literal: StaticString, in bytes: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Bool {
    end >= literal.utf8CodeUnitCount
      && bytes.has(literal, at: end - literal.utf8CodeUnitCount)
  }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int

    mutating func skipSpace() {
      while position < bytes.count, bytes[position].isXMLWhiteSpace { position += 1 }
    }

    mutating func skip(_ literal: StaticString) -> Bool {
      guard bytes.has(literal, at: position) else { return false }
      position += literal.utf8CodeUnitCount
      return true
    }

    mutating func skipLineBreak() {
      _ = skip("<br />") || skip("<br/>") || skip("<br>")
    }

    /// Skips ` on line 12` and the end of the message after it.
    mutating func skipToLineNumber(limit: Int) -> Bool {
      let end = min(bytes.count, limit)
      let window = UnsafeBufferPointer(rebasing: bytes[..<end])
      guard let line = window.find(" on line ", from: position) else { return false }
      let message = UnsafeBufferPointer(rebasing: bytes[position..<line])
      // A message contains no fields. Text that only begins like a message may be followed by
      // fields.
      for tag in [WXRMarkup.ownTag, WXRMarkup.itemTag, "<![CDATA["] as [StaticString]
      where message.find(tag, from: 0) != nil {
        return false
      }
      guard message.find(" in ", from: 0) != nil else { return false }
      position = line + 9
      _ = skip("<b>")
      let digits = position
      while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
      guard position > digits else { return false }
      _ = skip("</b>")
      skipLineBreak()
      _ = skip("\r")
      _ = skip("\n")
      return true
    }
  }
}
