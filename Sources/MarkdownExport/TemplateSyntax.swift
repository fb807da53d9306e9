import ByteText

/// What a target reads in a Markdown file beside Markdown, and how a text says that it means itself.
///
/// Few texts have it. Only those that do are written the slow way.
package enum TemplateSyntax: Sendable {
  case none
  /// Hugo: `{{< name >}}` and `{{% name %}}`, which are read before Markdown, in code, too.
  case hugo
  /// Zola: `{{ name(…) }}` and `{% name(…) %}`, in code, too; `{#id}` behind a heading.
  case zola
  /// Obsidian: `[[note]]`, `==mark==`, `%%comment%%`, `#tag`, `^id`, `$formula$`, `> [!note]`.
  case obsidian

  /// Whether a text may have it.
  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .none: return false
    case .hugo: return text.find("{{", from: 0) != nil
    case .zola: return text.find(UInt8(ascii: "{"), from: 0) < text.count
    case .obsidian:
      return text.contains { byte in
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "#"),
          UInt8(ascii: "^"), UInt8(ascii: "$"):
          true
        default: false
        }
      }
    }
  }

  /// Whether it is read in code, too, so that code with it becomes HTML.
  var isInCode: Bool { self == .hugo || self == .zola }

  /// What is written in place of a character of the text, or before it if it is a backslash.
  func escape(
    of byte: UInt8, at index: Int, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
  ) -> StaticString? {
    let next = index + 1 < range.upperBound ? text[index + 1] : 0
    let last = index > range.lowerBound ? text[index - 1] : 0x20
    switch self {
    case .none: return nil
    case .hugo:
      return byte == UInt8(ascii: "{") && (next == byte || next == 0) ? "&#123;" : nil
    case .zola: return byte == UInt8(ascii: "{") ? "&#123;" : nil
    case .obsidian:
      switch byte {
      case UInt8(ascii: "["): return next == byte || next == UInt8(ascii: "!") ? "\\" : nil
      case UInt8(ascii: "="), UInt8(ascii: "%"): return next == byte || last == byte ? "\\" : nil
      case UInt8(ascii: "$"): return "\\"
      case UInt8(ascii: "#"):
        return last <= 0x20 && next > 0x20 && next != byte ? "\\" : nil
      case UInt8(ascii: "^"): return next.isASCIILetter || next.isASCIIDigit ? "\\" : nil
      default: return nil
      }
    }
  }

  /// HTML with its braces as references: HTML reads them, and the target does not.
  func escaped(html: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    guard isInCode else { return Array(html) }
    var bytes: [UInt8] = []
    for index in html.indices {
      let next = index + 1 < html.endIndex ? html[index + 1] : 0
      if html[index] == UInt8(ascii: "{") && (self == .zola || next == html[index] || next == 0) {
        bytes += "&#123;".utf8
      } else {
        bytes.append(html[index])
      }
    }
    return bytes
  }

  /// Code as HTML of a block of its own, without an empty line.
  func codeBlock(_ code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    Array("<pre><code>".utf8) + Self.html(of: code) + Array("</code></pre>".utf8)
  }

  func codeSpan(_ code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var bytes = Array("<code>".utf8)
    // Within the tags there is Markdown, so no sign stands for itself.
    for byte in code {
      if CharacterClass.ascii(byte) == .punctuation {
        bytes += "&#\(byte);".utf8
      } else {
        bytes.append(byte)
      }
    }
    return bytes + Array("</code>".utf8)
  }

  private static func html(of code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in code.indices {
      switch code[index] {
      case UInt8(ascii: "{"): bytes += "&#123;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case 0x0A where index + 1 < code.endIndex && code[index + 1] == 0x0A: bytes += "&#10;".utf8
      default: bytes.append(code[index])
      }
    }
    return bytes
  }
}
