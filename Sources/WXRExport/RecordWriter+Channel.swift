import ByteText
import SiteModel
import WXRFormat

// What stands before the items, and behind them.
extension RecordWriter {
  /// The prefixes that WordPress declares, with their addresses, in its order.
  static let ownNamespaces: [(prefix: String, uri: String)] = [
    ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("wfw", "http://wellformedweb.org/CommentAPI/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("wp", "http://wordpress.org/export/1.2/"),
  ]

  /// Writes all that stands before the items.
  ///
  /// - Parameters:
  ///   - header: The site, its authors and its terms.
  ///   - program: The program that writes, as the generator comment names it: `wxr2/1.0`.
  mutating func writeHead(_ header: SiteHeader, program: String) {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n")
    xml.append(
      """
      <!-- A WordPress eXtended RSS file: posts, pages, comments, categories and the rest of a site. -->
      <!-- To bring it into a WordPress site: Tools, Import, WordPress. -->
      <!-- generator="
      """)
    xml.append(text: program)
    if let date = header.site.exportedAt {
      let text = date.withISOBytes(separator: UInt8(ascii: " ")) {
        String(decoding: $0.prefix(16), as: UTF8.self)
      }
      xml.append("\" created=\"")
      xml.append(text: text)
    }
    xml.append("\" -->\n<rss version=\"2.0\"")
    for (prefix, uri) in Self.ownNamespaces + header.site.otherNamespaces {
      xml.append("\n\t")
      xml.declaration(prefix, uri)
    }
    xml.append("\n>\n\n<channel>\n")
    for child in WXRGrammar.channel {
      switch child {
      case .field(let rule):
        let value = FieldValue(rule.name, of: header.site, program: program)
        write(rule, value, header.site.raw, depth: 1)
      case .record(.author, _): for author in header.authors { write(author) }
      case .record(.categoryTerm, _): for term in header.terms { write(term) }
      case .record: break
      }
    }
    write(header.site.extra, in: .channel, depth: 1)
    xml.append("\n")
  }

  /// What stands behind the items.
  static func foot() -> ByteChunk {
    var writer = MarkupWriter(capacity: 64)
    writer.append("</channel>\n</rss>\n")
    return writer.finish()
  }
}

extension Site {
  /// What the prefixes that the root declares stand for.
  var rootNamespaces: [String: WXRNamespace] {
    var all: [String: WXRNamespace] = [:]
    for (prefix, uri) in RecordWriter.ownNamespaces + otherNamespaces {
      all[prefix] = WXRNamespace(uri: uri)
    }
    return all
  }

  /// The declarations of an archive's root beside WordPress's own, in the order of their prefixes.
  var otherNamespaces: [(prefix: String, uri: String)] {
    let others = namespaces.filter { other in
      !RecordWriter.ownNamespaces.contains { $0.prefix == other.name }
        && !other.name.isEmpty && other.name != "xml" && !other.value.isEmpty
    }
    return Dictionary(others.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
      .map { ($0.key, $0.value) }.sorted { $0.prefix < $1.prefix }
  }
}
