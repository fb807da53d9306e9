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

  /// Whether the target builds a site, so that posts have addresses and links lead to them.
  ///
  /// The overview of the site takes memory for each post.
  var needsOverview: Bool { get }

  /// The address of a post that the archive gives none, within the blog.
  ///
  /// - Parameter path: The path of its file.
  /// - Returns: A path that begins with a slash.
  func address(ofFile path: String) -> String

  /// The path of the file of the static front page; `nil` if it lies where other pages lie.
  var frontPagePath: String? { get }

  /// What a link in a body says to lead to a post.
  func link(to post: ListedPost, of site: SiteOverview) -> String

  /// Signs that the target reads in addresses, and that are therefore written as escapes.
  var encodedInAddresses: [UInt8] { get }

  /// The folder for the data of responses; `nil` if they are a section of the page.
  var responsesFolder: String? { get }

  /// The folder whose files the site has as they are, with a slash at the end; empty if that is the whole.
  var staticFolder: String { get }

  /// The path at which the site has a file of the uploads, if it cannot have its own.
  ///
  /// Different paths must give different ones.
  func mediaPath(_ path: String) -> String

  /// How a file is to be named in the folder to have its path in the site.
  func fileName(ofMedia path: String) -> String

  /// Whether links to files begin at the document, and not at the root of the site.
  var hasRelativeLinks: Bool { get }

  /// The files that do not belong to a post: configuration, layouts, redirects.
  ///
  /// Their paths must differ from those of posts, whatever the archive contains.
  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile]
}

extension SiteTarget {
  package func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.yaml() }

  package var needsOverview: Bool { false }

  package func address(ofFile path: String) -> String {
    var path = path[...]
    if path.hasSuffix(".md") { path = path.dropLast(3) }
    return "/" + path + "/"
  }

  package var frontPagePath: String? { nil }

  package func link(to post: ListedPost, of site: SiteOverview) -> String {
    AddressPath.encoded(site.blog.basePath + post.address)
  }

  package var encodedInAddresses: [UInt8] { [] }

  package var responsesFolder: String? { nil }

  package var staticFolder: String { "" }

  package func mediaPath(_ path: String) -> String { path }

  package func fileName(ofMedia path: String) -> String { path }

  package var hasRelativeLinks: Bool { false }

  package func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] { [] }
}
