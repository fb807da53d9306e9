package import PostContent
package import SiteModel

/// What bodies need to know of the rest of the archive: gathered in a pass of its own, before the
/// first body is converted.
package struct SiteIndex: Sendable {
  private var displayNames: [String: String] = [:]
  private var attachments: [Int: ContentAttachment] = [:]
  /// The attachments of a post, in the order of a gallery.
  private var children: [Int: [Child]] = [:]
  private var reusableBlocks: [Int: String] = [:]

  private struct Child {
    var menuOrder: Int
    var id: Int

    static func < (left: Child, right: Child) -> Bool {
      (left.menuOrder, left.id) < (right.menuOrder, right.id)
    }
  }

  package init() {}

  /// Takes in what others may refer to; of several with the same id, the first counts.
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
      }
    }
  }

  /// Redacted logins can be alike: then nobody is called by another's name.
  private mutating func addAuthor(_ login: String, _ name: String) {
    let known = displayNames[login, default: ""]
    displayNames[login] = known.isEmpty || known == name ? name : login
  }

  /// To be called when everything is in.
  package mutating func finish() {
    for parent in children.keys { children[parent]?.sort(by: <) }
  }

  /// The name that readers know an author by.
  func displayName(of login: String) -> String {
    guard let name = displayNames[login], !name.isEmpty else { return login }
    return name
  }

  func attachment(_ id: Int) -> ContentAttachment? { attachments[id] }

  func attachments(ofPost id: Int) -> [ContentAttachment] {
    children[id, default: []].compactMap { attachments[$0.id] }
  }

  func reusableBlock(_ id: Int) -> String? { reusableBlocks[id] }
}

extension SiteIndex {
  /// What a record adds to the index.
  package enum Entry: Sendable {
    case author(login: String, name: String)
    case attachment(ContentAttachment, parent: Int?, menuOrder: Int)
    case reusableBlock(id: Int, content: String)

    /// Is `nil` for a record that nothing refers to.
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
        // As `render_block_core_block` has it: others see nothing of what is not published.
        case "wp_block" where post.status == "publish" && post.password.isEmpty:
          self = .reusableBlock(id: id, content: post.content)
        default: return nil
        }
      default: return nil
      }
    }
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
