/// The text of a small archive, put together from the parts that a test is about.
public struct Archive: Sendable {
  /// What stands before the root element.
  public var prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
  /// The attributes of the root element.
  public var namespaces = Self.namespaces(version: "1.2")
  /// The channel's own elements.
  public var fields = Self.fields(address: "https://teapot.example")
  /// Whole items, tags included.
  public var items: [String] = []
  /// What stands after the last item.
  public var end = "</channel>\n</rss>\n"

  public init() {}

  /// An archive with these items, tags included.
  public init(items: [String]) {
    self.items = items
  }

  /// An archive of one item with the id 1 and these elements.
  public init(item elements: String) {
    items = [Self.item(1, elements)]
  }

  /// An archive without items whose channel has these elements besides the usual ones.
  public init(channel elements: String) {
    fields += elements
  }

  public var text: String {
    prologue + "<rss version=\"2.0\" \(namespaces)>\n<channel>\n" + fields + items.joined() + end
  }

  public var bytes: [UInt8] { Array(text.utf8) }

  public static func namespaces(version: String, scheme: String = "http") -> String {
    """
    xmlns:wp="\(scheme)://wordpress.org/export/\(version)/" \
    xmlns:excerpt="\(scheme)://wordpress.org/export/\(version)/excerpt/" \
    xmlns:content="\(scheme)://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="\(scheme)://purl.org/dc/elements/1.1/"
    """
  }

  public static func fields(address: String, title: String = "Teapot") -> String {
    """
    <title>\(title)</title>
    <link>\(address)</link>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_site_url>\(address)</wp:base_site_url>
    <wp:base_blog_url>\(address)</wp:base_blog_url>

    """
  }

  public static func item(_ id: Int, _ elements: String = "") -> String {
    "<item>\n<title>Cup \(id)</title>\n<wp:post_id>\(id)</wp:post_id>\n\(elements)</item>\n"
  }

  public static func item(comment elements: String) -> String {
    item(1, "<wp:comment><wp:comment_id>8</wp:comment_id>\(elements)</wp:comment>")
  }

  /// Items of about so many bytes each, no two alike.
  public static func items(_ ids: some Sequence<Int>, byteCount: Int = 0) -> [String] {
    let body = String(repeating: "Steep for four minutes & pour. ", count: byteCount / 31)
    return ids.map { item($0, "<content:encoded><![CDATA[\(body)]]></content:encoded>\n") }
  }

  public static func meta(
    _ key: String, _ value: String, of element: String = "wp:postmeta"
  ) -> String {
    """
    <\(element)><wp:meta_key>\(key)</wp:meta_key>\
    <wp:meta_value><![CDATA[\(value)]]></wp:meta_value></\(element)>
    """
  }
}
