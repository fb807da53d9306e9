package import SiteModel

// What is told of bodies, beside what the reader tells; docs/Diagnostics.md has an example of each.
extension Diagnostic.Code {
  /// A script, which a page of Markdown cannot run.
  package static let droppedScript = Self(rawValue: "dropped-script")
  /// A style sheet in a body.
  package static let droppedStyle = Self(rawValue: "dropped-style")
  /// What shows nothing without a browser's or a plug-in's help: a form's inputs, an object without
  /// an address, a drawing.
  package static let droppedMarkup = Self(rawValue: "dropped-markup")
  /// A link that would have run a script; its text stays.
  package static let unsafeLink = Self(rawValue: "unsafe-link")
  /// A list that Markdown writes in another way: its numbers, or its depth.
  package static let changedList = Self(rawValue: "changed-list")
  /// A text that is so long that it was converted in parts.
  package static let dividedText = Self(rawValue: "divided-text")
  /// A picture or another file that the page shows and whose address the archive does not have.
  package static let missingFile = Self(rawValue: "missing-file")
  /// A body that WordPress shows for a password.
  package static let protectedPost = Self(rawValue: "protected-post")
  /// An address that the site has for another page, or for a file of its own.
  package static let takenAddress = Self(rawValue: "taken-address")
  /// A shortcode that is not known; its tags stay, or go with `--shortcodes drop`.
  package static let unknownShortcode = Self(rawValue: "unknown-shortcode")
  /// A shortcode of which only the running site has what it shows.
  package static let omittedShortcode = Self(rawValue: "omitted-shortcode")
  /// A block that a theme, a plugin or WordPress renders, and whose attributes say nothing to readers.
  package static let unknownBlock = Self(rawValue: "unknown-block")
  /// A block that is shown by the texts in its attributes, or without the field to which it is bound.
  package static let changedBlock = Self(rawValue: "changed-block")
  /// A widget of a page builder that is not known.
  package static let unknownWidget = Self(rawValue: "unknown-widget")
  /// An empty body whose page is in the meta of a page builder.
  package static let builderPage = Self(rawValue: "builder-page")
  /// A reblog of which the archive has only the numbers of blog and post.
  package static let reblogWithoutSource = Self(rawValue: "reblog-without-source")
}
