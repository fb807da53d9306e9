/// The targets, by the names that users type.
public enum SiteTargetName: String, Sendable, CaseIterable {
  /// Files for no particular generator: CommonMark with GitHub's extensions and footnotes, and YAML
  /// front matter.
  case plain
  /// A site for Hugo.
  case hugo
  /// A site for Jekyll.
  case jekyll
  /// A site for Pelican.
  case pelican
  /// A site for Eleventy.
  case eleventy
  /// A site for Astro.
  case astro
  /// A site for Zola.
  case zola
  /// A vault for Obsidian.
  case obsidian

  package var target: any SiteTarget {
    switch self {
    case .plain: PlainTarget()
    case .hugo: HugoTarget()
    case .jekyll: JekyllTarget()
    case .pelican: PelicanTarget()
    case .eleventy: EleventyTarget()
    case .astro: AstroTarget()
    case .zola: ZolaTarget()
    case .obsidian: ObsidianTarget()
    }
  }
}
