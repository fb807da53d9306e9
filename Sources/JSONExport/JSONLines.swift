import ByteText
public import Exporting
public import SiteModel

/// Encodes records as JSON Lines: one object per line, which begins with its kind, its site's key and
/// its origin.
public enum JSONLines {
  /// - Parameters:
  ///   - records: The records.
  ///   - siteKey: The key of their site.
  ///   - input: The input that they are from; a diagnostic names its own.
  ///   - offsets: The places of their elements, one for each; empty if they are not known.
  ///   - kinds: The kinds of lines to write.
  ///   - hasStableTypes: Whether values whose form varies become JSON texts.
  /// - Returns: The lines.
  public static func encode(
    _ records: [Record], siteKey: String, input: String = "", at offsets: [Int] = [],
    kinds: Set<LineKind> = Set(LineKind.allCases), hasStableTypes: Bool = false
  ) -> EncodedRecords {
    var encoder = RecordEncoder(
      JSONWriter(capacity: 512 << 10), hasStableTypes: hasStableTypes)
    var head = LineHead(siteKey: siteKey, input: input)
    var count = 0
    for index in records.indices where kinds.contains(LineKind(records[index])) {
      head.offset = index < offsets.count ? offsets[index] : nil
      switch records[index] {
      case .site(let site): encoder.write(site, line: head)
      case .author(let author): encoder.write(author, line: head)
      case .term(let term): encoder.write(term, line: head)
      case .post(let post): encoder.write(post, line: head)
      case .diagnostic(let diagnostic):
        encoder.write(
          diagnostic,
          line: LineHead(siteKey: siteKey, input: diagnostic.file, offset: diagnostic.byteOffset))
      }
      encoder.json.endLine()
      count += 1
    }
    return EncodedRecords(chunk: encoder.json.finish(), recordCount: count)
  }

  /// The line that ends an input.
  public static func encode(_ input: InputSummary) -> EncodedRecords {
    var encoder = RecordEncoder(JSONWriter())
    encoder.write(
      input,
      line: LineHead(siteKey: input.siteKey, input: input.input, offset: input.byteCount))
    encoder.json.endLine()
    return EncodedRecords(chunk: encoder.json.finish(), recordCount: 1)
  }

  /// A line with a value of each type under each key of all lines.
  ///
  /// Programs that guess types look at the first lines. There a list may be empty and a number null, and
  /// a key that only later lines have is dropped (Polars).
  public static func typesLine() -> EncodedRecords {
    var json = JSONWriter()
    writeSample(.object(LineColumn.all), isLine: true, &json)
    json.endLine()
    return EncodedRecords(chunk: json.finish(), recordCount: 1)
  }

  private static func writeSample(_ type: LineType, isLine: Bool = false, _ json: inout JSONWriter)
  {
    switch type {
    case .text, .json: json.string("")
    case .integer: json.integer(0)
    case .boolean: json.bool(false)
    case .localTime: json.string("1970-01-01T00:00:00")
    case .utcTime: json.string("1970-01-01T00:00:00Z")
    case .list(let columns):
      json.beginArray()
      writeSample(.object(columns), &json)
      json.endArray()
    case .object(let columns):
      json.beginObject()
      for column in columns {
        json.key(text: column.name)
        if isLine && column.name == "record" {
          json.string("types")
        } else {
          writeSample(column.type, &json)
        }
      }
      json.endObject()
    }
  }
}

extension LineKind {
  fileprivate init(_ record: borrowing Record) {
    switch record {
    case .site: self = .site
    case .author: self = .author
    case .term: self = .term
    case .post: self = .post
    case .diagnostic: self = .diagnostic
    }
  }
}
