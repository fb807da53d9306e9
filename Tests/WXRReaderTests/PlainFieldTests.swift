import SiteModel
import TestSupport
import Testing
import WXRReader

/// Plain fields do not go through libxml2, and nobody can tell.
///
/// With a blank in its end tag a field is not plain and does go through it.
@Suite struct PlainFieldTests {
  @Test(arguments: [
    "<wp:status>publish</wp:status><wp:post_parent>7</wp:post_parent><wp:post_name></wp:post_name>",
    "<wp:status><![CDATA[draft]]></wp:status>\n\t<dc:creator><![CDATA[]]></dc:creator>\n",
    "<content:encoded><![CDATA[a]]]]><![CDATA[>b\r\n\u{1}]]></content:encoded><link>x</link>",
    "<content:encoded>\n<![CDATA[a]]>\n</content:encoded><link> x </link>",
    // Repeated, misplaced and unknown.
    "<wp:status>a</wp:status><wp:status>b</wp:status><wp:term_id>3</wp:term_id><x>y</x><wp:x:y>z</wp:x:y>",
    "<wp:meta_key>k</wp:meta_key><wp:comment>c</wp:comment><wp:postmeta>m</wp:postmeta>",
    "<wp:postmeta><wp:meta_key>k</wp:meta_key>\n<title>t</title> <wp:meta_value>v</wp:meta_value></wp:postmeta>",
    // Inside of fields and of unknown elements, where the white space between them counts.
    "<description>a\n <title>t</title>\n <link>l</link> \n<wp:status>s</wp:status>\n b</description>",
    "<x>a\n <title>t</title>\n <link>l</link> \n<wp:status>s</wp:status>\n b<wp:status>r</wp:status>c</x>",
    // What looks like a field.
    "<!-- <wp:status>a</wp:status> --><wp:status>b</wp:status>",
    "<?x <wp:status>a</wp:status> ?><wp:status>b</wp:status>",
    "<content:encoded><![CDATA[<wp:status>a]]></content:encoded>",
    // Declarations in the item.
    "<wp:status xmlns:wp=\"urn:x\">a</wp:status><wp:post_parent>5</wp:post_parent>",
    "<x xmlns:wp=\"urn:x\"><wp:status>a</wp:status></x><wp:status>b</wp:status>",
    // Text around fields.
    "stray <wp:status>a</wp:status> text\n<wp:post_parent>5</wp:post_parent>&amp;",
    "<link>a&amp;b</link><title>é</title><wp:status>a>b</wp:status>",
    // Damage.
    "<wp:status>a</wp:post_name>", "<wp:status>a<wp:post_parent>5</wp:post_parent>",
    "<wp:status>a</wp:status>&<wp:post_parent>5</wp:post_parent>",
    "<wp:post_parent>5</wp:post_parent>]]><wp:status>a</wp:status>",
    "<x <wp:status>a</wp:status>>", "<x a=\"<wp:status>a</wp:status>\"/>",
    "<wp:status>\0</wp:status>",
  ])
  func readAsAllFields(elements: String) throws {
    let plain = try Reading(Archive(item: elements))
    let others = try Reading(Archive(item: elements.replacing(/<\/[a-z_:]+/) { $0.output + " " }))
    #expect(plain.content == others.content)
    #expect(plain.diagnostics.map(Self.withoutOffset) == others.diagnostics.map(Self.withoutOffset))
  }

  /// The blanks move all that follows them.
  private static func withoutOffset(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.byteOffset = nil
    return diagnostic
  }
}
