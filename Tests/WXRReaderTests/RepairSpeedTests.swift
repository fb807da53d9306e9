import SiteModel
import TestSupport
import Testing
import WXRReader

/// However an item is damaged, its repair takes time in proportion to its size.
@Suite struct RepairSpeedTests {
  private static let byteCount = 1 << 18
  private static let units = [
    "<a><?", "<?", "<!--", "<!-- -- ", "<![CDATA[", "]]>", "<category>", "<category ",
    "<category a=\"", "<x a='", "<b>", "</b>", "</wp:status>", "<wp:status", "<wp:comment>", "<",
    "&", "&amp", "&#", "Warning:", "\nWarning: in ", "<br />\n<b>Warning</b>: in ", "\n", "<title",
    "wp:status>", "\u{1}", "</content:encoded>", "</item", "<item", "\n<item>", "<!-- <wp:status>",
    "<![CDATA[</content:encoded>", "<![CDATA[x]]>", "]]></content:encoded",
    "x ]]>/content:encoded>",
    "<wp:status>a<wp:post_name>b", "<a:b xmlns:a='c'>",
  ]

  private static let frames = [
    // What is repeated stands between fields, in a field, in a section and in an attribute.
    ("", ""), ("<content:encoded>", "</content:encoded>"), ("<wp:status>", "</wp:status>"),
    ("<content:encoded><![CDATA[", "]]></content:encoded>"), ("<content:encoded><![CDATA[", ""),
    ("<category nicename=\"", "\">x</category>"),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: units)
  func repairsInLinearTime(unit: String) throws {
    let text = String(repeating: unit, count: Self.byteCount / unit.utf8.count)
    for (start, end) in Self.frames {
      let archive = Archive(
        items: [Archive.item(1), Archive.item(2, "&\(start)\(text)\(end)\n"), Archive.item(3)])
      let reading = try Reading(archive)
      #expect(reading.postIDs.first == 1)
      #expect(reading.postIDs.last == 3)
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: units)
  func repairsOutsideItemsInLinearTime(unit: String) throws {
    let text = String(repeating: unit, count: Self.byteCount / unit.utf8.count)
    let archive = Archive(items: [Archive.item(1), "\(text)\n", Archive.item(3)])
    #expect(try Reading(archive).postIDs.first == 1)
  }

  @Test(.timeLimit(.minutes(5)))
  func repairsDeepNesting() throws {
    let depth = 100_000
    let nested =
      String(repeating: "<a>", count: depth) + "tea" + String(repeating: "</a>", count: depth)
    for elements in [
      nested + "&", "&" + nested, "<content:encoded>\(nested)&</content:encoded>",
      String(repeating: "<wp:comment>", count: depth) + "&",
      String(repeating: "<a><b>", count: depth) + "&" + String(repeating: "</a>", count: depth),
    ] {
      let reading = try Reading(
        Archive(items: [Archive.item(1), Archive.item(2, elements), Archive.item(3)]))
      #expect(reading.postIDs == [1, 2, 3])
    }
  }
}
