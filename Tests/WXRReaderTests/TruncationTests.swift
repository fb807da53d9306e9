import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct TruncationTests {
  /// An archive with one of everything that can be open when it ends.
  private static let archive: Archive = {
    var archive = Archive(channel: "<wp:tag><wp:tag_slug>green</wp:tag_slug></wp:tag>\n")
    archive.prologue += "<!-- generator=\"WordPress/6.5\" created=\"2024-04-02 09:30\" -->\n"
    archive.items = [
      Archive.item(1, "<content:encoded><![CDATA[<p>one]]]]><![CDATA[></p>]]></content:encoded>"),
      "<!-- between -->\n",
      Archive.item(
        2,
        """
        <guid isPermaLink="false">https://teapot.example/?p=2&amp;x=é</guid>
        <wp:comment><wp:comment_id>4</wp:comment_id>\(Archive.meta("k", "v", of: "wp:commentmeta"))\
        </wp:comment><?pi data?>

        """),
      "<item/>\n",
    ]
    return archive
  }()

  @Test(arguments: 0..<Self.archive.bytes.count)
  func keepsEveryCompleteItem(byteCount: Int) throws {
    let text = Array(Self.archive.bytes[..<byteCount])
    let whole = try Reading(Self.archive).posts
    let ends = Self.itemEnds
    let complete = ends.count { $0 <= byteCount }
    do {
      let reading = try Reading(text)
      #expect(reading.posts == Array(whole[..<complete]))
      let cuts = [.truncatedItem, .truncatedArchive, .malformedChannel].flatMap {
        reading.diagnostics($0)
      }
      // The line end at the very end is nobody's.
      #expect(cuts.isEmpty == (byteCount >= Self.archive.bytes.count - 1))
      for cut in cuts {
        #expect(cut.severity == .error)
        #expect(cut.isPlaced(in: text), "\(cut)")
      }
      #expect(reading.diagnostics(.malformedItem).isEmpty)
    } catch let error as WXRError {
      #expect(error.code == .notAnArchive)
      #expect(complete == 0)
    }
  }

  @Test(arguments: [1, 64])
  func cutsAtEachByteInPieces(pieceByteCount: Int) throws {
    for byteCount in stride(from: 0, to: Self.archive.bytes.count, by: 3) {
      let text = Array(Self.archive.bytes[..<byteCount])
      let whole = Result { try Reading(text) }
      let pieces = Result { try Reading(text, pieceByteCount: pieceByteCount) }
      #expect((try? whole.get()) == (try? pieces.get()))
    }
  }

  @Test func namesTheItemThatIsCutOff() throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.items.append(
      "<item>\n<title>Half a cup</title>\n<wp:post_id>3</wp:post_id>\n<content:enc")
    archive.end = ""
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2])
    let cut = try #require(reading.diagnostics(.truncatedItem).first)
    #expect(cut.itemID == 3)
    #expect(cut.itemTitle == "Half a cup")
    #expect(cut.byteOffset == archive.bytes.count - archive.items[2].utf8.count)
    #expect(cut.isPlaced(in: archive.bytes))
  }

  /// Where each item ends, in bytes.
  private static var itemEnds: [Int] {
    var ends: [Int] = []
    let bytes = archive.bytes
    for (index, tag) in [("</item>", 7), ("<item/>", 7)].flatMap({ tag, count in
      bytes.indices.filter { bytes[$0...].starts(with: tag.utf8) }.map { ($0, count) }
    }) {
      ends.append(index + tag)
    }
    return ends.sorted()
  }
}
