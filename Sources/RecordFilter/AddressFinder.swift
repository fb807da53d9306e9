import ByteText

/// Finds mail addresses and IP addresses in UTF-8 text.
///
/// It scans the bytes once and stops only at `@`, `:` and `.`. At a stop it looks at the run around
/// it. The next stop of the same kind does not look at that run again, so the time is linear for
/// any text.
package struct AddressFinder {
  package enum Kind: Sendable {
    case mail
    case ip
  }

  package struct Match: Sendable, Equatable {
    package var kind: Kind
    /// The range of the address, in bytes.
    package var range: Range<Int>
  }

  /// The matches, in the order of the text, without overlaps.
  private var matches: [Match] = []
  /// The end of the run of colons, dots and hexadecimal digits that was looked at last.
  private var colonRunEnd = 0

  private init() {}

  /// The addresses in a text, in its order.
  ///
  /// A percent-encoded address is not found.
  package static func addresses(in bytes: Span<UInt8>) -> [Match] {
    var finder = AddressFinder()
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "@"): index = finder.takeMail(at: index, in: bytes)
      case UInt8(ascii: ":"): index = finder.takeIPv6(at: index, in: bytes)
      case UInt8(ascii: "."): index = finder.takeIPv4(at: index, in: bytes)
      default: index += 1
      }
    }
    return finder.matches
  }

  // Each of the three returns the place at which the search continues.

  private mutating func takeMail(at sign: Int, in bytes: Span<UInt8>) -> Int {
    guard let end = MailAddress.domainEnd(from: sign + 1, in: bytes),
      var start = MailAddress.localStart(before: sign, in: bytes)
    else { return sign + 1 }
    // `192.0.2.1@example.org` is a mail address, although its first part was found as an IP
    // address.
    while let last = matches.last, last.range.lowerBound >= start {
      matches.removeLast()
    }
    start = max(start, matches.last?.range.upperBound ?? 0)
    guard start < sign else { return sign + 1 }
    matches.append(Match(kind: .mail, range: start..<end))
    return end
  }

  private mutating func takeIPv4(at dot: Int, in bytes: Span<UInt8>) -> Int {
    guard dot > 0, bytes[dot - 1].isASCIIDigit, dot + 1 < bytes.count, bytes[dot + 1].isASCIIDigit
    else { return dot + 1 }
    var start = dot
    while start > 0, bytes[start - 1].isASCIIDigit {
      start -= 1
    }
    let escapeEnd = JSONEscape.end(covering: start, in: bytes)
    start = escapeEnd ?? start
    let (end, isAddress) = IPAddress.dottedRun(from: start, in: bytes)
    if isAddress, escapeEnd != nil || !Self.continuesWord(before: start, in: bytes),
      !Self.continuesWord(after: end, in: bytes)
    {
      matches.append(Match(kind: .ip, range: start..<end))
    }
    return end
  }

  private mutating func takeIPv6(at colon: Int, in bytes: Span<UInt8>) -> Int {
    guard colon >= colonRunEnd else { return colon + 1 }
    var run = colon..<colon
    while run.lowerBound > colonRunEnd, IPAddress.isRunByte(bytes[run.lowerBound - 1]) {
      run = run.lowerBound - 1..<run.upperBound
    }
    while run.upperBound < bytes.count, IPAddress.isRunByte(bytes[run.upperBound]) {
      run = run.lowerBound..<run.upperBound + 1
    }
    colonRunEnd = run.upperBound
    guard let address = IPAddress.version6(in: run, of: bytes) else { return colon + 1 }
    matches.append(Match(kind: .ip, range: address))
    return address.upperBound
  }

  /// Whether what begins here is the end of a word or of a dotted name, such as `v.1.2.3.4`.
  private static func continuesWord(before start: Int, in bytes: Span<UInt8>) -> Bool {
    guard start > 0 else { return false }
    guard bytes[start - 1] == UInt8(ascii: ".") else { return bytes[start - 1].isASCIIWord }
    return start > 1 && bytes[start - 2].isASCIIWord
  }

  /// Whether what ends here is the start of a word or of a dotted name, such as `1.2.3.4.zip`.
  private static func continuesWord(after end: Int, in bytes: Span<UInt8>) -> Bool {
    guard end < bytes.count else { return false }
    guard bytes[end] == UInt8(ascii: ".") else { return bytes[end].isASCIIWord }
    return end + 1 < bytes.count && bytes[end + 1].isASCIIWord
  }
}

/// The forms of mail addresses that are in use, which are fewer than those of RFC 5322.
///
/// Letters beyond ASCII are accepted from Latin to Armenian. With later scripts, and with
/// punctuation such as curly quotes, the words around an address would become a part of it.
enum MailAddress {
  /// The start of the part before the `@`; `nil` if there is none.
  static func localStart(before sign: Int, in bytes: Span<UInt8>) -> Int? {
    var start = sign
    while start > 0 {
      if isLocal(bytes[start - 1]) {
        start -= 1
      } else if letterWidth(at: start - 2, in: bytes) == 2 {
        start -= 2
      } else {
        break
      }
    }
    start = JSONEscape.end(covering: start, in: bytes) ?? start
    if start > 0, bytes[start - 1] == UInt8(ascii: "%"), sign - start > 2,
      bytes[start].hexDigitValue != nil, bytes[start + 1].hexDigitValue != nil
    {
      // `mailto:%20ann@example.org`
      start += 2
    }
    while start < sign, isMark(bytes[start]) {
      start += 1
    }
    return start < sign ? start : nil
  }

  /// Where a domain that begins here ends; `nil` when there is none.
  ///
  /// It is the longest that ends in a top-level domain, so that a sentence's full stop and
  /// whatever hangs on is left out.
  static func domainEnd(from start: Int, in bytes: Span<UInt8>) -> Int? {
    var domainEnd: Int?
    var firstLabel: Range<Int>?
    var label = start..<labelEnd(from: start, in: bytes)
    while !label.isEmpty, bytes[label.lowerBound] != UInt8(ascii: "-") {
      if let firstLabel {
        if isFileExtension(label, in: bytes) {
          if isVersionOrScale(firstLabel, in: bytes) { return nil }
        } else {
          domainEnd = topLevelEnd(in: label, of: bytes) ?? domainEnd
        }
      }
      firstLabel = firstLabel ?? label
      guard label.upperBound < bytes.count, bytes[label.upperBound] == UInt8(ascii: ".")
      else { break }
      label = label.upperBound + 1..<labelEnd(from: label.upperBound + 1, in: bytes)
    }
    return domainEnd
  }

  private static func labelEnd(from start: Int, in bytes: Span<UInt8>) -> Int {
    var end = start
    while end < bytes.count {
      if bytes[end].isASCIIDigit || bytes[end] == UInt8(ascii: "-") {
        end += 1
        continue
      }
      let width = letterWidth(at: end, in: bytes)
      guard width > 0 else { break }
      end += width
    }
    return end
  }

  /// Where the top-level domain ends that the label is or, before a hyphen, begins with.
  private static func topLevelEnd(in label: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    let punycode = Array("xn--".utf8)
    if label.count > punycode.count,
      punycode.indices.allSatisfy({ bytes[label.lowerBound + $0] | 0x20 == punycode[$0] | 0x20 })
    {
      return label.upperBound
    }
    var (end, letterCount) = (label.lowerBound, 0)
    while end < label.upperBound {
      let width = letterWidth(at: end, in: bytes)
      guard width > 0 else { break }
      end += width
      letterCount += 1
    }
    guard letterCount >= 2, end == label.upperBound || bytes[end] == UInt8(ascii: "-")
    else { return nil }
    return end
  }

  /// How many bytes the letter at an index has; 0 when there is none.
  private static func letterWidth(at index: Int, in bytes: Span<UInt8>) -> Int {
    guard index >= 0 else { return 0 }
    if bytes[index].isASCIILetter { return 1 }
    guard (0xC3...0xD4).contains(bytes[index]), index + 1 < bytes.count,
      (0x80...0xBF).contains(bytes[index + 1])
    else { return 0 }
    return 2
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    if byte.isASCIIWord { return true }
    return switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "'"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether the byte is read as a mark before an address, although an address may contain it.
  ///
  /// An underscore begins the key of a hidden meta, or emphasis in Markdown.
  private static func isMark(_ byte: UInt8) -> Bool {
    isLocal(byte) && !byte.isASCIILetter && !byte.isASCIIDigit
  }

  /// Whether the label is a number or a scale, as in `logo@2x-300x200.png`, `vue@3.prod.js`.
  ///
  /// Names of files and packages have the form of a mail address then.
  private static func isVersionOrScale(_ label: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var end = label.lowerBound
    while end < label.upperBound, bytes[end].isASCIIDigit {
      end += 1
    }
    guard end > label.lowerBound else { return false }
    if end < label.upperBound, bytes[end] | 0x20 == UInt8(ascii: "x") {
      end += 1
    }
    return end == label.upperBound || bytes[end] == UInt8(ascii: "-")
  }

  private static func isFileExtension(_ label: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard (2...5).contains(label.count) else { return false }
    return fileExtensions.contains(label.map { bytes[$0] | 0x20 })
  }

  /// Ends of file names that are met after an `@` and are no top-level domain.
  private static let fileExtensions: Set<[UInt8]> = Set(
    [
      "avif", "bmp", "css", "gif", "heic", "htm", "html", "ico", "jpeg", "jpg", "js", "json",
      "mjs", "pdf", "php", "png", "svg", "tif", "tiff", "webp", "woff", "xml",
    ].map { Array($0.utf8) })
}

/// The forms of an IP address.
enum IPAddress {
  static func isRunByte(_ byte: UInt8) -> Bool {
    byte.hexDigitValue != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  /// The end of a run of numbers with single dots between them, and whether it is an address.
  static func dottedRun(from start: Int, in bytes: Span<UInt8>) -> (end: Int, isAddress: Bool) {
    var end = start
    var numberCount = 0
    var areOctets = true
    while true {
      let first = end
      var value = 0
      while end < bytes.count, bytes[end].isASCIIDigit {
        value = min(value * 10 + Int(bytes[end] - UInt8(ascii: "0")), 256)
        end += 1
      }
      numberCount += 1
      areOctets = areOctets && (1...3).contains(end - first) && value < 256
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), bytes[end + 1].isASCIIDigit
      else { break }
      end += 1
    }
    return (end, numberCount == 4 && areOctets)
  }

  /// The address in a run of colons, dots and hexadecimal digits.
  static func version6(in run: Range<Int>, of bytes: Span<UInt8>) -> Range<Int>? {
    let escapeEnd = JSONEscape.end(covering: run.lowerBound, in: bytes)
    var start = escapeEnd ?? run.lowerBound
    if escapeEnd == nil, start > 0, bytes[start - 1].isASCIIWord {
      // In `[IPv6:2001:db8::1]` the run begins with the word's last figure.
      while start < run.upperBound, bytes[start].hexDigitValue != nil {
        start += 1
      }
      guard start < run.upperBound, !isDoubleColon(at: start, in: bytes) else { return nil }
    }
    var end = run.upperBound
    if end < bytes.count, bytes[end].isASCIIWord { return nil }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") {
      end -= 1
    }
    // A colon before or after belongs to the sentence, a pair of them to the address.
    let colon = UInt8(ascii: ":")
    if start < end, bytes[start] == colon, !isDoubleColon(at: start, in: bytes) {
      start += 1
    }
    if end - start > 1, bytes[end - 1] == colon, bytes[end - 2] != colon {
      end -= 1
    }
    // 45 is the length of the longest, which ends in an IPv4 address.
    guard start < end, end - start <= 45, isVersion6(start..<end, in: bytes) else { return nil }
    return start..<end
  }

  private static func isDoubleColon(at index: Int, in bytes: Span<UInt8>) -> Bool {
    index + 1 < bytes.count && bytes[index] == UInt8(ascii: ":")
      && bytes[index + 1] == UInt8(ascii: ":")
  }

  /// Whether the bytes are an address of eight groups, or one that leaves groups out.
  ///
  /// An address that leaves groups out must have a digit and a group of three, which distinguishes
  /// it from code (`a::b`, `Face::Bad`, `list[1::2]`).
  private static func isVersion6(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    var (groupCount, hasFigure, hasLongGroup) = (0, false, false)
    var leavesGroupsOut = isDoubleColon(at: index, in: bytes)
    index += leavesGroupsOut ? 2 : 0
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, bytes[index].hexDigitValue != nil {
        hasFigure = hasFigure || bytes[index].isASCIIDigit
        index += 1
      }
      if index < range.upperBound, bytes[index] == UInt8(ascii: ".") {
        guard dottedRun(from: start, in: bytes) == (range.upperBound, true) else { return false }
        (groupCount, hasLongGroup, index) = (groupCount + 2, true, range.upperBound)
        continue
      }
      guard (1...4).contains(index - start) else { return false }
      groupCount += 1
      hasLongGroup = hasLongGroup || index - start > 2
      if index < range.upperBound, isDoubleColon(at: index, in: bytes) {
        guard !leavesGroupsOut else { return false }
        leavesGroupsOut = true
        index += 2
      } else if index < range.upperBound {
        index += 1
      }
    }
    guard leavesGroupsOut else { return groupCount == 8 }
    return (2...7).contains(groupCount) && hasFigure && hasLongGroup
  }
}

/// The escapes of JSON, which metas contain: in `\u003cann@example.org` the `u003c` is not part of
/// the address.
enum JSONEscape {
  /// The end of an escape that begins before an index and includes it; `nil` if there is none.
  static func end(covering index: Int, in bytes: Span<UInt8>) -> Int? {
    var backslash = index - 1
    while backslash >= 0, bytes[backslash] != UInt8(ascii: "\\") {
      guard index - backslash < 6 else { return nil }
      backslash -= 1
    }
    guard backslash >= 0, isOdd(backslashesUpTo: backslash, in: bytes),
      backslash + 1 < bytes.count
    else { return nil }
    var end = backslash + 2
    switch bytes[backslash + 1] {
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"):
      break
    case UInt8(ascii: "u"):
      end += 4
      guard end <= bytes.count, (end - 4..<end).allSatisfy({ bytes[$0].hexDigitValue != nil })
      else { return nil }
    default: return nil
    }
    return end >= index ? end : nil
  }

  /// Whether the backslash is not itself escaped.
  private static func isOdd(backslashesUpTo last: Int, in bytes: Span<UInt8>) -> Bool {
    var first = last
    while first > 0, bytes[first - 1] == UInt8(ascii: "\\") {
      first -= 1
    }
    return (last - first) % 2 == 0
  }
}
