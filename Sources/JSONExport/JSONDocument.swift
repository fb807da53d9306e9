import ByteText
public import SiteModel

/// Writes one JSON document for a site: the site, its authors and terms, the posts, the
/// diagnostics.
///
/// Posts are encoded on any thread, and written in their order:
///
///     let document = JSONDocument { bytes in … }
///     try document.begin(header)
///     try document.write(JSONDocument.encode(records))
///     try document.finish(diagnostics: [])
public final class JSONDocument {
  private let write: (UnsafeRawBufferPointer) throws -> Void
  private let isPretty: Bool
  private var postCount = 0

  /// - Parameters:
  ///   - pretty: Whether to indent.
  ///   - write: Takes the document's bytes, in pieces.
  public init(pretty: Bool = false, write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    isPretty = pretty
    self.write = write
  }

  /// Writes the part of the document before the posts.
  public func begin(_ header: SiteHeader) throws {
    var encoder = RecordEncoder(JSONWriter(pretty: isPretty))
    encoder.json.beginObject()
    encoder.json.key("wxr2_format")
    encoder.json.integer(1)
    encoder.json.key("site")
    encoder.write(header.site)
    encoder.json.key("authors")
    encoder.json.beginArray()
    for author in header.authors {
      encoder.json.beginElementOnLine()
      encoder.write(author)
    }
    encoder.json.endArrayOfLines()
    encoder.json.key("terms")
    encoder.json.beginArray()
    for term in header.terms {
      encoder.json.beginElementOnLine()
      encoder.write(term)
    }
    encoder.json.endArrayOfLines()
    encoder.json.key("posts")
    encoder.json.beginArray()
    try encoder.json.finish().withBytes(write)
  }

  /// Encodes posts for `write`, without shared state.
  ///
  /// - Parameters:
  ///   - records: The records, of which only the posts are encoded.
  ///   - pretty: Whether to indent, as in the document.
  /// - Returns: The encoded posts.
  public static func encode(_ records: [Record], pretty: Bool = false) -> EncodedRecords {
    var encoder = RecordEncoder(
      JSONWriter(pretty: pretty, depth: 2, continues: true, capacity: 512 << 10))
    var count = 0
    for index in records.indices {
      guard case .post(let post) = records[index] else { continue }
      encoder.json.beginElementOnLine()
      encoder.write(post)
      count += 1
    }
    return EncodedRecords(chunk: encoder.json.finish(), recordCount: count)
  }

  /// Writes posts that `encode` encoded.
  public func write(_ posts: EncodedRecords) throws {
    guard posts.recordCount > 0 else { return }
    // They are encoded with a comma before the first one.
    let isFirst = postCount == 0
    try posts.withBytes { try write(UnsafeRawBufferPointer(rebasing: $0[(isFirst ? 1 : 0)...])) }
    postCount += posts.recordCount
  }

  /// Writes the part of the document after the posts.
  public func finish(diagnostics: [Diagnostic]) throws {
    var encoder = RecordEncoder(
      JSONWriter(pretty: isPretty, depth: 2, continues: postCount > 0))
    encoder.json.endArrayOfLines()
    encoder.json.key("diagnostics")
    encoder.json.beginArray()
    for diagnostic in diagnostics {
      encoder.json.beginElementOnLine()
      encoder.write(diagnostic)
    }
    encoder.json.endArrayOfLines()
    encoder.json.endObject()
    encoder.json.endLine()
    try encoder.json.finish().withBytes(write)
  }
}
