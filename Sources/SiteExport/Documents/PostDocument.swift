package import ByteText
import MarkdownExport
package import PostContent
package import SiteModel

/// A post as a Markdown file, and the notes about it.
public struct PostDocument: Sendable {
  /// The content of the file, in pieces.
  package var chunks: [ByteChunk]
  /// What the body does not show, or not as the site did.
  package var notes: [ContentNote] = []
  /// What its body and responses lost.
  var bodyNotes = BodyNotes()
  /// Whether the body was left out because of its password.
  package var isProtected = false
  package var diagnostics: [Diagnostic] = []
  /// Files that belong to it, such as the data of its responses.
  package var files: [SiteFile] = []
  /// The id of the post, and the files of the uploads that it refers to.
  package var postID: Int?
  package var media: [MediaReference] = []
}
