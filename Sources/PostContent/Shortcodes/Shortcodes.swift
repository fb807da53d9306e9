import ByteText

/// The shortcodes that are known: WordPress's own and those of WordPress.com.
enum Shortcodes {
  /// Longer than any name that is looked up.
  static let longestName = 40

  enum Kind {
    case caption, gallery, audio, video, playlist, embed
    /// A page elsewhere.
    case service
    /// What only a running site can show, content included.
    case nothing
    /// Tags around content that is shown as it is.
    case wrapper
  }

  static func kind(of name: String) -> Kind? {
    if let kind = kinds[name] { return kind }
    return EmbedServices.isService(name) ? .service : nil
  }

  static func isKnown(_ name: String) -> Bool { kind(of: name) != nil }

  /// Names that WordPress knows, those of code included.
  static func isRegistered(_ name: String) -> Bool {
    isKnown(name) || CodeShortcodes.isCode(name)
  }

  /// Whether it becomes something of its own; what stands between tags alone keeps its paragraph.
  static func replacesParagraph(_ name: String) -> Bool {
    if case .wrapper? = kind(of: name) { return false }
    return isRegistered(name)
  }

  private static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = [
      "caption": .caption, "wp_caption": .caption, "gallery": .gallery, "slideshow": .gallery,
      "audio": .audio, "video": .video, "playlist": .playlist, "embed": .embed,
    ]
    for name in [
      "contact-form", "contact-field", "jetpack_subscription_form", "blog_subscription_form",
      "mailchimp_subscriber_popup", "archives", "sitemap", "unsubscribe_urls", "upcomingevents",
      "portfolio", "testimonials", "display-posts", "jetpack-related-posts",
      "untappd-menu",
    ] {
      kinds[name] = .nothing
    }
    for name in [
      "recipe", "recipe-notes", "recipe-ingredients", "recipe-directions", "recipe-nutrition",
      "wp-recipe", "tooltip", "presentation", "slide", "quiz", "question", "answer", "wrong",
      "explanation",
    ] {
      kinds[name] = .wrapper
    }
    return kinds
  }()
}

extension ContentBuilder {
  /// The text with its shortcodes made into what they show, or kept, or dropped.
  mutating func renderShortcodes(_ bytes: [UInt8], depth: Int = 0) -> [UInt8] {
    var text = PassedText(bytes)
    text.pass { text, edits in
      var pass = ShortcodePass(depth: depth)
      pass.run(text, &edits, &self)
    }
    return text.bytes
  }
}

/// One pass over a text with shortcodes.
private struct ShortcodePass {
  let depth: Int
  private var reader = ShortcodeReader()
  private var nextGreater = ForwardSearch(">")
  /// Closing tags of shortcodes whose opening tag was met, by their place: what is to be put there.
  private var closings: [Int: Closing] = [:]
  private var codeEnds = CodeEnds()

  private enum Closing {
    case kept, dropped
  }

  init(depth: Int) { self.depth = depth }

  mutating func run(_ text: Bytes, _ edits: inout Rewriting, _ builder: inout ContentBuilder) {
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
      index = render(at: bracket, in: text, &edits, &builder) ?? bracket + 1
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
    at start: Int, in text: Bytes, _ edits: inout Rewriting, _ builder: inout ContentBuilder
  ) -> Int? {
    if let closing = closings[start] {
      let end = text.find(UInt8(ascii: "]"), from: start) + 1
      if case .kept = closing {
        builder.keep(start..<end, of: text, &edits)
      } else {
        edits.replace(start..<end, of: text)
      }
      return end
    }
    guard let tag = reader.tag(in: text, at: start, where: { _ in true }) else { return nil }
    if Shortcodes.isRegistered(tag.name) {
      if start > 0, text.has("[", at: start - 1), text.has("]", at: tag.end) {
        // `[[name]]` stands for the tag itself.
        if builder.policy != .keep {
          edits.replace(start - 1..<start, of: text)
          edits.replace(tag.end..<tag.end + 1, of: text)
        }
        return tag.end + 1
      }
      guard let kind = Shortcodes.kind(of: tag.name) else {
        // Code that was not taken out; one tag alone is text.
        guard builder.policy == .keep, tag.content != nil else { return nil }
        return leaveTags(tag, kept: true, in: text, &edits, &builder)
      }
      return renderKnown(tag, kind, in: text, &edits, &builder)
    }
    guard PlausibleShortcode.isOne(tag, in: text) else { return nil }
    builder.countUnknownShortcode(tag.name)
    let isKept = builder.policy != .drop || PlausibleShortcode.isDoubtful(tag)
    return leaveTags(tag, kept: isKept, in: text, &edits, &builder)
  }

  private mutating func renderKnown(
    _ tag: ShortcodeTag, _ kind: Shortcodes.Kind, in text: Bytes, _ edits: inout Rewriting,
    _ builder: inout ContentBuilder
  ) -> Int {
    if builder.policy == .keep {
      return leaveTags(tag, kept: true, in: text, &edits, &builder)
    }
    if case .wrapper = kind {
      return leaveTags(tag, kept: false, in: text, &edits, &builder)
    }
    let attributes = ShortcodeAttributes(Bytes(rebasing: text[tag.attributes]))
    let content = tag.content.map { Bytes(rebasing: text[$0]) }
    let html = builder.html(of: tag.name, kind, attributes, content, depth: depth)
    guard let html else {
      // What cannot be shown stays as it stands, for its reader to see.
      builder.countUnknownShortcode(tag.name)
      return leaveTags(tag, kept: true, in: text, &edits, &builder)
    }
    edits.replace(tag.opening.lowerBound..<tag.end, of: text, with: html)
    return tag.end
  }

  /// Keeps or drops the two tags and goes on with what stands between them.
  private mutating func leaveTags(
    _ tag: ShortcodeTag, kept: Bool, in text: Bytes, _ edits: inout Rewriting,
    _ builder: inout ContentBuilder
  ) -> Int {
    if let closing = tag.closing { closings[closing.lowerBound] = kept ? .kept : .dropped }
    if kept {
      builder.keep(tag.opening, of: text, &edits)
    } else {
      edits.replace(tag.opening, of: text)
    }
    return tag.opening.upperBound
  }
}

/// Where `pre`, `code` and their like end, in which brackets are what they are.
private struct CodeEnds {
  private var ends: [ForwardSearch] = [
    ForwardSearch("</pre>"), ForwardSearch("</code>"), ForwardSearch("</script>"),
    ForwardSearch("</style>"), ForwardSearch("</textarea>"), ForwardSearch("</kbd>"),
  ]
  private let names: [StaticString] = ["<pre", "<code", "<script", "<style", "<textarea", "<kbd"]

  /// The end of such an element that begins with the `<` at `start`.
  mutating func endOfCode(at start: Int, in text: Bytes) -> Int? {
    guard let kind = names.firstIndex(where: { text.has($0, at: start) }) else { return nil }
    let nameEnd = start + names[kind].utf8CodeUnitCount
    guard nameEnd < text.count, text[nameEnd].isSpace || text[nameEnd] == UInt8(ascii: ">") else {
      return nil
    }
    let end = ends[kind].next(in: text, from: nameEnd)
    return end < text.count ? end : nil
  }
}
