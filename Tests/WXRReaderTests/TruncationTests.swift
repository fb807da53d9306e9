import ByteInput
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
      #expect(Array(reading.posts.prefix(complete)) == Array(whole[..<complete]))
      #expect(reading.posts.count <= complete + 1)
      let cuts = reading.diagnostics.filter { $0.severity == .error }
      // Where only the root's end tag is missing nothing is, and the last line end is nobody's.
      if byteCount >= Self.archive.bytes.count - 1 {
        #expect(cuts.isEmpty)
      } else if byteCount < Self.archive.bytes.count - "</channel>\n</rss>\n".utf8.count {
        #expect(cuts.count == 1)
      }
      for cut in cuts {
        #expect([.truncatedItem, .truncatedArchive].contains(cut.code))
        #expect(cut.isPlaced(in: text), "\(cut)")
      }
    } catch let error as InputError {
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
    #expect(reading.postIDs == [1, 2, 3])
    let cut = try #require(reading.diagnostics(.truncatedItem).first)
    #expect(cut.itemID == 3)
    #expect(cut.itemTitle == "Half a cup")
    #expect(cut.byteOffset == archive.bytes.count - archive.items[2].utf8.count)
    #expect(cut.isPlaced(in: archive.bytes))
  }

  // What is left of the last item.

  @Test func keepsWhatIsCompleteOfARichItem() throws {
    var archive = DamageArchive()
    archive.items.removeLast(2)
    let bytes = archive.bytes
    let whole = try Reading(bytes).posts
    let starts = archive.items.indices.map { archive.offset(ofItem: $0) }
    var faults: [String] = []
    for byteCount in 0..<bytes.count where faults.count < 20 {
      guard let reading = try? Reading(Array(bytes[..<byteCount])) else {
        if byteCount >= starts[0] { faults.append("\(byteCount): not read") }
        continue
      }
      let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.code)
      let open = starts.lastIndex { $0 + "<item".utf8.count <= byteCount }
      let item = open.map { bytes[starts[$0]..<byteCount] } ?? []
      let isComplete = String(decoding: item, as: UTF8.self).contains("</item")
      let complete = isComplete ? (open ?? -1) + 1 : open ?? 0
      if Array(reading.posts.prefix(complete)) != Array(whole[..<complete]) {
        faults.append("\(byteCount): a complete item differs")
      }
      let isInItem = open != nil && !isComplete
      if byteCount < bytes.count - "</channel>\n</rss>\n".utf8.count,
        errors != [isInItem ? .truncatedItem : .truncatedArchive]
      {
        faults.append("\(byteCount): \(errors)")
      }
      guard isInItem, let open else { continue }
      let part = reading.posts.count > complete ? reading.posts[complete] : nil
      faults += Part(part ?? Post(), of: whole[open], markup: item).faults.map {
        "\(byteCount): \($0)"
      }
    }
    #expect(faults == [])
  }

  /// What is read of the first bytes of an item.
  private struct Part {
    /// What is wrong with it.
    private(set) var faults: [String] = []
    private let markup: String

    init(_ post: Post, of whole: Post, markup: ArraySlice<UInt8>) {
      self.markup = String(decoding: markup, as: UTF8.self)
      compare(post, whole, Post(), prose: ["title", "content", "excerpt"])
      let tags = [
        "id": "post_id", "slug": "post_name", "status": "status", "date": "post_date",
        "guid": "guid", "link": "link", "menuOrder": "menu_order", "author": "creator",
        "content": "encoded", "title": "title", "type": "post_type",
      ]
      let fields = zip(Mirror(reflecting: post).children, Mirror(reflecting: whole).children)
      for (field, complete) in fields {
        guard let tag = tags[field.label ?? ""], count(tag) > 0 else { continue }
        if "\(field.value)" != "\(complete.value)" { faults.append("lost \(tag)") }
      }
      if post.terms.count < count("category") { faults.append("lost a term") }
      if post.meta.count < count("postmeta") { faults.append("lost a meta") }
      if post.comments.count < count("comment") { faults.append("lost a comment") }
      for (part, whole) in zip(post.comments, whole.comments) {
        compare(part, whole, Comment(), prose: ["content"])
      }
    }

    /// How many end tags of a name there are.
    private func count(_ name: String) -> Int {
      markup.split(separator: "</", omittingEmptySubsequences: false).dropFirst()
        .count {
          $0.hasPrefix(name + ">")
            || $0.prefix { $0 != ">" }.hasSuffix(":" + name) && $0.contains(">")
        }
    }

    /// A field is whole or not there; of prose the beginning may be, and of a list.
    private mutating func compare(_ part: Any, _ whole: Any, _ empty: Any, prose: Set<String>) {
      let fields = zip(Mirror(reflecting: part).children, Mirror(reflecting: whole).children)
      for (field, none) in zip(fields, Mirror(reflecting: empty).children) {
        let (field, whole) = field
        let label = field.label ?? ""
        let texts = ("\(field.value)", "\(whole.value)")
        if texts.0 == texts.1 || texts.0 == "\(none.value)" || label == "comments" { continue }
        if let list = field.value as? [Any] {
          let beginning = (whole.value as? [Any])?.prefix(list.count) ?? []
          if beginning.map({ "\($0)" }) == list.map({ "\($0)" }) { continue }
        }
        if prose.contains(label), texts.1.utf8.starts(with: texts.0.utf8) { continue }
        faults.append("\(label) is \(texts.0)")
      }
    }
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
