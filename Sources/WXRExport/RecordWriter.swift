import ByteText
import CharacterReferences
import SiteModel
import WXRFormat

/// Writes records as elements of WXR 1.2, in the order and with the white space of WordPress.
///
/// The grammar of WXR gives the order. A field is written as it is stored: `raw` has what the value
/// differs from.
///
/// - Source: WordPress 6.9, `export_wp` in `wp-admin/includes/export.php`.
struct RecordWriter: ~Copyable {
  var xml: MarkupWriter
  let settings: Settings

  /// What all writers of an archive have in common.
  struct Settings: Sendable {
    /// What the prefixes that the root declares stand for.
    let namespaces: [String: WXRNamespace]

    init(_ site: Site) {
      namespaces = site.rootNamespaces
    }
  }

  init(_ settings: Settings, capacity: Int = 16 << 10) {
    xml = MarkupWriter(capacity: capacity)
    self.settings = settings
  }

  /// Hands the bytes over.
  consuming func finish() -> ByteChunk { xml.finish() }

  mutating func write(_ author: Author) {
    xml.indent(1)
    xml.startTag(ElementName.author.qualifiedName)
    // On one line: the importer's parser for damaged archives asks for it.
    for case .field(let rule) in WXRGrammar.author {
      write(rule, FieldValue(rule.name, of: author), author.raw)
    }
    write(author.extra, in: .author, depth: nil)
    xml.endTag(ElementName.author.qualifiedName)
    xml.append("\n")
  }

  mutating func write(_ term: Term) {
    let (name, children) = Self.element(for: term)
    begin(name, depth: 1)
    for child in children {
      switch child {
      case .field(let rule):
        write(rule, FieldValue(rule.modelField, of: term), term.raw, depth: 2)
      case .record: write(term.meta, as: .termMeta, depth: 2)
      }
    }
    write(term.extra, in: .term, depth: 2)
    end(name, depth: 1)
  }

  /// Categories and tags have elements of their own, but tags have no parents.
  private static func element(for term: Term) -> (ElementName, [WXRGrammar.Child]) {
    switch term.taxonomy {
    case "category": (.categoryTerm, WXRGrammar.category)
    case "post_tag" where term.parentSlug.isEmpty: (.tagTerm, WXRGrammar.tag)
    default: (.term, WXRGrammar.term)
    }
  }

  mutating func write(_ post: Post) {
    begin(.item, depth: 1)
    for child in WXRGrammar.item {
      switch child {
      case .field(let rule) where rule.name == .guid: writeGUID(of: post)
      case .field(let rule) where rule.name == .category:
        for term in post.terms { write(term, rule) }
      case .field(let rule):
        write(rule, FieldValue(rule.name, of: post), post.raw, depth: 2)
      case .record(.postMeta, _): write(post.meta, as: .postMeta, depth: 2)
      case .record:
        // By index, as iterating an array copies each element.
        let comments = post.comments.span
        for index in comments.indices { write(comments[index]) }
      }
    }
    write(post.extra, in: .item, depth: 2)
    end(.item, depth: 1)
  }

  private mutating func writeGUID(of post: Post) {
    xml.append("\t\t<guid")
    let field = ModelField.guidIsPermalink.rawValue
    if let stored = post.raw.last(where: { $0.field == field }) {
      xml.attribute("isPermaLink", stored.text)
    }
    xml.append(">")
    xml.text(post.guid)
    xml.append("</guid>\n")
  }

  private mutating func write(_ term: PostTerm, _ rule: FieldRule) {
    xml.append("\t\t<category")
    xml.attribute("domain", stored(.taxonomy, term.taxonomy, term.raw))
    // Importers pass over a category without a slug, but would make one of an empty slug.
    let slug = stored(.slug, term.slug, term.raw)
    if !slug.isEmpty { xml.attribute("nicename", slug) }
    xml.append(">")
    xml.section(stored(rule.modelField, term.name, term.raw, isText: true), of: "category")
    xml.append("</category>\n")
  }

  private mutating func write(_ comment: borrowing Comment) {
    begin(.comment, depth: 2)
    for case .field(let rule) in WXRGrammar.comment {
      write(rule, FieldValue(rule.name, of: comment), comment.raw, depth: 3)
    }
    write(comment.meta, as: .commentMeta, depth: 3)
    write(comment.extra, in: .comment, depth: 3)
    end(.comment, depth: 2)
  }

  private mutating func write(_ metas: [Meta], as name: ElementName, depth: Int) {
    let metas = metas.span
    for index in metas.indices {
      begin(name, depth: depth)
      xml.element(.metaKey, metas[index].key, isSection: true, depth: depth + 1)
      xml.element(.metaValue, metas[index].value, isSection: true, depth: depth + 1)
      end(name, depth: depth)
    }
  }
}

// The parts that records share.
extension RecordWriter {
  mutating func begin(_ name: ElementName, depth: Int) {
    xml.indent(depth)
    xml.startTag(name.qualifiedName)
    xml.append("\n")
  }

  mutating func end(_ name: ElementName, depth: Int) {
    xml.indent(depth)
    xml.endTag(name.qualifiedName)
    xml.append("\n")
  }

  /// Writes a field.
  ///
  /// - Parameters:
  ///   - rule: The element.
  ///   - value: What the record has for it.
  ///   - raw: What is stored, where that differs from a value.
  ///   - depth: How far a line of its own is indented; `nil` is on the same line.
  mutating func write(
    _ rule: FieldRule, _ value: FieldValue, _ raw: [StoredText], depth: Int? = nil
  ) {
    let field = rule.modelField
    switch value {
    case .string(let text):
      element(rule, stored(field, text, raw, isText: rule.value == .text), depth)
    case .integer(let number):
      let text = number.map(String.init) ?? stored(field, "", raw)
      if !text.isEmpty { element(rule, text, depth) }
    case .date(let date?), .newDate(let date?):
      date.withISOBytes(separator: UInt8(ascii: " ")) {
        xml.element(rule.name, $0, isSection: rule.traits.contains(.cdata), depth: depth)
      }
    case .date(nil):
      let text = stored(field, "", raw)
      element(rule, text.isEmpty ? "0000-00-00 00:00:00" : text, depth)
    case .newDate(nil):
      let text = stored(field, "", raw)
      if !text.isEmpty { element(rule, text, depth) }
    case .fixed(let text): element(rule, text, depth)
    case .none: break
    }
  }

  private mutating func element(_ rule: FieldRule, _ text: String, _ depth: Int?) {
    if text.isEmpty && rule.traits.contains(.isLeftOutEmpty) { return }
    xml.element(rule.name, text, isSection: rule.traits.contains(.cdata), depth: depth)
  }

  /// The stored text of a field.
  ///
  /// `isText` says whether the value is what a person reads, and is stored with character references.
  private func stored(
    _ field: ModelField, _ value: String, _ raw: [StoredText], isText: Bool = false
  ) -> String {
    if !raw.isEmpty {
      let name = field.rawValue
      if let stored = raw.last(where: { $0.field == name }) { return stored.text }
    }
    guard isText, value.utf8.contains(UInt8(ascii: "&")),
      CharacterReferences.decode(value) != value
    else { return value }
    var escaped: [UInt8] = []
    for byte in value.utf8 {
      escaped.append(byte)
      if byte == UInt8(ascii: "&") { escaped.append(contentsOf: "amp;".utf8) }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
