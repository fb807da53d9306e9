import ByteText

/// Counts the blocks and shortcodes of a body, without rendering it.
///
/// It reads the text as it is stored, twice from front to back, and takes linear time.
package struct ContentCensus {
  /// How often each construct stands in the text.
  package private(set) var counts: [ContentConstruct: Int] = [:]

  /// - Parameter body: A body as WordPress stores it.
  package init(of body: String) {
    body.utf8.span.withUnsafeBufferPointer { text in
      if text.find("<!--", from: 0) != nil { addBlocks(of: text) }
      if text.contains(UInt8(ascii: "[")) { addShortcodes(of: text) }
    }
  }

  /// The page builder that keeps its pages in a meta.
  ///
  /// - Parameter key: The key of the meta.
  /// - Returns: The builder as its users call it; `nil` if no known builder uses the meta.
  package static func builder(ofMeta key: String) -> String? { builders[key] }

  private static let builders: [String: String] = {
    var builders: [String: String] = [:]
    for builder in BuilderRegistry.all {
      for key in builder.metas { builders[key] = builder.name }
    }
    return builders
  }()

  private mutating func add(
    _ kind: ContentConstruct.Kind, _ name: String, _ result: ContentConstruct.Result
  ) {
    counts[ContentConstruct(kind: kind, name: name, result: result), default: 0] += 1
  }
}

// MARK: - Blocks

extension ContentCensus {
  private mutating func addBlocks(of text: Bytes) {
    var scanner = BlockScanner(text)
    while let token = scanner.next() {
      if token.kind == .closer { continue }
      let written = text.string(token.name)
      let name = written.contains("/") ? written : "core/" + written
      add(.block, name, Self.result(ofBlock: name, isVoid: token.kind == .void))
    }
  }

  private static func result(ofBlock name: String, isVoid: Bool) -> ContentConstruct.Result {
    if BlockRegistry.rule(for: name) != nil { return .converted }
    if !isVoid || name.hasPrefix("divi/") { return .shown }
    return name.hasPrefix("core/") ? .omitted : .read
  }
}

// MARK: - Shortcodes

extension ContentCensus {
  /// Brackets in tags, comments and code are none, as in `ShortcodePass`.
  private mutating func addShortcodes(of text: Bytes) {
    var reader = ShortcodeReader()
    var codeEnds = CodeEnds()
    var nextGreater = ForwardSearch(">")
    var index = 0
    var bracket = text.find(UInt8(ascii: "["), from: 0)
    var tag = text.find(UInt8(ascii: "<"), from: 0)
    while bracket < text.count {
      if tag < bracket {
        index =
          codeEnds.endOfCode(at: tag, in: text)
          ?? Self.endOfElement(at: tag, in: text, &nextGreater)
        tag = text.find(UInt8(ascii: "<"), from: index)
        if bracket < index { bracket = text.find(UInt8(ascii: "["), from: index) }
        continue
      }
      index = addShortcode(at: bracket, in: text, &reader) ?? bracket + 1
      bracket = text.find(UInt8(ascii: "["), from: index)
      if tag < index { tag = text.find(UInt8(ascii: "<"), from: index) }
    }
  }

  /// A `<` that begins neither a tag nor a comment is text.
  private static func endOfElement(
    at start: Int, in text: Bytes, _ nextGreater: inout ForwardSearch
  ) -> Int {
    guard start + 1 < text.count else { return text.count }
    switch text[start + 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return text.endOfElement(at: start, nextGreater: &nextGreater)
    case let byte where byte.isASCIILetter:
      return text.endOfElement(at: start, nextGreater: &nextGreater)
    default: return start + 1
    }
  }

  /// - Returns: Where to go on; `nil` if the bracket is a writer's.
  private mutating func addShortcode(
    at start: Int, in text: Bytes, _ reader: inout ShortcodeReader
  ) -> Int? {
    guard let tag = reader.tag(in: text, at: start, where: { _ in true }) else { return nil }
    // `[[name]]` stands for the tag itself.
    if start > 0, text.has("[", at: start - 1), text.has("]", at: tag.end) { return tag.end + 1 }
    guard let rule = ShortcodeRegistry.rule(for: tag.name) else {
      guard PlausibleShortcode.isOne(tag, in: text) else { return nil }
      add(.shortcode, tag.name, .kept)
      return tag.opening.upperBound
    }
    if BracketedProse.isOne(tag, rule, in: text) { return nil }
    switch rule {
    case .shows: add(.shortcode, tag.name, .converted)
    case .wraps: add(.shortcode, tag.name, .shown)
    case .needsSite: add(.shortcode, tag.name, .omitted)
    case .code, .formula:
      guard tag.content != nil else { return nil }
      add(.shortcode, tag.name, .converted)
      return tag.end
    }
    if let builder = BuilderRegistry.builder(ofShortcode: tag.name) {
      add(.builder, builder.name, .converted)
    }
    return tag.opening.upperBound
  }
}
