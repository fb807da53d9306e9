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

  /// The key for a field that is not the target's own, such as `extra.price` for `price`.
  func ownKey(_ name: String) -> String

  /// The key that translations of one post have in common.
  var translationKey: String { get }

  /// Whether `authors` are keys of pages, and not names.
  var authorsAreKeys: Bool { get }

  /// Whether a value may be a map, or have lists in it.
  var holdsNestedValues: Bool { get }

  /// How many of the folders of a file stay when the user chooses where files lie; `nil` if the target
  /// cannot do without its own places.
  var keptFolders: Int? { get }

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
  package func ownKey(_ name: String) -> String { name }

  package var translationKey: String { "translation_key" }

  package var authorsAreKeys: Bool { false }

  package var holdsNestedValues: Bool { true }

  package var keptFolders: Int? { nil }

  /// The folder and the name of a post's file, as the user wants them.
  func fileRequest(for post: Post, _ options: SiteOptions) -> FileRequest {
    let request = fileRequest(for: post)
    guard let path = options.path, let keptFolders else { return request }
    return path.applied(to: request, keeping: keptFolders, post)
  }

  /// Whether a site cannot do without a field: its address, what keeps a draft hidden, and what layouts read.
  func needs(_ key: String) -> Bool {
    needsOverview && (SiteKeys.needed.contains(key) || key.hasPrefix("taxonomies."))
  }

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
