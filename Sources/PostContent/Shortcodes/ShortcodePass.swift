import ByteText

/// One pass over a text with shortcodes (`do_shortcode`).
struct ShortcodePass {
  let depth: Int
  private var reader = ShortcodeReader()
  private var nextGreater = ForwardSearch(">")
  /// The closing tags of shortcodes whose opening tag was met, by their place.
  private var closings: [Int: Fate] = [:]
  private var codeEnds = CodeEnds()

  /// What becomes of a tag.
  private enum Fate {
    case kept
    case replaced(String)
  }

  /// The text with its shortcodes made into what they show, or kept, or dropped.
  static func html(
    of bytes: [UInt8], _ rendering: inout BodyRendering, depth: Int = 0
  ) -> [UInt8] {
    var text = PassedText(bytes)
    text.pass { text, edits in
      var pass = ShortcodePass(depth: depth)
      pass.run(text, &edits, &rendering)
    }
    return text.bytes
  }

  private init(depth: Int) { self.depth = depth }

  private mutating func run(
    _ text: Bytes, _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) {
    var index = 0
    var bracket = text.find(UInt8(ascii: "["), from: 0)
    var tag = text.find(UInt8(ascii: "<"), from: 0)
    while bracket < text.count {
      if tag < bracket {
        // Brackets in tags and comments are none, nor are those in code.
        index = codeEnds.endOfCode(at: tag, in: text) ?? endOfElement(at: tag, in: text)
        tag = text.find(UInt8(ascii: "<"), from: index)
        if bracket < index { bracket = text.find(UInt8(ascii: "["), from: index) }
        continue
      }
      index = render(at: bracket, in: text, &edits, &rendering) ?? bracket + 1
      bracket = text.find(UInt8(ascii: "["), from: index)
      if tag < index { tag = text.find(UInt8(ascii: "<"), from: index) }
    }
  }

  /// A `<` that begins neither a tag nor a comment is text.
  private mutating func endOfElement(at start: Int, in text: Bytes) -> Int {
    guard start + 1 < text.count else { return text.count }
    switch text[start + 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return text.endOfElement(at: start, nextGreater: &nextGreater)
    case let byte where byte.isASCIILetter:
      return text.endOfElement(at: start, nextGreater: &nextGreater)
    default: return start + 1
    }
  }

  /// What begins with the `[` at `start`: returns where to go on, `nil` if it is no shortcode.
  private mutating func render(
    at start: Int, in text: Bytes, _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) -> Int? {
    if let fate = closings.removeValue(forKey: start) {
      let end = text.find(UInt8(ascii: "]"), from: start) + 1
      apply(fate, start..<end, of: text, &edits, &rendering)
      return end
    }
    guard let tag = reader.tag(in: text, at: start, where: { _ in true }) else { return nil }
    guard let rule = ShortcodeRegistry.rule(for: tag.name) else {
      guard PlausibleShortcode.isOne(tag, in: text) else { return nil }
      if rendering.policy == .convert, let builder = BuilderRegistry.builder(ofShortcode: tag.name)
      {
        rendering.notes.add(.unknownWidget, "\(builder.name) \(tag.name)")
        let shown = (textOfDropped(tag, in: text, rendering), "")
        return replaceTags(of: tag, with: shown, in: text, &edits, &rendering)
      }
      rendering.notes.add(.unknownShortcode, tag.name)
      let isKept = rendering.policy != .drop || PlausibleShortcode.isDoubtful(tag)
      return isKept
        ? keepTags(of: tag, in: text, &edits, &rendering)
        : replaceTags(
          of: tag, with: (textOfDropped(tag, in: text, rendering), ""), in: text, &edits, &rendering
        )
    }
    if start > 0, text.has("[", at: start - 1), text.has("]", at: tag.end) {
      // `[[name]]` stands for the tag itself.
      if rendering.policy != .keep {
        edits.replace(start - 1..<start, of: text)
        edits.replace(tag.end..<tag.end + 1, of: text)
      }
      return tag.end + 1
    }
    if BracketedProse.isOne(tag, rule, in: text) { return nil }
    // Code that was not taken out; one tag alone is text.
    if rule.isRaw && (rendering.policy != .keep || tag.content == nil) { return nil }
    return rendering.policy == .keep
      ? keepTags(of: tag, in: text, &edits, &rendering)
      : show(tag, rule, in: text, &edits, &rendering)
  }

  private mutating func show(
    _ tag: ShortcodeTag, _ rule: ShortcodeRule, in text: Bytes, _ edits: inout Rewriting,
    _ rendering: inout BodyRendering
  ) -> Int {
    let html: String?
    switch rule {
    case .wraps(let around):
      let tags = around(Shortcode(tag, in: text, depth: depth), &rendering)
      return replaceTags(of: tag, with: tags, in: text, &edits, &rendering)
    case .shows(let render):
      html = render(Shortcode(tag, in: text, depth: depth), &rendering)
      if html == nil { rendering.notes.add(.shortcodeWithoutFiles, tag.name) }
    case .needsSite:
      html = ""
      rendering.notes.add(.omittedShortcode, tag.name)
    case .code, .formula: html = nil
    }
    guard let html else {
      guard lacksParagraph(tag, in: text) else {
        return keepTags(of: tag, in: text, &edits, &rendering)
      }
      edits.replace(tag.opening.lowerBound..<tag.opening.lowerBound, of: text, with: "<p>")
      let end = keepTags(of: tag, in: text, &edits, &rendering)
      if tag.content == nil { edits.append("</p>") }
      return end
    }
    edits.replace(tag.opening.lowerBound..<tag.end, of: text, with: html.utf8)
    return tag.end
  }

  /// What is shown of a shortcode that is not known beside what stands between its tags: the texts, pictures and
  /// links in its attributes.
  ///
  /// Any attribute of a page builder's shortcode may be a text; of another one its name must say so.
  private func textOfDropped(
    _ tag: ShortcodeTag, in text: Bytes, _ rendering: BodyRendering
  ) -> String {
    // What stands between other tags is not to join what comes.
    let start = tag.opening.lowerBound
    let gap = start > 0 && text[start - 1] == UInt8(ascii: "]") ? "\n" : ""
    let builder = BuilderRegistry.builder(ofShortcode: tag.name)
    // Forms and sliders have titles for their authors.
    let isNamed = ["form", "slider"].contains { tag.name.containsBytes(of: $0) }
    guard builder != nil || !isNamed, !tag.attributes.isEmpty else { return gap }
    let widget = Widget(Shortcode(tag, in: text, depth: depth), builder?.decode ?? { $0 })
    return gap
      + ReadableText.html(of: widget.settings, rendering.context, namedOnly: builder == nil)
  }

  /// Whether a tag stands on lines of its own that are in no paragraph: `ShortcodeParagraphs` has taken
  /// the tags of one away, for what would have come.
  private func lacksParagraph(_ tag: ShortcodeTag, in text: Bytes) -> Bool {
    let before = text.trimmedEnd(tag.opening.lowerBound, downTo: 0)
    let after = text.skipSpace(from: tag.end)
    let isFirst = before == 0 || text[before..<tag.opening.lowerBound].contains(0x0A)
    let isLast = after == text.count || text[tag.end..<after].contains(0x0A)
    return isFirst && isLast && !text.has("<br />", at: before - 6)
  }

  /// Keeps the two tags and goes on with what stands between them.
  private mutating func keepTags(
    of tag: ShortcodeTag, in text: Bytes, _ edits: inout Rewriting,
    _ rendering: inout BodyRendering
  ) -> Int {
    if let closing = tag.closing { closings[closing.lowerBound] = .kept }
    apply(.kept, tag.opening, of: text, &edits, &rendering)
    return tag.opening.upperBound
  }

  /// Puts something in the places of the two tags and goes on with what stands between them.
  private mutating func replaceTags(
    of tag: ShortcodeTag, with html: (before: String, after: String), in text: Bytes,
    _ edits: inout Rewriting, _ rendering: inout BodyRendering
  ) -> Int {
    if let closing = tag.closing { closings[closing.lowerBound] = .replaced(html.after) }
    apply(.replaced(html.before), tag.opening, of: text, &edits, &rendering)
    return tag.opening.upperBound
  }

  private func apply(
    _ fate: Fate, _ tag: Range<Int>, of text: Bytes, _ edits: inout Rewriting,
    _ rendering: inout BodyRendering
  ) {
    switch fate {
    case .kept: KeptTag.keep(tag, of: text, &edits, &rendering.standIns)
    case .replaced(let html): edits.replace(tag, of: text, with: html.utf8)
    }
  }
}
