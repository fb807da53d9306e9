import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

/// Inputs that `scripts/fuzz` found, made small.
@Suite struct FuzzFindingTests {
  /// A section of an item that is too large begins before what is left of the item.
  @Test func leavesOutAnOversizeItemOfManySections() throws {
    var options = ReaderOptions()
    options.maximumItemByteCount = 1 << 18
    let sections = String(repeating: "<![CDATA[x]]>", count: 60_000)
    let archive = Archive(items: [
      Archive.item(1), Archive.item(2, "<content:encoded>\(sections)</content:encoded>"),
      Archive.item(3),
    ])
    let reading = try Reading(archive, options: options)
    #expect(reading.postIDs == [1, 3])
    #expect(reading.codes == [.oversizeItem])
  }

  /// The channel's sections are fed to libxml2 after their repair.
  @Test(arguments: ["a ]]> b", "a ]]\u{1}> b", "a ]]\u{1}\u{2}> b", "a ]]\u{1}> b ]]> c"])
  func keepsAnEndOfASectionInTheChannelsText(text: String) throws {
    let reading = try Reading(
      Archive(channel: "<description><![CDATA[\(text)]]></description>\n"))
    let kept = text.filter { $0 >= " " }
    #expect(reading.sites.first?.description == kept)
    #expect(reading.diagnostics(.malformedChannel) == [])
  }

  @Test(arguments: ["\n<channel>", "<channel>", " a=\"b\"<channel>"])
  func mendsTheRootsTag(tag: String) throws {
    let archive = Archive(items: [Archive.item(1)])
    let text = archive.text.replacing(">\n<channel>", with: tag, maxReplacements: 1)
    let reading = try Reading(Array(text.utf8))
    #expect(reading.sites.first?.title == "Teapot")
    #expect(reading.postIDs == [1])
    #expect(reading.diagnostics(.malformedChannel) == [])
  }

  @Test(arguments: [
    "<channel<channel>", "<wp:c<<item\t</item>nt", "<!--><o", "<?><o", "<rss/>a<rss/>b",
    "<a/>b<c/>",
    "<channel></channel>a<b>c</b><![CDATA[d]]>", "<wp:><item\t</item>\n",
  ])
  func readsScrapsOfMarkup(text: String) throws {
    do {
      let reading = try Reading(Array(text.utf8))
      #expect(reading.diagnostics(.malformedChannel) == [])
      #expect(reading.diagnostics(.malformedItem) == [])
    } catch let error as InputError {
      #expect(error.code == .notAnArchive)
    }
  }

  @Test func doesNotTakeABeginningForAWholeComment() throws {
    var archive = Archive(items: [Archive.item(1)])
    archive.prologue += "<!-->\n<!-- a -->\n"
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1])
    #expect(reading.sites.first?.title == "Teapot")
  }

  /// A name has one prefix; libxml2 refuses what has two, or nothing behind the colon.
  @Test(arguments: ["w:i:1", "wp:", "w:i:", "wp:1"])
  func mendsNamesThatAreNone(name: String) throws {
    let reading = try Reading(Archive(item: "a & <\(name)>x</\(name)>\n"))
    #expect(reading.postIDs == [1])
    #expect(reading.diagnostics(.malformedItem) == [])
  }

  /// The same of an attribute; its name is as much as there is of one.
  @Test(arguments: [("a:b:c", "a:b"), ("a:", "a"), ("a:1", "a"), ("a:b:", "a:b"), ("xml::", "xml")])
  func mendsNamesOfAttributesThatAreNone(name: String, mended: String) throws {
    let reading = try Reading(Archive(item: "a & <x:y \(name)=\"v\" z=\"w\">x</x:y>\n"))
    let attributes = reading.posts.first?.extra.first?.attributes
    #expect(attributes?.filter { !$0.name.hasPrefix("xmlns") }.map(\.name) == [mended, "z"])
    #expect(reading.diagnostics(.malformedItem) == [])
  }

  @Test func keepsALongNameInADamagedItem() throws {
    let name = String(repeating: "n", count: 4000)
    let reading = try Reading(Archive(item: "a & <\(name)>x</\(name)>\n"))
    #expect(reading.posts.first?.extra.map(\.name) == [name])
  }

  /// Names need not be ASCII.
  @Test(arguments: ["größe", "g:größe", "大", "_·"])
  func keepsNamesOfAttributesInADamagedItem(name: String) throws {
    let reading = try Reading(
      Archive(item: "a & <x:y xmlns:g=\"urn:g\" \(name)='v' z=\"w\">x</x:y>\n"))
    let attributes = reading.posts.first?.extra.first?.attributes
    #expect(attributes?.map(\.name) == ["xmlns:g", name, "z"])
    #expect(reading.diagnostics(.brokenTag) == [])
  }

  @Test(arguments: [
    ("&&#1;", "&"), ("&&nbsp;", "&\u{A0}"), ("&a&#x26;", "&a&"), ("&&amp;", "&&"),
  ])
  func decodesAReferenceBehindABareAmpersand(text: String, title: String) throws {
    let reading = try Reading(Archive(items: ["<item><title>\(text)</title></item>\n"]))
    #expect(reading.posts.map(\.title) == [title])
    #expect(reading.diagnostics(.malformedItem) == [])
  }

  /// Decoded text is longer than the bytes that it is decoded from.
  @Test func tellsAPlaceInsideAnItemThatWasDecoded() throws {
    let archive = Archive(items: [Archive.item(1), Archive.item(2)])
    var bytes: [UInt8] = []
    for byte in archive.text.replacing("UTF-8", with: "windows-1251").utf8 {
      bytes +=
        byte == UInt8(ascii: "1") && bytes.suffix(4).elementsEqual("Cup ".utf8)
        ? [UInt8](repeating: 0xE0, count: 500) + [0x01] : [byte]
    }
    let reading = try Reading(bytes)
    #expect(reading.posts.first?.title == "Cup " + String(repeating: "а", count: 500))
    let told = try #require(reading.diagnostics(.controlCharacter).first)
    #expect(told.isPlaced(in: bytes))
    let start = bytes.count - archive.end.utf8.count - archive.items[1].utf8.count
    #expect(try #require(told.byteOffset) < start)
  }

  /// What is noted of the channel's records stands before what its repair noted, and the block loses
  /// its front while the item that follows is read.
  @Test func tellsPlacesInADamagedHeaderBeforeALongItem() throws {
    var archive = Archive(
      channel: "<language>en</language>\n<language>de</language>\n<generator>a & b</generator>\n")
    archive.items = Archive.items(1...1, byteCount: 900_000)
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1])
    #expect(reading.codes.contains(.repeatedElement))
    #expect(reading.codes.contains(.bareAmpersand))
    for told in reading.diagnostics { #expect(told.isPlaced(in: archive.bytes), "\(told)") }
  }

  /// A post that shows a piece of WXR has its `]]>` in two sections.
  ///
  /// Whether the first one goes on is told by bytes that the block may not have yet. Items of one
  /// length, moved by steps shorter than these bytes, have each place of them at the end of a block.
  @Test func keepsASplitSectionAtTheEndOfABlock() throws {
    let content =
      "<content:encoded><![CDATA[\n<item>\n<title><![CDATA[a]]]]><![CDATA[></title>\n</item>]]>"
    let items = (100_000..<104_000).map { Archive.item($0, content + "</content:encoded>\n") }
    let length = items[0].utf8.count
    #expect(items.count * length > 2 * 256 << 10)
    for shift in stride(from: 0, to: length, by: 8) {
      var archive = Archive(items: items)
      archive.prologue += String(repeating: " ", count: shift)
      let reading = try Reading(archive)
      #expect(reading.posts.count == items.count)
      #expect(reading.codes == [])
    }
  }

  /// What is left of one that is too large may be nothing.
  @Test func passesOverADocumentTypeThatIsTooLargeAndHasNoEnd() throws {
    var options = ReaderOptions()
    options.maximumItemByteCount = 1 << 16
    var archive = Archive(items: [Archive.item(1), Archive.item(2)])
    archive.prologue += "<!DOCTYPE rss [" + String(repeating: " ", count: 3 << 16)
    let reading = try Reading(archive, options: options)
    #expect(reading.postIDs == [1, 2])
  }
}
