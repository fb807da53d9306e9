/// An attribute's name, of those that authors use most.
public enum HTMLAttributeName: UInt8, CaseIterable, Sendable {
  /// Any other name.
  case unknown
  case abbr, action, align, alt, autoplay, bgcolor, border, checked, cite, `class`, color, cols
  case colspan, content, controls, coords, data, datetime, dir, disabled, encoding, face,
    frameborder
  case headers, height, href, hreflang, hspace, id, kind, label, lang, language, loop, media, muted
  case name, open, poster, preload, rel, reversed, rows, rowspan, scope, scrolling, selected, shape
  case size, sizes, span, src, srcset, start, style, summary, tabindex, target, title, type, usemap
  case valign, value, vspace, width
}
