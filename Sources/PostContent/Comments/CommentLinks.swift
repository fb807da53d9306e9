import ByteText
import CharacterReferences

/// Addresses in comments, which become links (`make_clickable`).
enum CommentLinks {
  /// What an address may follow.
  private static let openers = ByteSet("(<.,;:!?>'\"*")
  private static let schemeMarks = ByteSet("+.-")
  private static let hostMarks = ByteSet("-.")
  /// What is no part of an address.
  private static let delimiters = ByteSet("<>\"'[]|")
  /// What is none at its end.
  private static let punctuation = ByteSet(".,;:!?")

  /// Links addresses in text; in tags, links and code they stay.
  static func link(_ text: Bytes, _ edits: inout Rewriting) {
    var nextGreater = ForwardSearch(">")
    var ends = (["</a>", "</pre>", "</code>", "</script>", "</style>"] as [StaticString]).map {
      ForwardSearch($0, ignoringCase: true)
    }
    let names: [StaticString] = ["<a ", "<pre", "<code", "<script", "<style"]
    var index = 0
    while index < text.count {
      let tag = text.find(UInt8(ascii: "<"), from: index)
      linkWords(text, index..<tag, &edits)
      guard tag < text.count else { return }
      index = text.endOfElement(at: tag, nextGreater: &nextGreater)
      if let kind = names.firstIndex(where: { text.hasIgnoringCase($0, at: tag) }) {
        let end = ends[kind].next(in: text, from: tag)
        if end < text.count { index = max(index, end) }
      }
    }
  }

  private static func linkWords(_ text: Bytes, _ range: Range<Int>, _ edits: inout Rewriting) {
    let openers = openers
    var index = range.lowerBound
    while index < range.upperBound {
      let isStart =
        index == range.lowerBound || text[index - 1].isSpace || openers.contains(text[index - 1])
      if isStart, let link = address(text, index, range.upperBound) {
        appendLink(text, index..<link.end, prefix: link.prefix, &edits)
        index = link.end
      } else {
        index += 1
      }
    }
  }

  private static func appendLink(
    _ text: Bytes, _ range: Range<Int>, prefix: StaticString, _ edits: inout Rewriting
  ) {
    let words = Bytes(rebasing: text[range])
    edits.replace(range, of: text, with: "<a href=\"")
    edits.append(prefix)
    if words.contains(UInt8(ascii: "&")) {
      // Nothing else that has to be escaped is part of an address.
      var target = String(decoding: words, as: UTF8.self).decodingReferences.escapedForHTML
      target.withUTF8 { edits.append($0) }
    } else {
      edits.append(words)
    }
    edits.append("\">")
    edits.append(words)
    edits.append("</a>")
  }

  /// The end of the address that begins at `start`, and what its link has before it.
  private static func address(
    _ text: Bytes, _ start: Int, _ limit: Int
  ) -> (prefix: StaticString, end: Int)? {
    let byte = text[start].asciiLowercased
    guard byte.isASCIILowercase || byte.isASCIIDigit else { return nil }
    var end = start
    if text.hasIgnoringCase("www.", at: start) || text.hasIgnoringCase("ftp.", at: start) {
      end = endOfAddress(text, start + 4, limit)
      let scheme: StaticString = byte == UInt8(ascii: "w") ? "http://" : "ftp://"
      return end > start + 4 ? (scheme, end) : nil
    }
    while end < limit,
      text[end].isASCIILetter || text[end].isASCIIDigit || schemeMarks.contains(text[end]),
      end - start < 20
    {
      end += 1
    }
    if text.has("://", at: end), end - start <= 10, isLinked(text, start..<end) {
      let last = endOfAddress(text, end + 3, limit)
      return last > end + 3 ? ("", last) : nil
    }
    return mail(text, start, limit)
  }

  private static let linkedSchemes: [StaticString] = [
    "http", "https", "ftp", "ftps", "irc", "gopher", "nntp", "feed", "mms", "rtsp", "sftp", "svn",
  ]

  /// Other schemes than these run programs or lead nowhere.
  private static func isLinked(_ text: Bytes, _ scheme: Range<Int>) -> Bool {
    linkedSchemes.contains {
      scheme.count == $0.utf8CodeUnitCount && text.hasIgnoringCase($0, at: scheme.lowerBound)
    }
  }

  /// Final punctuation is not part of an address, nor is a `)` without its `(`.
  private static func endOfAddress(_ text: Bytes, _ start: Int, _ limit: Int) -> Int {
    var end = start
    var open = 0
    while end < limit, !text[end].isSpace, !delimiters.contains(text[end]) {
      if text[end] == UInt8(ascii: "(") { open += 1 }
      if text[end] == UInt8(ascii: ")") {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    while end > start, punctuation.contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// `name@host.tld`.
  private static func mail(_ text: Bytes, _ start: Int, _ limit: Int) -> (StaticString, Int)? {
    func isPart(_ byte: UInt8) -> Bool {
      byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "+")
    }
    let longest = min(limit, start + 320)
    var end = start
    while end < longest && isPart(text[end]) { end += 1 }
    guard end > start, end < limit, text[end] == UInt8(ascii: "@") else { return nil }
    let host = end + 1
    end = host
    while end < longest,
      text[end].isASCIILetter || text[end].isASCIIDigit || hostMarks.contains(text[end])
    {
      end += 1
    }
    while end > host, !text[end - 1].isASCIILetter { end -= 1 }
    guard text[host..<end].contains(UInt8(ascii: ".")) else { return nil }
    return ("mailto:", end)
  }
}

extension PassedText {
  /// Whether there is a mark that all addresses have: most comments have none.
  var mayHaveAddress: Bool {
    bytes.withUnsafeBufferPointer { text in
      if text.find(UInt8(ascii: "@"), from: 0) < text.count || text.find("://", from: 0) != nil {
        return true
      }
      var dot = text.find(UInt8(ascii: "."), from: 0)
      while dot < text.count {
        if text.hasIgnoringCase("www", at: dot - 3) || text.hasIgnoringCase("ftp", at: dot - 3) {
          return true
        }
        dot = text.find(UInt8(ascii: "."), from: dot + 1)
      }
      return false
    }
  }
}
