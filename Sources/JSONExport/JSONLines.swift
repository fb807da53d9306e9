import ByteText
public import SiteModel

/// Encodes records as JSON Lines: one object per line, which begins with its kind and its site's
/// key.
public enum JSONLines {
  public static func encode(_ records: [Record], siteKey: String) -> EncodedRecords {
    var encoder = RecordEncoder(JSONWriter(capacity: 512 << 10))
    let head = LineHead(siteKey: siteKey)
    var count = 0
    for record in records {
      switch record {
      case .site(let site): encoder.write(site, line: head)
      case .author(let author): encoder.write(author, line: head)
      case .term(let term): encoder.write(term, line: head)
      case .post(let post): encoder.write(post, line: head)
      case .diagnostic(let diagnostic): encoder.write(diagnostic, line: head)
      }
      encoder.json.endLine()
      count += 1
    }
    return EncodedRecords(chunk: encoder.json.finish(), recordCount: count)
  }
}
