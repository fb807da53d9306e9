import PostContent
import Testing

/// The grammar of blocks, as WordPress's default parser reads it (`class-wp-block-parser.php`).
///
/// A block is written `core/name{attributes}["html" core/inner[]]`; text between blocks is `"html"`,
/// and `{?}` stands for attributes that are no JSON.
@Suite struct BlockGrammarTests {
  /// A delimiter opens a block, its closer ends it; text between blocks is a block without a name.
  @Test(arguments: [
    ("<!-- wp:paragraph --><p>Tide</p><!-- /wp:paragraph -->", #"core/paragraph["<p>Tide</p>"]"#),
    ("Tide", #""Tide""#),
    ("Tide<!-- wp:quote -->Wind<!-- /wp:quote -->Rain", #""Tide" core/quote["Wind"] "Rain""#),
    (
      "<!-- wp:list --><!-- /wp:list --><!-- wp:list -->Tide<!-- /wp:list -->",
      #"core/list[] core/list["Tide"]"#
    ),
    ("<!-- wp:code -->\nTide\n<!-- /wp:code -->\n", "core/code[\"\nTide\n\"] \"\n\""),
  ])
  func readsBlocks(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// `/-->` is a block of its own.
  @Test(arguments: [
    ("<!-- wp:archives /-->", "core/archives[]"),
    ("<!-- wp:archives/-->", #""<!-- wp:archives/-->""#),
    ("Tide<!-- wp:archives /-->Wind", #""Tide" core/archives[] "Wind""#),
    (#"<!-- wp:rss {"a":1} /-->"#, #"core/rss{"a":1}[]"#),
    (
      "<!-- wp:group --><!-- wp:rss /--><!-- wp:rss /--><!-- /wp:group -->",
      "core/group[core/rss[] core/rss[]]"
    ),
  ])
  func readsBlocksWithoutContent(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// A name without a namespace is of `core`.
  @Test(arguments: [
    ("<!-- wp:a --><!-- /wp:a -->", "core/a[]"),
    ("<!-- wp:core/a /-->", "core/a[]"),
    ("<!-- wp:boats/tide-table /-->", "boats/tide-table[]"),
    ("<!-- wp:a1/b_2-c /-->", "a1/b_2-c[]"),
    ("<!-- wp:a-1 /-->", "core/a-1[]"),
  ])
  func givesNamesTheirNamespace(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// What is no delimiter is text.
  @Test(arguments: [
    ("<!-- paragraph -->", #""<!-- paragraph -->""#),
    ("<!--wp:a /-->", #""<!--wp:a /-->""#),
    ("<!-- wp:a/ -->", #""<!-- wp:a/ -->""#),
    ("<!-- wp: /-->", #""<!-- wp: /-->""#),
    ("<!-- wp:A /-->", #""<!-- wp:A /-->""#),
    ("<!-- wp:1a /-->", #""<!-- wp:1a /-->""#),
    ("<!-- wp:a/B /-->", #""<!-- wp:a/B /-->""#),
    ("<!-- WP:a /-->", #""<!-- WP:a /-->""#),
    ("<!-- wp :a /-->", #""<!-- wp :a /-->""#),
    ("<!-- wp:a--b /-->", "core/a--b[]"),
    ("<!-- wp:a", #""<!-- wp:a""#),
    ("<!-- wp:a -- >", #""<!-- wp:a -- >""#),
    ("<!-- wp:ä /-->", #""<!-- wp:ä /-->""#),
    ("<!- wp:a /-->", #""<!- wp:a /-->""#),
    ("<!-- wp:a b /-->", #""<!-- wp:a b /-->""#),
  ])
  func seesNoBlockInOtherComments(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// White space may be of any kind and length.
  @Test(arguments: [
    ("<!--  wp:a   /-->", "core/a[]"),
    ("<!--\nwp:a\n/-->", "core/a[]"),
    ("<!--\twp:a\t{\"b\":1}\t/-->", #"core/a{"b":1}[]"#),
    ("<!-- wp:a\n{\"b\":1}\n-->c<!--\n/wp:a\n-->", #"core/a{"b":1}["c"]"#),
  ])
  func readsWhiteSpaceInDelimiters(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// Attributes are a JSON object between the name and the end.
  @Test(arguments: [
    (#"<!-- wp:a {"b":1} /-->"#, #"core/a{"b":1}[]"#),
    (#"<!-- wp:a {"b":{"c":[1,"d"]}} /-->"#, #"core/a{"b":{"c":[1,"d"]}}[]"#),
    (#"<!-- wp:a {"b":"-->"} /-->"#, #"core/a{"b":"-->"}[]"#),
    (#"<!-- wp:a {"b":"x } y"} /-->"#, #"core/a{"b":"x } y"}[]"#),
    (#"<!-- wp:a {"b":"\u002d\u002d"} /-->"#, #"core/a{"b":"\u002d\u002d"}[]"#),
    (#"<!-- wp:a {"b":"ü"} -->c<!-- /wp:a -->"#, #"core/a{"b":"ü"}["c"]"#),
    (#"<!-- wp:a {"b":true,"c":null} /-->"#, #"core/a{"b":true,"c":null}[]"#),
    (#"<!-- wp:a {"b":"{"} -->{}<!-- /wp:a -->"#, #"core/a{"b":"{"}["{}"]"#),
    ("<!-- wp:a {} /-->", "core/a[]"),
  ])
  func readsAttributes(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// Attributes that are no JSON are none; the block stays.
  @Test(arguments: [
    ("<!-- wp:a {b:1} /-->", "core/a{?}[]"),
    (#"<!-- wp:a {"b":1,} /-->"#, "core/a{?}[]"),
    (#"<!-- wp:a {"b"} -->c<!-- /wp:a -->"#, #"core/a{?}["c"]"#),
    ("<!-- wp:a {'b':1} /-->", "core/a{?}[]"),
  ])
  func keepsBlocksWhoseAttributesAreBroken(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// Without it a delimiter is none.
  @Test(arguments: [
    (#"<!-- wp:a{"b":1} /-->"#, #""<!-- wp:a{"b":1} /-->""#),
    (#"<!-- wp:a {"b":1}/-->"#, #""<!-- wp:a {"b":1}/-->""#),
    (#"<!-- wp:a {"b":1}-->"#, #""<!-- wp:a {"b":1}-->""#),
    (#"<!-- wp:a {"b":1 /-->"#, #""<!-- wp:a {"b":1 /-->""#),
    ("<!-- wp:a [1] /-->", #""<!-- wp:a [1] /-->""#),
  ])
  func wantsSpaceAroundAttributes(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// Blocks stand in blocks.
  @Test(arguments: [
    ("<!-- wp:a --><!-- wp:b -->c<!-- /wp:b --><!-- /wp:a -->", #"core/a[core/b["c"]]"#),
    (
      "<!-- wp:a -->b<!-- wp:c /-->d<!-- wp:e -->f<!-- /wp:e -->g<!-- /wp:a -->",
      #"core/a["b" core/c[] "d" core/e["f"] "g"]"#
    ),
    (
      "<!-- wp:a --><!-- wp:a --><!-- wp:a /--><!-- /wp:a --><!-- /wp:a -->",
      #"core/a[core/a[core/a[] ""]]"#
    ),
  ])
  func nestsBlocks(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// The end of the body ends what is open.
  @Test(arguments: [
    ("<!-- wp:a -->b", #"core/a["b"]"#),
    ("b<!-- wp:a -->", #""b" core/a[]"#),
    ("<!-- wp:a -->b<!-- wp:c /-->d", #"core/a["b" core/c[] "d"]"#),
  ])
  func endsBlocksThatAreNotClosed(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// The name of a closer does not matter.
  @Test(arguments: [
    ("<!-- wp:a -->b<!-- /wp:c -->d", #"core/a["b"] "d""#),
    ("<!-- wp:a --><!-- wp:b -->c<!-- /wp:a -->d<!-- /wp:b -->e", #"core/a[core/b["c"] "d"] "e""#),
  ])
  func takesAnyCloserForTheInnermostBlock(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  /// A closer of nothing ends the blocks.
  @Test(arguments: [
    ("<!-- /wp:a -->", #""<!-- /wp:a -->""#),
    ("a<!-- /wp:b -->c<!-- wp:d /-->", #""a<!-- /wp:b -->c<!-- wp:d /-->""#),
    ("<!-- wp:a /--><!-- /wp:a --><!-- wp:b /-->", #"core/a[] "<!-- /wp:a --><!-- wp:b /-->""#),
  ])
  func takesTheRestForTextBehindAStrayCloser(_ body: String, _ blocks: String) {
    #expect(outline(of: body) == blocks)
  }

  private func outline(of body: String) -> String {
    let document = BlockDocument(Array(body.utf8))
    return document.roots.map { outline(of: $0, in: document) }.joined(separator: " ")
  }

  private func outline(of index: Int, in document: BlockDocument) -> String {
    let block = document.blocks[index]
    let parts = block.content.map { part in
      switch part {
      case .html(let range): "\"\(String(decoding: document.bytes[range], as: UTF8.self))\""
      case .inner(let inner): outline(of: inner, in: document)
      }
    }
    guard let name = block.name else { return parts.joined() }
    let attributes = block.attributes.json ?? "{?}"
    return name + (attributes == "{}" ? "" : attributes) + "[\(parts.joined(separator: " "))]"
  }
}
