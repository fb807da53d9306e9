import ByteText
import JSONValues
import PHPSerialization
public import SiteModel

/// Replaces texts in records, such as the address of a blog that moves.
///
/// It finds them as they are, in JSON's escapes, percent-encoded, and as addresses without a scheme. In
/// PHP-serialised values it counts the lengths again. Names of people, logins, mail addresses, slugs,
/// passwords and dates stay.
public struct Replacement: Sendable {
  private let inText: FormSearch
  private let inJSON: FormSearch
  private let includesGUIDs: Bool

  /// How often something was replaced, by field.
  public typealias Counts = [Field: Int]

  /// The fields in which texts are replaced, in the order in which they are reported.
  public enum Field: String, Sendable, CaseIterable {
    case site, term, termMeta = "term meta", title, link, guid, content, excerpt
    case attachmentURL = "attachment_url"
    case meta, commentContent = "comment content", commentAuthorURL = "comment author_url"
    case commentMeta = "comment meta", extra
  }

  /// - Parameters:
  ///   - pairs: What is replaced by what; at one place the longest text counts.
  ///   - includesGUIDs: Whether guids change, too, by which readers of feeds know posts.
  public init(_ pairs: [ReplacementPair], includesGUIDs: Bool = false) {
    inText = FormSearch(pairs.flatMap { ReplacedForm.forms(of: $0, inJSON: false) })
    inJSON = FormSearch(pairs.flatMap { ReplacedForm.forms(of: $0, inJSON: true) })
    self.includesGUIDs = includesGUIDs
  }

  public func apply(to header: inout SiteHeader, _ counts: inout Counts) {
    var site = header.site
    replace(&site.title, .site, "title", &site.raw, &counts)
    replace(&site.description, .site, "description", &site.raw, &counts)
    replace(&site.link, .site, &counts)
    replace(&site.baseSiteURL, .site, &counts)
    replace(&site.baseBlogURL, .site, &counts)
    replace(&site.extra, &counts)
    var terms = header.terms
    for index in terms.indices {
      var term = terms[index]
      replace(&term.name, .term, "name", &term.raw, &counts)
      replace(&term.description, .term, &counts)
      replace(&term.meta, .termMeta, &counts)
      replace(&term.extra, &counts)
      terms[index] = term
    }
    var authors = header.authors
    for index in authors.indices { replace(&authors[index].extra, &counts) }
    header = SiteHeader(site, authors: authors, terms: terms)
  }

  public func apply(to post: inout Post, _ counts: inout Counts) {
    replace(&post.title, .title, "title", &post.raw, &counts)
    replace(&post.link, .link, &counts)
    if includesGUIDs { replace(&post.guid, .guid, &counts) }
    replace(&post.content, .content, &counts)
    replace(&post.excerpt, .excerpt, &counts)
    replace(&post.attachmentURL, .attachmentURL, &counts)
    for index in post.terms.indices {
      var term = post.terms[index]
      replace(&term.name, .term, "name", &term.raw, &counts)
      post.terms[index] = term
    }
    replace(&post.meta, .meta, &counts)
    for index in post.comments.indices {
      replace(&post.comments[index].content, .commentContent, &counts)
      replace(&post.comments[index].authorURL, .commentAuthorURL, &counts)
      replace(&post.comments[index].meta, .commentMeta, &counts)
      replace(&post.comments[index].extra, &counts)
    }
    replace(&post.extra, &counts)
  }
}

extension Replacement {
  private func replace(_ text: inout String, _ field: Field, _ counts: inout Counts) {
    guard !text.isEmpty, let (new, count) = replaced(text) else { return }
    text = new
    counts[field, default: 0] += count
  }

  /// Replaces in a text and in its stored form, which is the one that is written and counted.
  private func replace(
    _ text: inout String, _ field: Field, _ name: String, _ raw: inout [StoredText],
    _ counts: inout Counts
  ) {
    guard let place = raw.lastIndex(where: { $0.field == name }) else {
      return replace(&text, field, &counts)
    }
    replace(&raw[place].text, field, &counts)
    var uncounted: Counts = [:]
    replace(&text, field, &uncounted)
  }

  private func replace(_ metas: inout [Meta], _ field: Field, _ counts: inout Counts) {
    for index in metas.indices {
      guard let (new, count) = replaced(metas[index].value) else { continue }
      metas[index].value = new
      metas[index].data = nil
      counts[field, default: 0] += count
    }
  }

  private func replace(_ elements: inout [ExtraElement], _ counts: inout Counts) {
    for index in elements.indices {
      guard elements[index].containsText(where: { replaced($0) != nil }) else { continue }
      var count = 0
      elements[index] = elements[index].replacingTexts { text in
        guard let (new, found) = replaced(text) else { return nil }
        count += found
        return new
      }
      counts[.extra, default: 0] += count
    }
  }

  private func replaced(_ text: String) -> (text: String, count: Int)? {
    let bytes = text.utf8.span.withUnsafeBufferPointer { replaced($0, depth: 0) }
    return bytes.map { (String(decoding: $0.text, as: UTF8.self), $0.count) }
  }

  /// How deep serialised values in strings of serialised values are followed.
  private static let deepestNesting = 16

  private func replaced(
    _ text: UnsafeBufferPointer<UInt8>, depth: Int
  ) -> (text: [UInt8], count: Int)? {
    guard inText.isIn(text) || inJSON.isIn(text) else { return nil }
    // WordPress does not see that an object with a form of its own is serialised; PHP reads it.
    let mayBeSerialized = PHPUnserializer.looksSerialized(text.span) || text.has("C:", at: 0)
    if depth < Self.deepestNesting, mayBeSerialized {
      if PHPUnserializer.decodeStrictly(Array(text)) != nil {
        return SerializedStrings.replacing(in: text) { replaced($0, depth: depth + 1) }
      }
      if let decoded = PHPUnserializer.decode(Array(text)) {
        return replaced(decoded.value, depth: depth).map {
          (Array($0.value.serialized.utf8), $0.count)
        }
      }
    } else if let data = JSONReader.fieldValue(text.span) {
      let holdsSerialized = data.containsText { PHPUnserializer.looksSerialized($0.utf8.span) }
      if holdsSerialized, depth < Self.deepestNesting {
        return replaced(data, depth: depth).map { (Array($0.value.json.utf8), $0.count) }
      }
      return inJSON.replacing(in: text)
    }
    return inText.replacing(in: text)
  }

  private func replaced(
    _ data: DecodedValue, depth: Int
  ) -> (value: DecodedValue, count: Int)? {
    var count = 0
    let value = data.replacingTexts { text in
      let found = text.utf8.span.withUnsafeBufferPointer { replaced($0, depth: depth + 1) }
      guard let found else { return nil }
      count += found.count
      return String(decoding: found.text, as: UTF8.self)
    }
    return count == 0 ? nil : (value, count)
  }
}
