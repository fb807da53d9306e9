/// The targets, by the names that users give them.
public enum SiteTargetName: String, Sendable, CaseIterable {
  /// Files for no generator in particular: CommonMark with GitHub's extensions and footnotes, and YAML
  /// before it.
  case plain

  package var target: any SiteTarget {
    switch self {
    case .plain: PlainTarget()
    }
  }
}
