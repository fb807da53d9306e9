/// An attribute's name, of those that authors use most.
public enum HTMLAttributeName: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// Any other name.
  case unknown
  case abbr, action, align, alt, autoplay, bgcolor, border, checked, cite, `class`, color, cols
  case colspan, content, controls, coords, data, datetime, dir, disabled, encoding, face,
    frameborder
  case headers, height, href, hreflang, hspace, id, kind, label, lang, language, loop, media, muted
  case name, open, poster, preload, rel, reversed, rows, rowspan, scope, scrolling, selected, shape
  case size, sizes, span, src, srcset, start, style, summary, target, title, type, usemap, valign
  case value, vspace, width

  /// The name as it stands in a document; empty for `unknown`.
  public var name: String { Self.names[Int(rawValue)] }

  private static let names: [String] = [""] + Self.list.split(separator: " ").map { String($0) }

  /// The names in the order of the cases.
  private static let list = """
    abbr action align alt autoplay bgcolor border checked cite class color cols \
    colspan content controls coords data datetime dir disabled encoding face frameborder \
    headers height href hreflang hspace id kind label lang language loop media muted \
    name open poster preload rel reversed rows rowspan scope scrolling selected shape \
    size sizes span src srcset start style summary target title type usemap valign \
    value vspace width
    """
}
