package import ByteText
package import PostContent
package import SiteModel

/// A post as a Markdown file, and what was met in making it.
public struct PostDocument: Sendable {
  /// What the file holds, one after the other.
  package var chunks: [ByteChunk]
  package var unknownShortcodes: [ContentCount] = []
  package var unknownBlocks: [ContentCount] = []
  /// Whether the body was left out for its password.
  package var isProtected = false
  package var diagnostics: [Diagnostic] = []
}
