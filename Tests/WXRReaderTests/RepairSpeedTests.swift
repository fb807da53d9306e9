import SiteModel
import TestSupport
import Testing
import WXRReader

/// However an item is damaged, its repair takes time in proportion to its size.
@Suite struct RepairSpeedTests {
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

  @Test(arguments: units)
  func repairsInLinearTime(unit: String) throws {
    for (start, end) in Self.frames {
      let growth = try Growth.ofFourfold(from: 1 << 16) { byteCount in
        let text = String(repeating: unit, count: byteCount / unit.utf8.count)
        return Archive(
          items: [Archive.item(1), Archive.item(2, "&\(start)\(text)\(end)\n"), Archive.item(3)])
      } work: { archive in
        let reading = try Reading(archive)
        #expect(reading.postIDs.first == 1)
        #expect(reading.postIDs.last == 3)
      }
      #expect(growth <= Growth.mostForFourfold, "between \(start) and \(end)")
    }
  }

  @Test(arguments: units)
  func repairsOutsideItemsInLinearTime(unit: String) throws {
    let growth = try Growth.ofFourfold(from: 1 << 16) { byteCount in
      let text = String(repeating: unit, count: byteCount / unit.utf8.count)
      return Archive(items: [Archive.item(1), "\(text)\n", Archive.item(3)])
    } work: { archive in
      let reading = try Reading(archive)
      #expect(reading.postIDs.first == 1)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  private static let nestings: [@Sendable (Int) -> String] = [
    { nested($0) + "&" }, { "&" + nested($0) },
    { "<content:encoded>\(nested($0))&</content:encoded>" },
    { String(repeating: "<wp:comment>", count: $0) + "&" },
    { String(repeating: "<a><b>", count: $0) + "&" + String(repeating: "</a>", count: $0) },
  ]

  private static func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + "tea" + String(repeating: "</a>", count: depth)
  }

  @Test(arguments: nestings.indices)
  func repairsDeepNestingInLinearTime(number: Int) throws {
    let growth = try Growth.ofFourfold(from: 25_000) { depth in
      Archive(
        items: [
          Archive.item(1), Archive.item(2, Self.nestings[number](depth)), Archive.item(3),
        ])
    } work: { archive in
      let reading = try Reading(archive)
      #expect(reading.postIDs == [1, 2, 3])
    }
    #expect(growth <= Growth.mostForFourfold)
  }
}
