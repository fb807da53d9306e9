/// An element's name, of those that the HTML Standard or older HTML knows.
///
/// Elements of SVG and MathML that share a name with one of these have its tag; their namespace tells them apart.
public enum HTMLTag: UInt8, CaseIterable, Sendable, BitwiseCopyable {
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

  /// The name in lower case; empty for `unknown`.
  public var name: String { Self.names[Int(rawValue)] }

  private static let names: [String] = [""] + Self.list.split(separator: " ").map { String($0) }

  /// The names in the order of the cases.
  private static let list = """
    a abbr acronym address annotation-xml applet area article aside audio \
    b base basefont bdi bdo bgsound big blink blockquote body br button \
    canvas caption center cite code col colgroup command \
    data datalist dd del desc details dfn dialog dir div dl dt \
    em embed fieldset figcaption figure font footer foreignobject form frame frameset \
    h1 h2 h3 h4 h5 h6 head header hgroup hr html \
    i iframe image img input ins isindex kbd keygen \
    label legend li link listing \
    main malignmark map mark marquee math menu menuitem meta meter mglyph mi mn mo ms mtext multicol \
    nav nextid nobr noembed noframes noscript \
    object ol optgroup option output \
    p param path picture plaintext portal pre progress q \
    rb rbc rp rt rtc ruby \
    s samp script search section select selectedcontent shadow slot small source spacer \
    span strike strong style sub summary sup svg \
    table tbody td template textarea tfoot th thead time title tr track tt \
    u ul var video wbr xmp
    """
}

// Categories of elements (HTML Standard §13.2.4.2 and where they are used). They are switches, which the
// compiler turns into tests of bits.
extension HTMLTag {
  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether an HTML element of this name is in the category “special”.
  var isSpecial: Bool {
    switch self {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body,
      .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed,
      .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen, .li, .link,
      .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript, .object, .ol,
      .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
      .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul,
      .wbr, .xmp:
      true
    default: false
    }
  }

  /// Whether it is a formatting element, which goes on in the next block when it is not closed.
  var isFormatting: Bool {
    switch self {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
    default: false
    }
  }

  /// Whether another end tag, or the start of a sibling, implies the end tag of such an element.
  var hasImpliedEnd: Bool {
    switch self {
    case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
    default: false
    }
  }

  /// Whether such an element is a part of a table, or what stands for a table's surroundings.
  var isTablePart: Bool {
    switch self {
    case .caption, .colgroup, .table, .tbody, .td, .template, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  /// Whether text and elements that stand directly in such an element belong before the table.
  var fostersContent: Bool {
    switch self {
    case .table, .tbody, .tfoot, .thead, .tr: true
    default: false
    }
  }

  var isTableSection: Bool {
    switch self {
    case .tbody, .tfoot, .thead: true
    default: false
    }
  }
}
