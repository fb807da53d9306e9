import ByteText
import JSONValues
import PHPSerialization
public import SiteModel

/// Replaces mail addresses and IP addresses in records.
///
/// A field for an address is replaced as a whole. In names, logins, stored texts (`raw`), metas,
/// extra elements and diagnostics, each address is replaced. Texts for readers stay as they are:
/// titles, bodies, excerpts, descriptions, comments, reblogs, links and the names of terms.
///
/// The command applies it to each record, after `Selection` and before the exporter.
public struct Redaction: Sendable {
  private static let fieldsOfAnAddress: Set<String> = ["email", "author_email", "author_ip"]

  /// The hash that gives the replacements; if it is `nil`, they are all equal.
  private let hash: HMACSHA256?

  /// Replaces every mail address by `redacted@example.invalid` and every IP by `0.0.0.0`.
  public init() {
    hash = nil
  }

  /// Replaces each address by a text of its own, which is the same in every record and run with
  /// this key.
  ///
  /// Equal addresses stay equal, so records can still be joined by address. A mail address becomes
  /// `HASH@example.invalid`. An IP address becomes an address in the block `2001:db8::/32`, which
  /// is reserved for documentation. Anyone who has the key can check whether an address is in the
  /// output, so the key must be secret and hard to guess. An empty key protects nothing.
  public init(key: [UInt8]) {
    hash = HMACSHA256(key: key)
  }

  public func apply(to post: inout Post) {
    redact(name: &post.author, field: "author", raw: &post.raw)
    for index in post.terms.indices {
      redact(&post.terms[index].raw)
    }
    redact(&post.meta)
    for index in post.comments.indices {
      redact(&post.comments[index])
    }
    redact(&post.extra)
    redact(&post.raw)
  }

  public func apply(to author: inout Author) {
    redact(whole: &author.email, as: .mail)
    redact(name: &author.login, field: "login", raw: &author.raw)
    redact(name: &author.displayName, field: "display_name", raw: &author.raw)
    redact(name: &author.firstName, field: "first_name", raw: &author.raw)
    redact(name: &author.lastName, field: "last_name", raw: &author.raw)
    redact(&author.extra)
    redact(&author.raw)
  }

  public func apply(to site: inout Site) {
    redact(&site.extra)
    redact(&site.raw)
  }

  public func apply(to term: inout Term) {
    redact(&term.meta)
    redact(&term.extra)
    redact(&term.raw)
  }

  /// Replaces the addresses in the text and the item's title; the name of the input stays.
  public func apply(to diagnostic: inout Diagnostic) {
    redact(&diagnostic.message)
    redact(&diagnostic.itemTitle)
  }
}

extension Redaction {
  private func redact(_ comment: inout Comment) {
    redact(name: &comment.authorName, field: "author_name", raw: &comment.raw)
    redact(whole: &comment.authorEmail, as: .mail)
    // People put their mail address here.
    redact(&comment.authorURL)
    redact(whole: &comment.authorIP, as: .ip)
    redact(&comment.meta)
    redact(&comment.extra)
    redact(&comment.raw)
  }

  private func redact(whole address: inout String, as kind: AddressFinder.Kind) {
    guard !address.isEmpty else { return }
    address = standIn(for: address, kind)
  }

  /// Also drops the name's stored text if an address in it is not visible as in the name.
  ///
  /// A character reference can hide an address (`ann&#64;example.org`). A field without stored text
  /// counts as stored in this form.
  private func redact(name: inout String, field: String, raw: inout [StoredText]) {
    guard let redacted = redacted(name) else { return }
    let count = addressCount(in: name)
    raw.removeAll { $0.field == field && addressCount(in: $0.text) != count }
    name = redacted
  }

  private func redact(_ raw: inout [StoredText]) {
    raw.removeAll { Self.fieldsOfAnAddress.contains($0.field) }
    for index in raw.indices {
      redact(&raw[index].text)
    }
  }

  private func redact(_ metas: inout [Meta]) {
    for index in metas.indices {
      redact(&metas[index].key)
      guard let data = metas[index].data else {
        redact(&metas[index].value)
        continue
      }
      // The value may contain an address that its data does not have, such as one in a repeated
      // key.
      guard data.containsText(where: holdsAddress) || holdsAddress(metas[index].value)
      else { continue }
      let redactedData = data.replacingTexts(redacted)
      metas[index].data = redactedData
      if JSONReader.fieldValue(metas[index].value.utf8.span) == nil {
        // The value contains the byte length of each text, so it cannot be changed in place.
        metas[index].value = redactedData.serialized
      } else {
        redact(json: &metas[index].value, with: redactedData)
      }
    }
  }

  /// Changes a JSON text in place, unless an escape stands in an address or before one.
  private func redact(json text: inout String, with data: DecodedValue) {
    redact(&text)
    if JSONReader.fieldValue(text.utf8.span) != data { text = data.json }
  }

  private func redact(_ elements: inout [ExtraElement]) {
    for index in elements.indices where elements[index].containsText(where: holdsAddress) {
      elements[index] = elements[index].replacingTexts(redacted)
    }
  }

  private func redact(_ text: inout String) {
    guard let redacted = redacted(text) else { return }
    text = redacted
  }
}

extension Redaction {
  private func holdsAddress(_ text: String) -> Bool {
    addressCount(in: text) > 0
  }

  private func addressCount(in text: String) -> Int {
    AddressFinder.addresses(in: text.utf8.span).count
  }

  /// The text with its addresses replaced; `nil` if it contains no address.
  private func redacted(_ text: String) -> String? {
    let matches = AddressFinder.addresses(in: text.utf8.span)
    guard !matches.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var copiedEnd = 0
    for match in matches {
      output += bytes[copiedEnd..<match.range.lowerBound]
      let address = String(decoding: bytes[match.range], as: UTF8.self)
      output += standIn(for: address, match.kind).utf8
      copiedEnd = match.range.upperBound
    }
    output += bytes[copiedEnd...]
    return String(decoding: output, as: UTF8.self)
  }

  /// The replacement of an address.
  ///
  /// It does not depend on case, nor on white space around the address.
  private func standIn(for address: String, _ kind: AddressFinder.Kind) -> String {
    guard let hash else {
      return switch kind {
      case .mail: "redacted@example.invalid"
      case .ip: "0.0.0.0"
      }
    }
    let bytes = Array(address.lowercased().utf8)
    let isBlank = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
    let trimmed = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let digits = hash.code(for: Array(trimmed)).flatMap {
      [UInt8(hexDigit: $0 >> 4), UInt8(hexDigit: $0 & 0xF)]
    }
    return switch kind {
    case .mail: String(decoding: digits[..<16], as: UTF8.self) + "@example.invalid"
    case .ip:
      (0..<6).reduce(into: "2001:db8") { text, group in
        text += ":" + String(decoding: digits[4 * group..<4 * group + 4], as: UTF8.self)
      }
    }
  }
}
