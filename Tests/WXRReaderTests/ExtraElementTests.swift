import SiteModel
import TestSupport
import Testing
import WXRReader

@Suite struct ExtraElementTests {
  private func extra(_ elements: String) throws -> [ExtraElement] {
    try #require(try Reading(Archive(item: elements)).posts.first).extra
  }

  private func element(
    _ name: String, _ value: String = "", _ attributes: [(String, String)] = [],
    _ children: [ExtraElement] = []
  ) -> ExtraElement {
    var element = ExtraElement(
      name: name, attributes: attributes.map { ExtraElement.Attribute(name: $0, value: $1) })
    element.value = value
    element.children = children
    return element
  }

  @Test func keepsNamesValuesAndNesting() throws {
    let extra = try extra(
      """
      <a:box xmlns:a="urn:a" a:size="3" plain='"x" &lt; y'> one <b><![CDATA[<i>]]></b> two<c/> </a:box>\
      <wp:future>x</wp:future><title2>y</title2>
      """)
    #expect(
      extra == [
        element(
          "a:box", "one  two", [("xmlns:a", "urn:a"), ("a:size", "3"), ("plain", "\"x\" < y")],
          [element("b", "<i>"), element("c")]),
        element("wp:future", "x"), element("title2", "y"),
      ])
  }

  @Test(arguments: [
    ("a&amp;b", "a&b"), ("a&#38;b", "a&b"), ("&amp;amp;", "&amp;"), ("&amp;#38;", "&#38;"),
    ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#xE9;&#233;é", "ééé"), ("x>y", "x>y"),
    ("a\nb\tc", "a b c"),
    ("a&#10;b", "a\nb"), ("/>", "/>"), ("", ""),
  ])
  func readsAttributes(written: String, value: String) throws {
    #expect(try extra("<x k=\"\(written)\"/>").first?.attributes.map(\.value) == [value])
  }

  @Test func keepsElementsOfEachRecord() throws {
    var archive = Archive(
      channel: """
        <x>site</x><wp:author><wp:author_login>a</wp:author_login><x>author</x></wp:author>\
        <wp:tag><wp:tag_slug>t</wp:tag_slug><x>term</x>\
        <wp:termmeta><wp:meta_key>k</wp:meta_key><x>term meta</x></wp:termmeta></wp:tag>
        """)
    archive.items = [
      """
      <item><x>post</x><wp:postmeta><wp:meta_key>k</wp:meta_key><x>post meta</x></wp:postmeta>\
      <wp:comment><x>comment</x>\
      <wp:commentmeta><x>comment meta</x><wp:meta_key>k</wp:meta_key></wp:commentmeta>\
      </wp:comment></item>
      """
    ]
    let reading = try Reading(archive)
    #expect(reading.sites.first?.extra.map(\.value) == ["site"])
    #expect(reading.authors.first?.extra.map(\.value) == ["author"])
    #expect(reading.terms.first?.extra.map(\.value) == ["term", "term meta"])
    #expect(reading.posts.first?.extra.map(\.value) == ["post", "post meta"])
    #expect(reading.posts.first?.comments.first?.extra.map(\.value) == ["comment", "comment meta"])
    #expect(reading.posts.first?.comments.first?.meta == [Meta(key: "k", value: "")])
  }

  @Test func keepsTheDescriptionOfAnItem() throws {
    #expect(try extra("<description>  x </description>").map(\.name) == ["description"])
    #expect(try extra("<description/>") == [])
  }

  /// Fields count where they belong only.
  @Test func doesNotTakeFieldsFromInsideOtherElements() throws {
    let post = try #require(
      try Reading(
        Archive(
          item: """
            <box><title>No</title><wp:post_id>99</wp:post_id><item2/>\
            <wp:postmeta><wp:meta_key>k</wp:meta_key></wp:postmeta></box>
            """)
      ).posts.first)
    #expect(post.id == 1)
    #expect(post.title == "Cup 1")
    #expect(post.meta == [])
    #expect(post.extra.first?.children.count == 4)
  }

  @Test func tellsOfTextOutsideFields() throws {
    let archive = Archive(item: "lost <wp:status>draft</wp:status> words\n")
    let reading = try Reading(archive)
    #expect(reading.posts.first?.status == "draft")
    #expect(reading.codes == [.strayText])
    #expect(reading.diagnostics.first?.message.contains("lost") == true)
    #expect(reading.diagnostics.first?.isPlaced(in: archive.bytes) == true)
  }

  @Test(arguments: [10, 32, 33, 1_000, 100_000])
  func boundsTheDepth(depth: Int) throws {
    let nested =
      String(repeating: "<a>", count: depth) + "deep" + String(repeating: "</a>", count: depth)
    let reading = try Reading(Archive(items: [Archive.item(1, nested), Archive.item(2)]))
    // Some versions of libxml2 refuse the item, which then is told.
    let isRefused = !reading.diagnostics(.malformedItem).isEmpty
    #expect(reading.postIDs == (isRefused ? [2] : [1, 2]))
    guard !isRefused, let outermost = reading.posts.first?.extra.first else { return }
    var levels = [outermost]
    while let inner = levels.last?.children.first { levels.append(inner) }
    #expect(levels.count == min(depth, 32))
    #expect(levels.last?.value == "deep")
    #expect(reading.codes == (depth > 32 ? [.nestedTooDeep] : []))
  }
}
