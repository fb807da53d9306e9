package import ByteText
package import MarkdownExport
package import SiteModel

/// The program that the folder is for, a site generator or an editor, and the form of its files.
///
/// It contains everything that differs between targets. Each target is a folder or a file beside this one,
/// with a line in `SiteTargetName`. What most targets have in common is the default of a member.
package protocol SiteTarget: Sendable {
  // MARK: Posts

  /// The dialect of Markdown that it reads.
  var dialect: MarkdownDialect { get }

  /// The fields of the front matter of a post, under the target's names.
  var fields: PageFields { get }

  /// The key for a field that is not the target's own, such as `extra.price` for `price`.
  func ownKey(_ name: String) -> String

  /// The key that translations of one post have in common.
  var translationKey: String { get }

  /// Whether `authors` are keys of pages, and not names.
  var authorsAreKeys: Bool { get }

  /// Whether a value may be a map, or have lists in it.
  var holdsNestedValues: Bool { get }

  /// Front matter as bytes: YAML, unless the target wants another form.
  func bytes(of frontMatter: FrontMatter) -> ByteChunk

  // MARK: Places

  /// The folder that has a folder for each type of post, with a slash at the end; empty if that is the whole.
  var contentFolder: String { get }

  /// The folder and the name of a post's file.
  ///
  /// Drafts and the like may have their own place.
  func fileRequest(for post: Post) -> FileRequest

  /// How many of the folders of a file stay when the user chooses where files lie; `nil` if the target
  /// cannot do without its own places.
  var keptFolders: Int? { get }

  /// The path of the file of the static front page; `nil` if it lies where other pages lie.
  var frontPagePath: String? { get }

  /// The folder for the data of responses; `nil` if they are a section of the page.
  var responsesFolder: String? { get }

  /// The folder whose files the site has as they are, with a slash at the end; empty if that is the whole.
  var staticFolder: String { get }

  // MARK: Addresses

  /// Whether posts have addresses and links lead to them.
  ///
  /// The overview of the site takes memory for each post.
  var needsOverview: Bool { get }

  /// The address of a post that the archive gives none, within the blog.
  ///
  /// - Parameter path: The path of its file.
  /// - Returns: A path that begins with a slash.
  func address(ofFile path: String) -> String

  /// What a link in a body says to lead to a post.
  func link(to post: ListedPost, of site: SiteOverview) -> String

  /// Signs that the target reads in addresses, and that are therefore written as escapes.
  var encodedInAddresses: [UInt8] { get }

  /// The path at which the site has a file of the uploads, if it cannot have its own.
  ///
  /// Different paths must give different ones.
  func mediaPath(_ path: String) -> String

  /// How a file is to be named in the folder to have its path in the site.
  func fileName(ofMedia path: String) -> String

  /// Whether links to files begin at the document, and not at the root of the site.
  var hasRelativeLinks: Bool { get }

  // MARK: What stands around the posts

  /// The path of the feed within the blog; `nil` for a target that builds no site.
  var feed: String? { get }

  /// Where the file of redirects must lie that the generator copies to the root of the site.
  var redirectsFolder: String { get }

  /// Where the style sheet must lie.
  var stylePath: String { get }

  /// The files that belong to the content, such as pages of terms.
  ///
  /// Their paths must differ from those of posts, whatever the archive contains. So must those of
  /// `layoutFiles`.
  func contentFiles(of site: SiteOverview) -> [SiteFile]

  /// Configuration and layouts, for those who do not have their own.
  func layoutFiles(of site: SiteOverview) -> [SiteFile]
}

extension SiteTarget {
  package func ownKey(_ name: String) -> String { name }

  package var translationKey: String { "translation_key" }

  package var authorsAreKeys: Bool { false }

  package var holdsNestedValues: Bool { true }

  package func bytes(of frontMatter: FrontMatter) -> ByteChunk { frontMatter.yaml() }

  package var contentFolder: String { "" }

  package func fileRequest(for post: Post) -> FileRequest {
    FileRequest(
      in: contentFolder.split(separator: "/").map(String.init)
        + [FileRequest.folder(ofType: post.type)],
      names: FileRequest.siteNames(of: post))
  }

  package var keptFolders: Int? { nil }

  package var frontPagePath: String? { nil }

  package var responsesFolder: String? { nil }

  package var staticFolder: String { "" }

  package var needsOverview: Bool { true }

  package func address(ofFile path: String) -> String {
    var path = path.dropFirst(contentFolder.count)
    if path.hasSuffix(".md") { path = path.dropLast(3) }
    return "/" + path + "/"
  }

  package func link(to post: ListedPost, of site: SiteOverview) -> String {
    site.link(to: post.address)
  }

  package var encodedInAddresses: [UInt8] { [] }

  package func mediaPath(_ path: String) -> String { path }

  package func fileName(ofMedia path: String) -> String { path }

  package var hasRelativeLinks: Bool { false }

  package var feed: String? { nil }

  package var redirectsFolder: String { staticFolder }

  package var stylePath: String { staticFolder + "site.css" }

  package func contentFiles(of site: SiteOverview) -> [SiteFile] { [] }

  package func layoutFiles(of site: SiteOverview) -> [SiteFile] { [] }
}

extension SiteTarget {
  /// The folder and the name of a post's file, as the user wants them.
  func fileRequest(for post: Post, _ options: SiteOptions) -> FileRequest {
    let request = fileRequest(for: post)
    guard let path = options.path, let keptFolders else { return request }
    return path.applied(to: request, keeping: keptFolders, post)
  }

  /// Whether a site cannot do without a field: its address, what keeps a draft hidden, and what layouts read.
  func needs(_ key: String) -> Bool {
    needsOverview && (fields.needs(key) || key.hasPrefix("taxonomies."))
  }

  /// The files of redirects; they need no more than the addresses.
  func redirectFiles(of site: SiteOverview) -> [SiteFile] {
    guard let feed else { return [] }
    return Redirects(site, feed: feed).files(copiedFrom: redirectsFolder)
  }

  /// The other files that do not belong to a post: pages of terms, configuration, layouts.
  func files(around site: SiteOverview, _ options: SiteOptions) -> [SiteFile] {
    var files = contentFiles(of: site)
    if options.isContentOnly { return files }
    if feed != nil { files.append(SiteFile(path: stylePath, text: SiteStyle.css)) }
    return files + layoutFiles(of: site)
  }

  /// A file of front matter alone, such as the page of a term.
  func file(_ path: String, _ matter: FrontMatter) -> SiteFile {
    SiteFile(path: path, chunks: [bytes(of: matter)])
  }

  /// The folders of the posts below `contentFolder`, beginning with those that are always there.
  func folders(of site: SiteOverview, beginningWith first: [String]) -> [String] {
    var folders = first
    var met = Set(first)
    for post in site.posts {
      let folder = String(post.path.dropFirst(contentFolder.count).prefix { $0 != "/" })
      if !folder.isEmpty, met.insert(folder).inserted { folders.append(folder) }
    }
    return folders
  }
}
