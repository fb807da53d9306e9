/// An element's name, of those that the HTML Standard or older HTML knows.
///
/// Elements of SVG and MathML that share a name with one of these have its tag; their namespace tells them apart.
public enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// What is no element, or has another name.
  case unknown
  case a, abbr, acronym, address, annotationXML, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, command
  case data, datalist, dd, del, desc, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, foreignObject, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, isindex, kbd, keygen
  case label, legend, li, link, listing
  case main, malignmark, map, mark, marquee, math, menu, menuitem, meta, meter, mglyph, mi, mn, mo
  case ms, mtext, multicol
  case nav, nextid, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, path, picture, plaintext, portal, pre, progress, q
  case rb, rbc, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, selectedcontent, shadow, slot, small, source,
    spacer
  case span, strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp

  /// The name as HTML has it, in lower case; empty for `unknown`.
  public var name: String { String(describing: self) }
}
