package import ByteText
package import MarkdownExport
package import SiteModel

/// The program that the folder is for, a site generator or an editor, and the form of its files.
///
/// It contains everything that differs between targets. Each target is a file in this folder, with
/// a line in `SiteTargetName`.
package protocol SiteTarget: Sendable {
  /// The dialect of Markdown that it reads.
  var dialect: MarkdownDialect { get }

  /// The folder and the name of a post's file.
  ///
  /// Drafts and the like may have their own place.
  func fileRequest(for post: Post) -> FileRequest

  /// The front matter of a post, under the target's names.
  func frontMatter(of page: PostPage) -> FrontMatter

  /// Front matter as bytes: YAML, unless the target wants another form.
  func bytes(of frontMatter: FrontMatter) -> ByteChunk

  /// Whether `files(around:)` needs the overview, whose memory is proportional to the number of
  /// posts.
  var needsOverview: Bool { get }

  /// The files that do not belong to a post: configuration, layouts, redirects.
  ///
  /// Their paths must differ from those of posts, whatever the archive contains.
  func files(around site: SiteOverview) -> [SiteFile]
}

extension SiteTarget {
  package func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.yaml() }

  package var needsOverview: Bool { false }

  package func files(around site: SiteOverview) -> [SiteFile] { [] }
}
