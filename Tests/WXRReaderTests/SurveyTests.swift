import SiteModel
import TestSupport
import Testing
import WXRReader

/// A survey reads all but comments and bodies, whatever stands in them.
@Suite struct SurveyTests {
  private static let after =
    "<wp:postmeta><wp:meta_key>after</wp:meta_key><wp:meta_value><![CDATA[a]]></wp:meta_value></wp:postmeta>"
  private static let meta =
    "<wp:commentmeta><wp:meta_key>m</wp:meta_key><wp:meta_value><![CDATA[</wp:comment>]]></wp:meta_value></wp:commentmeta>"

  @Test(arguments: [
    "<wp:comment></wp:comment>", "<wp:comment>\n\t<wp:comment_id>1</wp:comment_id>\n</wp:comment>",
    "<wp:comment><wp:comment_content><![CDATA[</wp:comment>]]></wp:comment_content></wp:comment>",
    "<wp:comment><wp:comment_id>1</wp:comment_id>\(meta)\n\(meta)</wp:comment>",
    "<wp:comment>\(meta)<wp:comment_content><![CDATA[<item>]]></wp:comment_content></wp:comment>",
    // Not plain.
    "<wp:comment a=\"b\"><wp:comment_id>1</wp:comment_id></wp:comment>",
    "<wp:comment>text<wp:comment_id>1</wp:comment_id></wp:comment>",
    "<wp:comment><wp:comment_author>a &amp; b</wp:comment_author></wp:comment>",
    "<wp:comment><x><wp:comment_id>1</wp:comment_id></x></wp:comment>",
    "<wp:comment><wp:comment_content>a<![CDATA[b]]></wp:comment_content></wp:comment>",
    // Damaged.
    "<wp:comment><wp:comment_id>1</wp:comment_id>",
    "<wp:comment>\(meta)</wp:commentmeta></wp:comment>",
    "<wp:comment><wp:commentmeta><wp:commentmeta></wp:commentmeta></wp:comment>",
    "<wp:comment><wp:comment_id>1</wp:comment></wp:comment_id>", "<wp:comment>", "</wp:comment>",
    "<wp:comment><wp:comment></wp:comment>",
  ])
  func readsWhatStandsAroundAComment(comment: String) throws {
    let item = "<title>t</title><wp:post_type>post</wp:post_type>\(comment)\(comment)\(Self.after)"
    let archive = Archive(items: [Archive.item(1, item), Archive.item(2, Self.after)])
    var options = ReaderOptions()
    options.surveyedTypes = []
    let surveyed = try Reading(archive, options: options).posts
    let whole = try Reading(archive).posts
    #expect(surveyed.allSatisfy { $0.comments.isEmpty })
    #expect(surveyed.map(\.id) == whole.map(\.id))
    #expect(surveyed.map(\.title) == whole.map(\.title))
    #expect(surveyed.map(\.meta) == whole.map(\.meta))
  }
}
