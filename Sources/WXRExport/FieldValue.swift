import SiteModel
import WXRFormat

/// What a record has for a field of WXR.
enum FieldValue {
  case string(String)
  /// One that is missing is left out.
  case integer(Int?)
  /// One that is missing is MySQL's zero date.
  case date(DateTime?)
  /// A date that older versions of WordPress do not write: one that is missing is left out.
  case newDate(DateTime?)
  /// Written as it is here, whatever is stored.
  case fixed(String)
  /// Not written as a field.
  case none
}

extension FieldValue {
  init(_ name: ElementName, of site: Site, program: String) {
    switch name {
    case .title: self = .string(site.title)
    case .link: self = .string(site.link)
    case .description: self = .string(site.description)
    case .pubDate: self = .string(site.exportedAt?.rssText ?? "")
    case .language: self = .string(site.language)
    case .wxrVersion: self = .fixed(WXRVersion.latest.rawValue)
    case .baseSiteURL: self = .string(site.baseSiteURL)
    case .baseBlogURL: self = .string(site.baseBlogURL)
    case .generator: self = .string(site.generator.isEmpty ? program : site.generator)
    default: self = .none
    }
  }

  init(_ name: ElementName, of author: Author) {
    switch name {
    case .authorID: self = .integer(author.id)
    case .authorLogin: self = .string(author.login)
    case .authorEmail: self = .string(author.email)
    case .authorDisplayName: self = .string(author.displayName)
    case .authorFirstName: self = .string(author.firstName)
    case .authorLastName: self = .string(author.lastName)
    default: self = .none
    }
  }

  /// Elements of categories, tags and other terms have different names for the same field.
  init(_ field: ModelField, of term: Term) {
    switch field {
    case .id: self = .integer(term.id)
    case .taxonomy: self = .string(term.taxonomy)
    case .slug: self = .string(term.slug)
    case .parent: self = .string(term.parentSlug)
    case .name: self = .string(term.name)
    case .description: self = .string(term.description)
    default: self = .none
    }
  }

  init(_ name: ElementName, of post: borrowing Post) {
    switch name {
    case .title: self = .string(post.title)
    case .link: self = .string(post.link)
    // `raw` has it.
    case .pubDate: self = .string("")
    case .creator: self = .string(post.author)
    case .contentEncoded: self = .string(post.content)
    case .excerptEncoded: self = .string(post.excerpt)
    case .postID: self = .integer(post.id)
    case .postDate: self = .date(post.date)
    case .postDateGMT: self = .date(post.dateGMT)
    case .postModified: self = .newDate(post.modified)
    case .postModifiedGMT: self = .newDate(post.modifiedGMT)
    case .commentStatus: self = .string(post.commentStatus)
    case .pingStatus: self = .string(post.pingStatus)
    case .postName: self = .string(post.slug)
    case .status: self = .string(post.status)
    case .postParent: self = .integer(post.parent)
    case .menuOrder: self = .integer(post.menuOrder)
    case .postType: self = .string(post.type)
    case .postPassword: self = .string(post.password)
    case .isSticky: self = .string(post.sticky ? "1" : "0")
    case .attachmentURL: self = .string(post.attachmentURL)
    case .description:
      // A description that is not empty is among the extra elements.
      self = post.extra.contains { $0.name == "description" } ? .none : .fixed("")
    default: self = .none
    }
  }

  init(_ name: ElementName, of comment: borrowing Comment) {
    switch name {
    case .commentID: self = .integer(comment.id)
    case .commentAuthor: self = .string(comment.authorName)
    case .commentAuthorEmail: self = .string(comment.authorEmail)
    case .commentAuthorURL: self = .string(comment.authorURL)
    case .commentAuthorIP: self = .string(comment.authorIP)
    case .commentDate: self = .date(comment.date)
    case .commentDateGMT: self = .date(comment.dateGMT)
    case .commentContent: self = .string(comment.content)
    case .commentApproved: self = .string(Self.stored(status: comment.status))
    case .commentType: self = .string(comment.type)
    case .commentParent: self = .integer(comment.parent)
    case .commentUserID: self = .integer(comment.userID)
    default: self = .none
    }
  }

  private static func stored(status: String) -> String {
    switch status {
    case "approved": "1"
    case "hold": "0"
    default: status
    }
  }
}

extension DateTime {
  /// A time of UTC as RSS has it: `Tue, 02 Apr 2024 09:30:00 +0000`.
  fileprivate var rssText: String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let text = isoText
    let (date, time) = (text.prefix(10), text.suffix(8))
    return "\(weekday), \(date.suffix(2)) \(months[Int(month) - 1]) \(date.prefix(4)) \(time) +0000"
  }

  /// - Source: Sakamoto's method.
  private var weekday: String {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = Int(self.year) - (month < 3 ? 1 : 0)
    let number = year + year / 4 - year / 100 + year / 400 + shifts[Int(month) - 1] + Int(day)
    return ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][number % 7]
  }
}
