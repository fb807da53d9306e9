import SiteModel

/// Decides which posts get files: those that people read.
struct ReadablePosts: Sendable {
  /// Why a post gets no file.
  enum Reason: Hashable, Sendable {
    /// A type that only WordPress, its editor or a plugin reads.
    case type(String)
    case status(String)
  }

  private let includedTypes: Set<String>
  private let includedStatuses: Set<String>
  /// The internal types of this archive that the list does not have.
  var unlistedTypes: Set<String> = []

  /// - Parameter options: They may include more types and statuses.
  init(_ options: SiteOptions) {
    includedTypes = options.includedTypes
    includedStatuses = options.includedStatuses
  }

  /// - Returns: `nil` if the post gets a file.
  func reasonToSkip(_ post: Post) -> Reason? {
    if isInternal(post.type) { return .type(post.type) }
    if Self.hiddenStatuses.contains(post.status) && !includedStatuses.contains(post.status) {
      return .status(post.status)
    }
    return nil
  }

  func isInternal(_ type: String) -> Bool {
    (InternalTypes.contains(type) || unlistedTypes.contains(type)) && !includedTypes.contains(type)
  }

  private static let hiddenStatuses: Set<String> = ["trash", "spam", "auto-draft"]
}
