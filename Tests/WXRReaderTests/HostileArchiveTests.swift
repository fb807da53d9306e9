import ByteInput
import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct HostileArchiveTests {
  // Declarations and entities.

  private static let bomb: String = {
    var entities = "<!ENTITY lol0 \"lol\">\n"
    for level in 1...9 {
      entities += "<!ENTITY lol\(level) \"\(String(repeating: "&lol\(level - 1);", count: 10))\">\n"
    }
    return "<!DOCTYPE rss [\n\(entities)]>\n"
  }()

  @Test func leavesAnEntityBombAsText() throws {
    var archive = Archive(
      items: [
        Archive.item(1, "<content:encoded>a &lol9; &amp; b</content:encoded>"),
        Archive.item(2, "<content:encoded><![CDATA[&lol9;]]></content:encoded>"),
        Archive.item(3, "<x y='&lol9;'>&nbsp;</x>"),
      ])
    archive.prologue += Self.bomb
    archive.fields += "<description>&lol1;</description>"
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3])
    #expect(reading.posts.map(\.content) == ["a &lol9; & b", "&lol9;", ""])
    #expect(reading.posts.last?.extra.first?.attributes.map(\.value) == ["&lol9;"])
    #expect(reading.posts.last?.extra.first?.value == "&nbsp;")
    #expect(reading.sites.first?.title == "Teapot")
    #expect(reading.sites.first?.description == "&lol1;")
    let told = try #require(reading.diagnostics.first)
    #expect(reading.codes == [.doctypeDropped])
    #expect(told.severity == .warning)
    #expect(told.line == 2)
    #expect(told.isPlaced(in: archive.bytes))
  }

  @Test(arguments: [
    "<!DOCTYPE rss>", "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE rss PUBLIC '-//X//>' \"https://a.example/x.dtd\">",
    "<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"https://a.example/p\"> %p;]>",
    "<!DOCTYPE rss [<!ENTITY e \"]>\">]>", "<!DOCTYPE rss [<!-- it's ]> -->]>",
    "<!DOCTYPE rss [<?it's ]> ?>]>", "<!DOCTYPE rss [<!ATTLIST item a CDATA \">\">]  >",
  ])
  func dropsADeclaration(declaration: String) throws {
    var archive = Archive(items: [Archive.item(1, "<content:encoded>[&e;]</content:encoded>")])
    archive.prologue += declaration
    let reading = try Reading(archive)
    #expect(reading.sites.first?.title == "Teapot")
    #expect(reading.posts.map(\.content) == ["[&e;]"])
    #expect(reading.codes == [.doctypeDropped])
    #expect(try Reading(archive.bytes, pieceByteCount: 3) == reading)
  }

  @Test(arguments: ["<!DOCTYPE rss [", "<!DOCTYPE rss \"", "<!DOCTYPE rss [<!ENTITY a \"x]>"])
  func readsItemsBehindADeclarationThatNeverEnds(declaration: String) throws {
    var archive = Archive(items: (1...3).map { Archive.item($0) })
    archive.prologue += declaration
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3])
    #expect(reading.codes.contains(.doctypeDropped))
  }

  // Size and depth.

  @Test func readsATagOfAMegabyte() throws {
    let value = String(repeating: "v", count: 1 << 20)
    let reading = try Reading(
      Archive(items: [
        Archive.item(1, "<x a=\"\(value)\"/>"), "<item b=\"\(value)\"/>\n", Archive.item(2),
      ]))
    #expect(reading.postIDs == [1, nil, 2])
    #expect(reading.posts.first?.extra.first?.attributes.first?.value.utf8.count == 1 << 20)
  }

  @Test func readsAnElementNameOfAMegabyteOrTells() throws {
    let name = String(repeating: "n", count: 1 << 20)
    let reading = try Reading(Archive(items: [Archive.item(1, "<\(name)/>"), Archive.item(2)]))
    #expect(reading.postIDs.last == 2)
    #expect(reading.posts.count + reading.diagnostics(.malformedItem).count == 2)
  }

  /// libxml2 compares each attribute of a tag with each other one.
  @Test func readsATagOfManyAttributes() throws {
    let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
    let reading = try Reading(
      Archive(items: [Archive.item(1, "<x\(attributes)/>"), Archive.item(2)]))
    #expect(reading.postIDs.last == 2)
    #expect(reading.posts.count + reading.diagnostics(.malformedItem).count == 2)
    if reading.posts.count == 2 {
      #expect(reading.posts.first?.extra.first?.attributes.count == 100_000)
    }
  }

  @Test func readsManyElementNames() throws {
    let elements = (0..<50_000).map { "<e\($0)/>" }.joined()
    #expect(try Reading(Archive(item: elements)).posts.first?.extra.count == 50_000)
  }

  @Test func readsManyNamespaces() throws {
    let elements = (0..<5_000).map { "<a:e xmlns:a=\"urn:n\($0)\"/>" }.joined()
    #expect(try Reading(Archive(item: elements)).posts.first?.extra.count == 5_000)
  }

  @Test(arguments: [1 << 16, Int.max])
  func readsASectionOf64Megabytes(pieceByteCount: Int) throws {
    let count = 64 << 20
    var bytes = Array("<channel><item><content:encoded><![CDATA[".utf8)
    bytes.reserveCapacity(count + 200)
    // Ends of sections that are none.
    bytes += [UInt8](repeating: UInt8(ascii: "]"), count: count / 2)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: count / 2)
    bytes += Array("]]></content:encoded></item><item/></channel>".utf8)
    let reading = try Reading(bytes, pieceByteCount: pieceByteCount)
    #expect(reading.posts.map(\.content.utf8.count) == [count, 0])
  }

  @Test func readsManyCommentsOfOnePost() throws {
    let comments = (1...100_000).map {
      """
      <wp:comment><wp:comment_id>\($0)</wp:comment_id>\
      <wp:comment_content><![CDATA[Spam \($0)]]></wp:comment_content></wp:comment>

      """
    }
    let reading = try Reading(
      Archive(items: [Archive.item(1, comments.joined()), Archive.item(2)]))
    #expect(reading.postIDs == [1, 2])
    #expect(reading.posts.first?.comments.map(\.id) == Array(1...100_000))
    #expect(reading.posts.first?.comments.last?.content == "Spam 100000")
  }

  @Test func readsManySmallItems() throws {
    let archive = Archive(
      items: [String](repeating: "<item/>", count: 1) + Archive.items(1...50_000))
    #expect(try Reading(archive).posts.count == 50_001)
  }

  // Items over the limit.

  private func limited(_ byteCount: Int) -> ReaderOptions {
    var options = ReaderOptions()
    options.maximumItemByteCount = byteCount
    return options
  }

  @Test(arguments: [1 << 12, 1 << 16, 1 << 20, Int.max])
  func leavesOutAnItemOverTheLimit(pieceByteCount: Int) throws {
    let body = String(repeating: "</item> & <item>\n", count: 300_000)
    let archive = Archive(
      items: Archive.items(1...3)
        + [Archive.item(4, "<content:encoded><![CDATA[\(body)]]></content:encoded>")]
        + Archive.items(5...7))
    let reading = try Reading(
      archive.bytes, pieceByteCount: pieceByteCount, options: limited(1 << 20))
    #expect(reading.postIDs == [1, 2, 3, 5, 6, 7])
    let told = try #require(reading.diagnostics.first)
    #expect(reading.codes == [.oversizeItem])
    #expect(told.severity == .error)
    #expect(told.message.contains("1 MiB"))
    let start =
      archive.bytes.count - archive.end.utf8.count
      - archive.items[3...].map(\.utf8.count).reduce(0, +)
    #expect(told.byteOffset == start)
    #expect(told.isPlaced(in: archive.bytes))
  }

  /// What is over the limit does not depend on how the bytes are delivered: a pipe or a file.
  @Test(arguments: [1 << 12, 1 << 16, 1 << 20, Int.max], [900_000, 1_200_000, 1_900_000])
  func keepsToTheLimitExactly(pieceByteCount: Int, byteCount: Int) throws {
    let archive = Archive(items: [Archive.item(0)] + Archive.items(1...1, byteCount: byteCount))
    let reading = try Reading(
      archive.bytes, pieceByteCount: pieceByteCount, options: limited(1 << 20))
    #expect(reading.postIDs == (byteCount < 1 << 20 ? [0, 1] : [0]))
    #expect(reading.codes == (byteCount < 1 << 20 ? [] : [.oversizeItem]))
  }

  @Test func leavesOutACommentOverTheLimitBetweenItems() throws {
    let comment = "<!--" + String(repeating: " x", count: 1 << 20) + "-->\n"
    let archive = Archive(items: [Archive.item(1), comment, Archive.item(2)])
    let reading = try Reading(archive.bytes, options: limited(1 << 18))
    #expect(reading.postIDs == [1, 2])
    #expect(reading.codes == [.oversizeItem])
  }

  // Sections that do not end. The items are without CDATA, so nothing that follows ends them.

  @Test(arguments: ["<![CDATA[", "<!--", "<?pi "], [1, 4_096, Int.max])
  func endsASectionThatNeverEndsWithItsField(section: String, pieceByteCount: Int) throws {
    let archive = Archive(
      items: [
        Archive.item(1), Archive.item(2, "<content:encoded>\(section) & so on</content:encoded>"),
        Archive.item(3), "\t" + Archive.item(4),
      ])
    let reading = try Reading(archive.bytes, pieceByteCount: pieceByteCount)
    #expect(reading.postIDs == [1, 2, 3, 4])
    #expect(reading.posts[1].content.hasSuffix(" & so on"))
    #expect(!reading.diagnostics.isEmpty)
    for told in reading.diagnostics {
      #expect(told.severity == .warning)
      #expect(told.itemID == 2)
      #expect(told.isPlaced(in: archive.bytes))
    }
  }

  /// Every item of WordPress has sections of its own, whose ends must not be taken for the lost one.
  @Test(arguments: [("<![CDATA[", "]]>"), ("<!--", "-->")])
  func keepsItemsBehindAMissingEndThatALaterItemHas(start: String, end: String) throws {
    func item(_ id: Int, _ end: String) -> String {
      """
      <item>
      <title>\(start)Cup \(id)\(end)</title>
      <content:encoded>\(start)body \(id)\(end)</content:encoded>
      <wp:post_id>\(id)</wp:post_id>
      <excerpt:encoded>\(start)teaser \(id)\(id == 2 ? "" : end)</excerpt:encoded>
      </item>

      """
    }
    let archive = Archive(items: [item(1, end), item(2, end), item(3, end), item(4, end)])
    let reading = try Reading(archive)
    let isText = start == "<![CDATA["
    #expect(reading.postIDs == [1, 2, 3, 4])
    #expect(reading.posts.map(\.content) == (1...4).map { isText ? "body \($0)" : "" })
    #expect(reading.posts[1].excerpt == (isText ? "teaser 2" : "<!--teaser 2"))
    #expect(reading.diagnostics.allSatisfy { $0.itemID == 2 && $0.severity == .warning })
    #expect(!reading.diagnostics.isEmpty)
  }

  // Things that look like items.

  @Test(arguments: [
    "<content:encoded><![CDATA[\n<item>\n</item>\n]]></content:encoded>",
    "<!--\n<item>\n</item>\n-->",
    "<?pi\n<item>\n</item>\n?>", "<x a='&lt;item>'/>", "<itemize/>", "<wp:item>x</wp:item>",
    "<x item=\"1\"/>",
  ])
  func doesNotCutAtWhatLooksLikeAnItem(elements: String) throws {
    let archive = Archive(items: [Archive.item(1, elements), Archive.item(2)])
    for pieceByteCount in [1, 5, Int.max] {
      let reading = try Reading(archive.bytes, pieceByteCount: pieceByteCount)
      #expect(reading.postIDs == [1, 2])
      #expect(reading.diagnostics == [])
    }
  }

  @Test func readsEmptyTagsAsItems() throws {
    let reading = try Reading(Archive(items: ["<item/>", "<item a='1' />\n", Archive.item(3)]))
    #expect(reading.postIDs == [nil, nil, 3])
    #expect(reading.diagnostics == [])
  }

  @Test func closesAnItemWhereTheNextOneBegins() throws {
    let archive = Archive(
      items: [
        Archive.item(1), "<item>\n<title>Outer</title>\n<wp:post_id>2</wp:post_id>\n",
        Archive.item(3), "</item>\n", Archive.item(4),
      ])
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3, 4])
    let told = try #require(reading.diagnostics(.missingItemEnd).first)
    #expect(told.itemID == 2)
    #expect(told.itemTitle == "Outer")
    #expect(told.isPlaced(in: archive.bytes))
  }

  @Test func survivesManyItemsThatNeverEnd() throws {
    let archive = Archive(items: (1...5_000).map { "<item a='\($0)'>" } + [Archive.item(1)])
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1])
    #expect(reading.diagnostics(.missingItemEnd).map(\.count).reduce(0, +) == 5_000)
  }

  // Damage.

  @Test(arguments: [
    "<wp:status>draft</wp:stat>", "<a><b></a></b>", "</title>", "<x y=1/>", "<x y=\"1\" y=\"2\"/>",
    "a < b", "<1/>", "<x", "&#0;", "<![CDATA[]]>]]>",
  ])
  func repairsTheMalformedItemAlone(elements: String) throws {
    let archive = Archive(
      items: Archive.items(1...2) + [Archive.item(3, elements + "\n")] + Archive.items(4...6))
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3, 4, 5, 6])
    #expect(reading.posts[2].title == "Cup 3")
    #expect(!reading.diagnostics.isEmpty)
    let start =
      archive.bytes.count - archive.end.utf8.count
      - archive.items[2...].map(\.utf8.count).reduce(0, +)
    for told in reading.diagnostics {
      #expect(told.severity == .warning)
      #expect((told.itemID, told.itemTitle, told.file) == (3, "Cup 3", "memory.xml"))
      let offset = try #require(told.byteOffset)
      #expect((start..<start + archive.items[2].utf8.count).contains(offset))
      #expect(told.isPlaced(in: archive.bytes))
    }
  }

  @Test(arguments: [
    "<wp:post_id>9</wp:post_id>", "<wp:post_id><![CDATA[9]]></wp:post_id>",
    "<wp:post_id> 9 </wp:post_id>",
  ])
  func namesAnItemWhoseIDStandsBehindTheDamage(id: String) throws {
    let reading = try Reading(
      Archive(items: ["<item><title>x</titel>\(id)</item>", Archive.item(2)]))
    #expect(reading.postIDs == [9, 2])
    #expect(reading.diagnostics.map(\.itemID) == [9])
  }

  @Test func repairsAllItemsThatAreMalformed() throws {
    let archive = Archive(items: (1...500).map { Archive.item($0, $0 % 2 == 0 ? "</x>" : "") })
    let reading = try Reading(archive)
    #expect(reading.postIDs == Array(1...500))
    #expect(reading.diagnostics.map(\.itemID) == Array(stride(from: 2, through: 500, by: 2)))
    for told in reading.diagnostics { #expect(told.isPlaced(in: archive.bytes)) }
  }

  @Test(arguments: ["</wrong>", "<x", "a & b <", "<a b=c>", "]]>", "</channel></rss>", "\u{1}"])
  func readsItemsAroundDamageOutsideThem(damage: String) throws {
    let archive = Archive(items: Archive.items(1...2) + ["\(damage)\n"] + Archive.items(3...4))
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3, 4])
    #expect(reading.sites.first?.title == "Teapot")
    for told in reading.diagnostics {
      #expect(told.isPlaced(in: archive.bytes))
      #expect(told.severity == .warning)
      let start =
        archive.text.utf8.count - archive.end.utf8.count
        - archive.items[2...].map(\.utf8.count).reduce(0, +)
      // Not before the run that has the damage, which begins with a line end.
      #expect((told.byteOffset ?? 0) >= start - 1)
    }
  }

  @Test func readsItemsBehindADamagedHeader() throws {
    var archive = Archive(items: Archive.items(1...4))
    archive.fields = "<title>Tea</titel>\n" + archive.fields
    let reading = try Reading(archive)
    #expect(reading.postIDs == [1, 2, 3, 4])
    #expect(reading.codes == [.wrongEndTag, .repeatedElement])
    let told = try #require(reading.diagnostics.first)
    #expect(told.severity == .warning)
    #expect(told.isPlaced(in: archive.bytes))
  }

  // Many diagnostics.

  @Test func limitsTheDiagnosticsOfACode() throws {
    var options = ReaderOptions()
    options.maximumDiagnosticsPerCode = 10
    let items = (1...100).map {
      Archive.item($0, $0 % 2 == 0 ? "</x>" : "<wp:status>a</wp:status><wp:status>b</wp:status>")
    }
    let archive = Archive(items: items)
    let reading = try Reading(archive, options: options)
    for code in [Diagnostic.Code.strayEndTag, .repeatedElement] {
      let told = reading.diagnostics(code)
      #expect(told.map(\.count) == [Int](repeating: 1, count: 10) + [40])
      #expect(told.prefix(10).allSatisfy { $0.itemID != nil && $0.isPlaced(in: archive.bytes) })
      #expect(told.last?.line == nil)
      #expect(told.last?.file == "memory.xml")
      #expect(told.last?.severity == told.first?.severity)
    }
    #expect(reading.diagnostics.count == 22)
    let parallel = try Reading([MemorySource(archive.bytes)], options: options, jobs: 2)
    #expect(parallel == reading)
  }

  @Test func limitsTheDiagnosticsOfEachInput() throws {
    var options = ReaderOptions()
    options.maximumDiagnosticsPerCode = 2
    let archive = Archive(items: (1...5).map { Archive.item($0, "</x>") })
    let reading = try Reading(Reading.sources([archive, archive]), options: options)
    let told = reading.diagnostics(.strayEndTag)
    #expect(told.map(\.file) == [String](repeating: "part-0.xml", count: 3))
    #expect(told.map(\.count) == [1, 1, 3])
    #expect(reading.diagnostics(.repeatedItem).map(\.count) == [1, 1, 3])
  }
}
