import ByteText
import CharacterReferences

/// Addresses in comments, which become links (`make_clickable`).
enum CommentLinks {
  /// What an address with a scheme may follow beside white space; others follow white space alone.
  private static let openers = ByteSet("(<.,;:!?")
  private static let hostMarks = ByteSet("-.")
  /// What addresses have in them beside letters, digits and what is not ASCII.
  private static let addressMarks = ByteSet("_#%~/@[]*(+=&$-")
  /// What an address has only before another of its characters.
  private static let punctuation = ByteSet("'.,;:!?)")

  private struct Link {
    let scheme: StaticString
    let showsScheme: Bool
    /// What is linked, without a scheme that is shown.
    let rest: Range<Int>
  }

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
      let isWordStart =
        index == range.lowerBound || text[index - 1].isSpace
        || text[index - 1] == UInt8(ascii: ">")
      var link = isWordStart ? shortAddress(text, index, range.upperBound) : nil
      if link == nil, isWordStart || openers.contains(text[index - 1]) {
        link = fullAddress(text, index, range.upperBound)
      }
      if let link {
        appendLink(link, in: text, from: index, &edits)
        index = link.rest.upperBound
      } else {
        index += 1
      }
    }
  }

  private static func appendLink(
    _ link: Link, in text: Bytes, from start: Int, _ edits: inout Rewriting
  ) {
    let rest = Bytes(rebasing: text[link.rest])
    edits.replace(start..<link.rest.upperBound, of: text, with: "<a href=\"")
    edits.append(link.scheme)
    if rest.contains(UInt8(ascii: "&")) {
      // Nothing else that has to be escaped is part of an address.
      var target = String(decoding: rest, as: UTF8.self).decodingReferences.escapedForHTML
      target.withUTF8 { edits.append($0) }
    } else {
      edits.append(rest)
    }
    edits.append("\">")
    if link.showsScheme { edits.append(link.scheme) }
    edits.append(rest)
    edits.append("</a>")
  }

  /// What is linked without a scheme: `www.host`, `ftp.host` or the address of a mailbox.
  private static func shortAddress(_ text: Bytes, _ start: Int, _ limit: Int) -> Link? {
    if text.hasIgnoringCase("www.", at: start) || text.hasIgnoringCase("ftp.", at: start) {
      let end = endOfAddress(text, start + 4, limit)
      let isWeb = text[start].asciiLowercased == UInt8(ascii: "w")
      guard end > start + 4 else { return nil }
      return Link(scheme: isWeb ? "http://" : "ftp://", showsScheme: false, rest: start..<end)
    }
    return mail(text, start, limit)
  }

  /// An address with a scheme, which is shown in lower case.
  private static func fullAddress(_ text: Bytes, _ start: Int, _ limit: Int) -> Link? {
    guard start < limit, text[start].isASCIILetter,
      let scheme = schemes.first(where: { text.hasIgnoringCase($0, at: start) })
    else { return nil }
    let host = start + scheme.utf8CodeUnitCount
    let end = endOfAddress(text, host, limit)
    return end > host ? Link(scheme: scheme, showsScheme: true, rest: host..<end) : nil
  }

  /// Other schemes than these run programs or lead nowhere (`wp_allowed_protocols`).
  private static let schemes: [StaticString] = [
    "http://", "https://", "ftp://", "ftps://", "news://", "irc://", "irc6://", "ircs://",
    "gopher://", "nntp://", "feed://", "telnet://", "mms://", "rtsp://", "svn://", "webcal://",
  ]

  /// What stands behind an address: U+00A0 and the signs that HTML has names for.
  private static let delimiters: [StaticString] = [
    "\u{A0}", "&nbsp;", "&lt;", "&gt;", "&quot;", "&#160;", "&#60;", "&#62;", "&#34;",
  ]

  /// Final punctuation is not part of an address, nor is a `)` or `]` without its other half.
  private static func endOfAddress(_ text: Bytes, _ start: Int, _ limit: Int) -> Int {
    var end = start
    var index = start
    var open: (round: Int, square: Int) = (0, 0)
    while index < limit {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "("): open.round += 1
      case UInt8(ascii: ")"): open.round -= 1
      case UInt8(ascii: "["): open.square += 1
      case UInt8(ascii: "]"): open.square -= 1
      default: break
      }
      if open.round < 0 || open.square < 0 { break }
      if byte == 0xC2 || byte == UInt8(ascii: "&"),
        delimiters.contains(where: { text.has($0, at: index) })
      {
        break
      }
      let closes = byte == UInt8(ascii: ")")
      guard closes || isAddressByte(byte) || punctuation.contains(byte) else { break }
      index += 1
      if closes || !punctuation.contains(byte) { end = index }
    }
    return end
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || addressMarks.contains(byte)
  }

  /// `name@host.tld`.
  private static func mail(_ text: Bytes, _ start: Int, _ limit: Int) -> Link? {
    guard start < limit, text[start].isASCIIWord else { return nil }
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
    return Link(scheme: "mailto:", showsScheme: false, rest: start..<end)
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
