import SiteModel
import TestSupport

/// A sound archive of rich items, in the parts that damage is done to.
struct DamageArchive {
  var prologue = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n".utf8)
  var root = Array("<rss version=\"2.0\" \(Archive.namespaces(version: "1.2"))>\n<channel>\n".utf8)
  var header = Array(Self.header.utf8)
  var items = (1...5).map { Array(Self.item(10 + $0).utf8) }
  var end = Array("</channel>\n</rss>\n".utf8)

  var bytes: [UInt8] { prologue + root + header + items.joined() + end }

  /// Where an item begins.
  func offset(ofItem index: Int) -> Int {
    prologue.count + root.count + header.count + items[..<index].map(\.count).reduce(0, +)
  }

  /// What is read of an archive.
  struct Content: Equatable {
    var sites: [Site]
    var authors: [Author]
    var terms: [Term]
    var posts: [Post]

    init(_ reading: Reading) {
      sites = reading.sites
      authors = reading.authors
      terms = reading.terms
      posts = reading.posts
    }
  }

  static let header = """
    <title>Teapot &amp; Cup</title>
    <link>https://teapot.example</link>
    <description>All about tea</description>
    <language>en-GB</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_site_url>https://teapot.example</wp:base_site_url>
    <wp:base_blog_url>https://teapot.example</wp:base_blog_url>
    <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ada]]></wp:author_login>\
    <wp:author_display_name><![CDATA[Ada & Co]]></wp:author_display_name></wp:author>
    <wp:category>
      <wp:term_id>3</wp:term_id>
      <wp:category_nicename><![CDATA[black-tea]]></wp:category_nicename>
      <wp:cat_name><![CDATA[Black & Tea]]></wp:cat_name>
      <wp:category_description><![CDATA[From <b>Assam</b>]]></wp:category_description>
    </wp:category>
    <wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug><![CDATA[hot]]></wp:tag_slug>\
    <wp:tag_name><![CDATA[Hot]]></wp:tag_name></wp:tag>
    <generator>https://wordpress.org/?v=6.5</generator>

    """

  static func item(_ id: Int) -> String {
    """
    <item>
      <title><![CDATA[Cup \(id): milk & sugar]]></title>
      <link>https://teapot.example/?cup=\(id)&amp;size=2</link>
      <pubDate>Tue, 02 Apr 2024 09:30:00 +0000</pubDate>
      <dc:creator><![CDATA[ada]]></dc:creator>
      <guid isPermaLink="false">https://teapot.example/?p=\(id)</guid>
      <description></description>
      <content:encoded><![CDATA[<!-- wp:paragraph -->
    <p>Pour \(id) cups &amp; wait; it is <b>hot</b>.</p>
    <!-- /wp:paragraph -->
    <script>if (a < b && c > d) { steep(); }</script>
    The end — “quoted”, tea.]]></content:encoded>
      <excerpt:encoded><![CDATA[Short & <i>strong</i>]]></excerpt:encoded>
      <wp:post_id>\(id)</wp:post_id>
      <wp:post_date><![CDATA[2024-04-02 09:30:13]]></wp:post_date>
      <wp:post_date_gmt><![CDATA[2024-04-02 08:30:13]]></wp:post_date_gmt>
      <wp:comment_status><![CDATA[open]]></wp:comment_status>
      <wp:ping_status>closed</wp:ping_status>
      <wp:post_name><![CDATA[cup-\(id)]]></wp:post_name>
      <wp:status><![CDATA[publish]]></wp:status>
      <wp:post_parent>0</wp:post_parent>
      <wp:menu_order>7</wp:menu_order>
      <wp:post_type><![CDATA[post]]></wp:post_type>
      <wp:is_sticky>0</wp:is_sticky>
      <category domain="category" nicename="black-tea"><![CDATA[Black & Tea]]></category>
      <category domain="post_tag" nicename="hot"><![CDATA[Hot]]></category>
      <wp:postmeta>
        <wp:meta_key><![CDATA[_edit_last]]></wp:meta_key>
        <wp:meta_value><![CDATA[1]]></wp:meta_value>
      </wp:postmeta>
      <wp:postmeta>
        <wp:meta_key><![CDATA[steeping]]></wp:meta_key>
        <wp:meta_value><![CDATA[a:2:{s:7:"minutes";i:4;s:4:"note";s:9:"<b>ok</b>";}]]></wp:meta_value>
      </wp:postmeta>
      <wp:comment>
        <wp:comment_id>\(id)1</wp:comment_id>
        <wp:comment_author><![CDATA[Grace]]></wp:comment_author>
        <wp:comment_author_url>https://grace.example/?a=1&amp;b=2</wp:comment_author_url>
        <wp:comment_date><![CDATA[2024-04-03 10:00:00]]></wp:comment_date>
        <wp:comment_content><![CDATA[Nice <em>tea</em> & cake]]></wp:comment_content>
        <wp:comment_approved><![CDATA[1]]></wp:comment_approved>
        <wp:comment_parent>0</wp:comment_parent>
        <wp:commentmeta>
          <wp:meta_key><![CDATA[rating]]></wp:meta_key>
          <wp:meta_value><![CDATA[5]]></wp:meta_value>
        </wp:commentmeta>
      </wp:comment>
      <wp:comment>
        <wp:comment_id>\(id)2</wp:comment_id>
        <wp:comment_author><![CDATA[Alan]]></wp:comment_author>
        <wp:comment_content><![CDATA[Thanks]]></wp:comment_content>
        <wp:comment_parent>\(id)1</wp:comment_parent>
      </wp:comment>
    </item>

    """
  }
}

/// A change of bytes: the first place of some is replaced by others.
struct ByteEdit: Sendable {
  struct NotFound: Error {
    var text: String
  }

  private var old: [UInt8]
  private var new: [UInt8]

  init(_ old: String, _ new: [UInt8]) {
    self.old = Array(old.utf8)
    self.new = new
  }

  init(_ old: String, _ new: String) {
    self.init(old, Array(new.utf8))
  }

  init(before text: String, _ new: String) {
    self.init(text, new + text)
  }

  init(after text: String, _ new: String) {
    self.init(text, text + new)
  }

  func apply(to bytes: inout [UInt8]) throws {
    guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: old) }) else {
      throw NotFound(text: String(decoding: old, as: UTF8.self))
    }
    bytes.replaceSubrange(place..<place + old.count, with: new)
  }
}
