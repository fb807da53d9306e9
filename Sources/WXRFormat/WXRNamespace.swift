/// The namespaces of WXR's elements.
public enum WXRNamespace: Sendable, CaseIterable {
  /// None: RSS's own elements.
  case rss
  case wp, excerpt, content, dublinCore
  /// Any that WXR does not use.
  case foreign

  /// The namespace that an undeclared prefix stands for, as in archives of WordPress 2.6, which use
  /// `excerpt:` without declaring it.
  public init(prefix: String?) {
    self =
      switch prefix {
      case nil: .rss
      case "wp": .wp
      case "excerpt": .excerpt
      case "content": .content
      case "dc": .dublinCore
      default: .foreign
      }
  }

  /// The namespace of a URI, over all versions and spellings that archives use.
  public init(uri: String) {
    var name = Substring(uri)
    for scheme in ["http://", "https://"] where name.hasPrefix(scheme) {
      name = name.dropFirst(scheme.utf8.count)
      break
    }
    if name.hasPrefix("www.") { name = name.dropFirst(4) }
    while name.hasSuffix("/") { name = name.dropLast() }
    if name == "purl.org/rss/1.0/modules/content" {
      self = .content
    } else if name == "purl.org/dc/elements/1.1" {
      self = .dublinCore
    } else if name.hasPrefix("wordpress.org/export/") {
      self = Self.exportRole(name.dropFirst("wordpress.org/export/".utf8.count))
    } else {
      self = .foreign
    }
  }

  /// `1.2` is the namespace of `wp:`, `1.2/excerpt` that of `excerpt:`.
  private static func exportRole(_ path: Substring) -> WXRNamespace {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 2,
      numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return .foreign }
    if parts.count == 1 { return .wp }
    return parts.count == 2 && parts[1] == "excerpt" ? .excerpt : .foreign
  }
}

extension WXRNamespace {
  /// The prefix that WordPress gives it; `nil` for names without one.
  public var prefix: StaticString? {
    switch self {
    case .rss, .foreign: nil
    case .wp: "wp"
    case .excerpt: "excerpt"
    case .content: "content"
    case .dublinCore: "dc"
    }
  }

  /// The URI that WordPress declares for it in archives of a version; `nil` for names without one.
  public func uri(in version: WXRVersion) -> String? {
    switch self {
    case .rss, .foreign: nil
    case .wp: "http://wordpress.org/export/\(version.rawValue)/"
    case .excerpt: "http://wordpress.org/export/\(version.rawValue)/excerpt/"
    case .content: "http://purl.org/rss/1.0/modules/content/"
    case .dublinCore: "http://purl.org/dc/elements/1.1/"
    }
  }
}
