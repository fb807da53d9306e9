package import PostContent
package import SiteModel

/// The data that bodies need from the rest of the archive.
///
/// A separate pass collects it before the first body is converted.
package struct SiteIndex: Sendable {
  private var displayNames: [String: String] = [:]
  private var attachments: [Int: ContentAttachment] = [:]
  /// The attachments of a post, in the order of a gallery.
  private var children: [Int: [Child]] = [:]
  private var reusableBlocks: [Int: String] = [:]
  private var tables: [String: ContentTable] = [:]
  /// How many bytes the tables may still have: no body needs much more.
  private var tableRoom = 64 << 20
  private var guestAuthors = GuestAuthors()
  private var termLabels = TermLabels()
  /// The paths of the posts that others name as their parents, by id.
  private var parentPaths: [Int: String] = [:]

  private struct Child {
    var menuOrder: Int
    var id: Int

    static func < (left: Child, right: Child) -> Bool {
      (left.menuOrder, left.id) < (right.menuOrder, right.id)
    }
  }

  package init() {}

  /// Adds entries to which bodies may refer.
  ///
  /// If several have the same id, the first one counts.
  package mutating func add(_ entries: [Entry]) {
    for entry in entries {
      switch entry {
      case .author(let login, let name): addAuthor(login, name)
      case .attachment(let attachment, let parent, let menuOrder):
        guard attachments[attachment.id] == nil else { continue }
        attachments[attachment.id] = attachment
        if let parent, parent > 0 {
          children[parent, default: []].append(Child(menuOrder: menuOrder, id: attachment.id))
        }
      case .reusableBlock(let id, let content):
        if reusableBlocks[id] == nil { reusableBlocks[id] = content }
      case .table(let id, let table):
        guard tables[id] == nil, table.data.utf8.count <= tableRoom else { continue }
        tableRoom -= table.data.utf8.count
        tables[id] = table
      case .guestAuthor(let guest): guestAuthors.add(guest)
      }
    }
  }

  /// Adds terms of posts that get files.
  mutating func add(_ terms: [TermLabels.Entry]) {
    for term in terms { termLabels.add(term) }
  }

  mutating func setParentPaths(_ paths: [Int: String]) { parentPaths = paths }

  /// Adds an author.
  ///
  /// Redacted logins may be equal; then no name is used for them.
  private mutating func addAuthor(_ login: String, _ name: String) {
    let known = displayNames[login, default: ""]
    displayNames[login] = known.isEmpty || known == name ? name : login
  }

  /// Call this after everything was added.
  package mutating func finish() {
    for parent in children.keys { children[parent]?.sort(by: <) }
    termLabels.finish()
  }

  /// The display name of an author.
  func displayName(of login: String) -> String {
    guard let name = displayNames[login], !name.isEmpty else { return login }
    return name
  }

  /// The names of those who wrote a post: of its co-authors, else of its author.
  func authorNames(of post: Post) -> [String] {
    var names: [String] = []
    for term in post.terms {
      guard let name = coauthorName(term), !names.contains(name) else { continue }
      names.append(name)
    }
    return names.isEmpty ? [displayName(of: post.author)] : names
  }

  /// Whether a term stands for an author.
  func isAuthor(_ term: PostTerm) -> Bool { coauthorName(term) != nil }

  private func coauthorName(_ term: PostTerm) -> String? {
    guestAuthors.name(of: term) { displayNames[$0] }
  }

  /// What stands for a term in front matter.
  func label(of term: PostTerm) -> String { termLabels.label(of: term) }

  /// The path of the file of a post that is the parent of another one.
  func parentPath(_ id: Int) -> String? { parentPaths[id] }

  func attachment(_ id: Int) -> ContentAttachment? { attachments[id] }

  func attachments(ofPost id: Int) -> [ContentAttachment] {
    children[id, default: []].compactMap { attachments[$0.id] }
  }

  func reusableBlock(_ id: Int) -> String? { reusableBlocks[id] }

  func table(_ id: String) -> ContentTable? { tables[id] }
}

extension SiteIndex {
  /// What a record adds to the index.
  package enum Entry: Sendable {
    case author(login: String, name: String)
    case attachment(ContentAttachment, parent: Int?, menuOrder: Int)
    case reusableBlock(id: Int, content: String)
    case table(id: String, ContentTable)
    case guestAuthor(GuestAuthors.Entry)

    /// The types of posts whose bodies the index has.
    package static let typesWithBody: Set<String> = ["wp_block", "tablepress_table"]

    /// It is `nil` for a record to which nothing refers.
    package init?(_ record: Record) {
      switch record {
      case .author(let author):
        self = .author(login: author.login, name: author.displayName)
      case .post(let post):
        guard let id = post.id else { return nil }
        switch post.type {
        case "attachment":
          self = .attachment(
            ContentAttachment(id: id, post), parent: post.parent, menuOrder: post.menuOrder ?? 0)
        // As in `render_block_core_block`: only published blocks are shown.
        case "wp_block" where post.status == "publish" && post.password.isEmpty:
          self = .reusableBlock(id: id, content: post.content)
        case "tablepress_table":
          // The id that shortcodes have, which is not that of the item.
          let number = post.meta.first { $0.key == "_tablepress_export_table_id" }?.value
          self = .table(id: number ?? String(id), ContentTable(post))
        case "guest-author", "guest_author":
          guard let guest = GuestAuthors.Entry(post) else { return nil }
          self = .guestAuthor(guest)
        default: return nil
        }
      default: return nil
      }
    }
  }
}

extension ContentTable {
  fileprivate init(_ post: Post) {
    func meta(_ key: String) -> String { post.meta.first { $0.key == key }?.value ?? "" }
    self.init(
      name: post.title, description: post.excerpt, data: post.content,
      options: meta("_tablepress_table_options"), visibility: meta("_tablepress_table_visibility"))
  }
}

extension ContentAttachment {
  fileprivate init(id: Int, _ post: Post) {
    self.init(
      id: id, url: post.attachmentURL,
      altText: post.meta.first { $0.key == "_wp_attachment_image_alt" }?.value ?? "",
      caption: post.excerpt, title: post.title)
  }
}
