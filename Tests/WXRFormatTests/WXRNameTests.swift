import Testing
import WXRFormat

@Suite struct WXRNameTests {
  @Test func readsTheNamesThatItWrites() {
    for name in ElementName.allCases where name != .unknown {
      let parts = name.qualifiedName.description.split(separator: ":").map(String.init)
      let namespace = WXRNamespace(prefix: parts.count > 1 ? parts[0] : nil)
      #expect(ElementName(namespace: namespace, localName: parts[parts.count - 1]) == name)
    }
  }

  @Test func knowsWhatWordPressDotComCalledAuthors() {
    #expect(ElementName(namespace: .wp, localName: "wp_author") == .author)
  }

  @Test func tellsNamesApartByTheirNamespaces() {
    #expect(ElementName(namespace: .content, localName: "encoded") == .contentEncoded)
    #expect(ElementName(namespace: .excerpt, localName: "encoded") == .excerptEncoded)
    #expect(ElementName(namespace: .wp, localName: "category") == .categoryTerm)
    #expect(ElementName(namespace: .rss, localName: "category") == .category)
    #expect(ElementName(namespace: .foreign, localName: "title") == .unknown)
    #expect(ElementName(namespace: .rss, localName: "post_id") == .unknown)
  }

  @Test(arguments: WXRVersion.allCases)
  func knowsTheNamespacesThatItDeclares(version: WXRVersion) {
    for namespace in WXRNamespace.allCases {
      guard let uri = namespace.uri(in: version) else {
        #expect(namespace.prefix == nil)
        continue
      }
      #expect(WXRNamespace(uri: uri) == namespace)
      #expect(WXRNamespace(prefix: namespace.prefix?.description) == namespace)
    }
  }

  @Test(
    arguments: [
      ("https://wordpress.org/export/1.2/", .wp),
      ("http://www.wordpress.org/export/1.1", .wp),
      ("wordpress.org/export/10.25/", .wp),
      ("https://www.wordpress.org/export/1.2/excerpt", .excerpt),
      ("https://purl.org/dc/elements/1.1", .dublinCore),
      ("http://purl.org/rss/1.0/modules/content", .content),
      ("http://wordpress.org/export/1.x/", .foreign),
      ("http://wordpress.org/export/1/", .foreign),
      ("http://wordpress.org/export/1.2/other/", .foreign),
      ("http://example.org/export/1.2/", .foreign),
      ("", .foreign),
    ] as [(String, WXRNamespace)])
  func readsAllSpellingsOfNamespaces(uri: String, namespace: WXRNamespace) {
    #expect(WXRNamespace(uri: uri) == namespace)
  }
}

@Suite struct WXRMarkupTests {
  /// Whether a child is written with a tag that begins so.
  private func begins(_ child: WXRGrammar.Child, _ tag: StaticString) -> Bool {
    "<\(child.name.qualifiedName) ".hasPrefix(tag.description)
  }

  @Test func tellsItemsByTagsThatChannelsDoNotHave() {
    for tag in WXRMarkup.itemFieldTags {
      #expect((WXRGrammar.item + WXRGrammar.comment).contains { begins($0, tag) }, "\(tag)")
      #expect(!WXRGrammar.channel.contains { begins($0, tag) }, "\(tag)")
    }
  }

  @Test func knowsTheEndsOfAChannelsRecords() {
    let ends = WXRGrammar.channel.filter { $0.kind == .author || $0.kind == .term }
      .map { "</\($0.name.qualifiedName)>" }
    #expect(Set(WXRMarkup.channelRecordEndTags.map(\.description)) == Set(ends))
  }
}
