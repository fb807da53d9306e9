import ByteInput
import Foundation
import SiteModel
import TestSupport
import Testing
import WXRReader

/// Inputs that are hardly archives, or none.
@Suite struct InputTests {
  @Test(arguments: [
    "", " ", "\n\n \t\r\n", "\u{FEFF}", "\u{FEFF}\n", "Dear reader, there is no XML here.",
    "{\"a\": 1}",
    "<?xml version=\"1.0\"?>", "<!-- only -->", "<html><body>404</body></html>", "<", "<<<", "<rss",
    "<rss></rss>", "PK\u{3}\u{4}\u{0}\u{0}", "<![CDATA[", "<!DOCTYPE x", "<?", "</item>",
    "<items/>",
  ])
  func refusesWhatIsNoArchive(text: String) {
    let error = #expect(throws: InputError.self) { try Reading(Array(text.utf8)) }
    #expect(error?.code == .notAnArchive)
    #expect(error?.file == "memory.xml")
    #expect(error?.message.isEmpty == false)
    let scanError = #expect(throws: InputError.self) { try WXRReader.scan([MemorySource(text)]) }
    #expect(scanError == error)
    let parallelError = #expect(throws: InputError.self) {
      try Reading([MemorySource(text)], jobs: 2)
    }
    #expect(parallelError == error)
  }

  @Test func saysThatAnInputIsEmpty() {
    let error = #expect(throws: InputError.self) { try Reading([UInt8]()) }
    #expect(error?.message.contains("empty") == true)
  }

  @Test func hasNothingToTellOfNoInputs() throws {
    #expect(try Reading([any ByteSource]()).records == [])
    #expect(try WXRReader.scan([]).isEmpty)
  }

  @Test(arguments: ["\u{FEFF}", "\n\n", "\r\n \t\n", "\u{FEFF}\n"], [1, 5, Int.max])
  func readsOnBehindWhatStandsBeforeTheDeclaration(start: String, pieceByteCount: Int) throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.prologue = start + archive.prologue
    let reading = try Reading(archive.bytes, pieceByteCount: pieceByteCount)
    #expect(reading.sites.map(\.title) == ["Teapot"])
    #expect(reading.postIDs == [1, 2])
    #expect(reading.diagnostics == [])
  }

  @Test(arguments: ["", "<?xml version='1.0'?>", "<?xml-stylesheet href=\"a.xsl\"?>", "<!-- a -->"])
  func readsArchivesOfOtherBeginnings(prologue: String) throws {
    var archive = Archive(items: Archive.items(1...2))
    archive.prologue = prologue
    let reading = try Reading(archive)
    #expect(reading.sites.map(\.title) == ["Teapot"])
    #expect(reading.postIDs == [1, 2])
    #expect(reading.diagnostics == [])
  }

  @Test func readsAChannelWithoutRootAndItemsWithoutChannel() throws {
    let channel = "<channel><title>T</title>\(Archive.item(1))</channel>"
    let reading = try Reading(Array(channel.utf8))
    #expect(reading.sites.map(\.title) == ["T"])
    #expect(reading.postIDs == [1])
    #expect(try Reading(Array("<rss>\(Archive.item(1))</rss>".utf8)).postIDs == [1])
  }

  @Test func readsAChannelWithoutItems() throws {
    let reading = try Reading(Archive())
    #expect(reading.sites.map(\.title) == ["Teapot"])
    #expect(reading.posts == [])
    #expect(reading.diagnostics == [])
  }

  @Test func readsOnBehindTheSpacesOfTags() throws {
    let archive = Archive(
      items: [
        "<item\n>\n<wp:post_id\t>1</wp:post_id\n></item\n>", "<item ></item >", "<items>x</items>",
      ])
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, nil])
    #expect(reading.sites.last?.extra.map(\.name) == ["items"])
  }

  @Test func passesTheFailureOfASourceOn() {
    let text = Archive(items: Archive.items(1...10)).text
    let start = String(text.prefix(text.count / 2))
    for jobs in [1, 3] {
      let error = #expect(throws: InputError.self) {
        try Reading([FailingSource(after: start)], jobs: jobs)
      }
      #expect(error?.code == .cannotRead)
    }
    let error = #expect(throws: InputError.self) {
      try WXRReader.scan([FailingSource(after: start)])
    }
    #expect(error?.file == "failing.xml")
  }

  @Test func opensFiles() throws {
    let sample = try #require(try Sample.all.first)
    var reader = try WXRReader(path: sample.url.path)
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    let named = try Reading([MemorySource(sample.bytes, name: sample.url.path)])
    #expect(records == named.records)
    #expect(try reader.next() == nil)
  }

  @Test func tellsOfAFileThatIsMissing() {
    let error = #expect(throws: InputError.self) { try FileSource(path: "no/such/file.xml") }
    #expect(error?.code == .cannotOpen)
    #expect(error?.file == "no/such/file.xml")
  }
}
