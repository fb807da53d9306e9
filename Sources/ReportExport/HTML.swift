import ByteText

/// Markup of the report.
///
/// Texts become inert when they are put into it.
///
///     let cell: HTML = "<td>\(post.title)</td>"
struct HTML: ExpressibleByStringInterpolation {
  private(set) var markup: String

  init(stringLiteral markup: String) { self.markup = markup }

  init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }

    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// A text, in which nothing is markup and no character controls anything.
    mutating func appendInterpolation(_ text: String) {
      for scalar in text.terminalSafe.unicodeScalars {
        switch scalar {
        case "&": markup += "&amp;"
        case "<": markup += "&lt;"
        case ">": markup += "&gt;"
        case "\"": markup += "&quot;"
        case "'": markup += "&#39;"
        default: markup.unicodeScalars.append(scalar)
        }
      }
    }

    /// A length in a picture.
    mutating func appendInterpolation(_ length: Double) {
      markup += Wording.fixed(max(0, length), 1)
    }
  }

  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }
}

extension Sequence<HTML> {
  func joined() -> HTML { reduce(into: "") { $0 += $1 } }
}
