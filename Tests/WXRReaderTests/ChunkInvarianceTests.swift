import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// How an archive's bytes are delivered, and on how many cores it is read, changes nothing.
@Suite struct ChunkInvarianceTests {
  @Test(arguments: try Sample.all, [1, 7, 64, 65_536])
  func readsSampleInPieces(sample: Sample, pieceByteCount: Int) throws {
    let whole = try Reading(sample.bytes)
    let pieces = try Reading(sample.bytes, pieceByteCount: pieceByteCount)
    #expect(!whole.posts.isEmpty)
    #expect(pieces == whole)
  }

  @Test(arguments: try Sample.all, [1, 2, 5])
  func readsSampleOnManyCores(sample: Sample, jobs: Int) throws {
    let bytes = try sample.bytes
    let parallel = try Reading([MemorySource(bytes)], jobs: jobs)
    #expect(try parallel == Reading(bytes))
  }

  /// Pieces that end at all places of a window, over several windows.
  @Test(arguments: [1_000, 4_093, 65_536, 100_003, 1 << 20])
  func readsLongArchiveInPieces(pieceByteCount: Int) throws {
    let whole = try Reading(Self.long.bytes)
    let pieces = try Reading(Self.long.bytes, pieceByteCount: pieceByteCount)
    #expect(pieces.content == whole.content)
    #expect(pieces.diagnostics == whole.diagnostics)
  }

  @Test(arguments: [1, 2, 5, 16])
  func readsLongArchiveOnManyCores(jobs: Int) throws {
    let parallel = try Reading([MemorySource(Self.long.bytes)], jobs: jobs)
    #expect(try parallel == Reading(Self.long.bytes))
  }

  /// `--lines` writes diagnostics where they are told, and a pipe delivers what it likes.
  @Test(arguments: [1_000, 65_536, 1 << 20])
  func tellsDiagnosticsAtTheSamePlaceAmongTheRecords(pieceByteCount: Int) throws {
    let pieces = try Reading(Self.long.bytes, pieceByteCount: pieceByteCount).records
    let whole = try Reading(Self.long.bytes).records
    #expect(pieces.count == whole.count)
    let difference = zip(pieces, whole).first { $0 != $1 }
      .map { "\(Self.mark($0)), not \(Self.mark($1))" }
    #expect(difference == nil)
  }

  @Test func tellsTheRightPlacesInLongArchives() throws {
    let reading = try Reading(Self.long.bytes)
    #expect(reading.posts.count == 3_000)
    #expect(reading.diagnostics(.wrongEndTag).count == 30)
    #expect(reading.diagnostics(.repeatedElement).count == 30)
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.isPlaced(in: Self.long.bytes), "\(diagnostic)")
    }
  }

  /// 1.5 MB with a repeated field and a broken item every hundred items, and two late terms.
  private static let long: Archive = {
    var items = Archive.items(1...3_000, byteCount: 400)
    for index in stride(from: 50, to: 3_000, by: 100) {
      items[index] = Archive.item(index + 1, "<wp:status>draft</wp:post_status>")
      items[index + 7] = Archive.item(
        index + 8, "<wp:status>draft</wp:status><wp:status>publish</wp:status>")
    }
    // What stands between items ends a batch, so there is little of it.
    for index in [1_070, 2_070] {
      items[index] +=
        "<wp:tag><wp:tag_slug>late-\(index)</wp:tag_slug><wp:tag_name>Late</wp:tag_name></wp:tag>\n"
    }
    return Archive(items: items)
  }()

  private static func mark(_ record: Record) -> String {
    switch record {
    case .site(let site): "site \(site.title)"
    case .author(let author): "author \(author.login)"
    case .term(let term): "term \(term.slug)"
    case .post(let post): "post \(post.id ?? 0)"
    case .diagnostic(let diagnostic): "\(diagnostic.code.rawValue) \(diagnostic.line ?? 0)"
    }
  }
}
