import SiteModel
import Testing

@Suite struct SiteModelTests {
  @Test(arguments: [
    (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
    (2024, 4, 31, false), (2024, 12, 31, true), (2024, 13, 1, false), (2024, 0, 1, false),
    (2024, 1, 0, false), (0, 1, 1, false), (1, 1, 1, true), (9999, 12, 31, true),
    (10000, 1, 1, false), (-1, 1, 1, false),
  ])
  func makesDaysThatExist(year: Int, month: Int, day: Int, exists: Bool) {
    let made = DateTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
    #expect((made != nil) == exists)
  }

  @Test(arguments: [
    (0, 0, 0, true), (23, 59, 59, true), (24, 0, 0, false), (12, 60, 0, false),
    (12, 0, 60, false), (-1, 0, 0, false),
  ])
  func makesTimesThatExist(hour: Int, minute: Int, second: Int, exists: Bool) {
    let made = DateTime(
      year: 2024, month: 5, day: 6, hour: hour, minute: minute, second: second)
    #expect((made != nil) == exists)
  }

  @Test(arguments: [
    (2014, 3, 3, 10, 0, 9, "2014-03-03T10:00:09"), (33, 12, 31, 23, 59, 58, "0033-12-31T23:59:58"),
    (9999, 1, 2, 0, 5, 0, "9999-01-02T00:05:00"),
  ])
  func writesDatesAsISOHasThem(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, text: String
  ) throws {
    let date = try #require(
      DateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second))
    #expect(date.isoText == text)
    let stored = date.withISOBytes(separator: UInt8(ascii: " ")) {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(stored == text.replacing("T", with: " "))
  }

  @Test(arguments: [
    ("http://a", "http://b", "http://c", "http://a"), ("", "http://b", "http://c", "http://b"),
    ("http:", "/", "http://c", "http://c"),
    ("", "", "c", ""), ("", "", "", ""),
  ])
  func takesTheFirstAddressForTheSitesKey(blog: String, root: String, link: String, key: String) {
    var site = Site()
    site.baseBlogURL = blog
    site.baseSiteURL = root
    site.link = link
    #expect(site.key == key)
  }

  @Test func findsTheValueOfAKey() {
    let entries = [DecodedEntry(key: "a", value: .int(1)), DecodedEntry(key: "b", value: .null)]
    #expect(DecodedValue.map(entries)["a"] == .int(1))
    #expect(DecodedValue.object(className: "C", properties: entries)["b"] == .null)
    #expect(DecodedValue.map(entries)["c"] == nil)
    #expect(DecodedValue.list([.int(1)])["0"] == nil)
  }

  @Test func ordersDatesByTime() throws {
    func date(_ year: Int, _ month: Int, _ day: Int, _ second: Int = 0) throws -> DateTime {
      try #require(
        DateTime(year: year, month: month, day: day, hour: 0, minute: 0, second: second))
    }
    let dates = try [date(2023, 12, 31), date(2024, 1, 2), date(2024, 1, 2, 1), date(2024, 2, 1)]
    #expect(dates.reversed().sorted() == dates)
  }
}
