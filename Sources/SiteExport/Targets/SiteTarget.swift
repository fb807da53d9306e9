package import ByteText
package import MarkdownExport
package import SiteModel

/// Who reads the folder, a generator of sites or an editor, and how it wants its files: all that
/// differs between targets.
///
/// Each target is a file in this folder, with a line in `SiteTargetName`.
package protocol SiteTarget: Sendable {
  /// The Markdown that it reads.
  var dialect: MarkdownDialect { get }

  /// Where the file of a post is to lie; drafts and the like may have a place of their own.
  func fileRequest(for post: Post) -> FileRequest

  /// What stands before a post's body, under the target's names.
  func frontMatter(of page: PostPage) -> FrontMatter

  /// Front matter as bytes: YAML, unless the target wants another form.
  func bytes(of frontMatter: FrontMatter) -> ByteChunk

  /// Whether `files(around:)` needs to know the site, which takes memory in proportion to its posts.
  var needsOverview: Bool { get }

  /// The files that are of no post: configuration, layouts, redirects.
  ///
  /// Their paths are others than those of posts, whatever the archive has.
  func files(around site: SiteOverview) -> [SiteFile]
}

extension SiteTarget {
  package func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.yaml() }

  package var needsOverview: Bool { false }

  package func files(around site: SiteOverview) -> [SiteFile] { [] }
}
