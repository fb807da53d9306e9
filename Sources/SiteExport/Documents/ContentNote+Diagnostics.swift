import PostContent
import SiteModel

extension ContentNote {
  /// The diagnostic of a note, without its place.
  func diagnostic(_ policy: ShortcodePolicy) -> Diagnostic {
    var diagnostic = diagnosticOfOne(policy)
    diagnostic.count = count
    return diagnostic
  }

  private func diagnosticOfOne(_ policy: ShortcodePolicy) -> Diagnostic {
    switch kind {
    case .unknownShortcode where policy == .drop:
      Diagnostic(
        .warning, .unknownShortcode, "the shortcode [\(name)] is not known; its tags were left out")
    case .unknownShortcode:
      Diagnostic(
        .information, .unknownShortcode, "the shortcode [\(name)] is not known; it stays as it is")
    case .shortcodeWithoutFiles:
      Diagnostic(
        .information, .missingFile,
        "the archive lacks what the shortcode [\(name)] shows; it stays as it is")
    case .missingFile:
      Diagnostic(
        .information, .missingFile,
        "attachment \(name), of a gallery, a playlist or a widget, is not in the archive; it was left out"
      )
    case .missingCover:
      Diagnostic(
        .information, .missingFile,
        "the featured image, attachment \(name), is not in the archive; it was left out")
    case .omittedShortcode:
      Diagnostic(
        .warning, .omittedShortcode,
        "only the site has what the shortcode [\(name)] shows; it was left out")
    case .unknownBlock:
      Diagnostic(
        .warning, .unknownBlock, "only the site has what the block \(name) shows; it was left out")
    case .readBlock:
      Diagnostic(
        .information, .changedBlock, "the block \(name) is shown by the texts in its attributes")
    case .unboundBlock:
      Diagnostic(
        .warning, .changedBlock,
        "a block is bound to \(name), which is not in the archive; its own words are shown")
    case .unknownWidget:
      Diagnostic(
        .warning, .unknownWidget,
        "the widget \(name) is not known; only texts in its settings are shown")
    case .omittedWidget:
      Diagnostic(
        .warning, .unknownWidget, "only the site has what the widget \(name) shows; it was left out"
      )
    case .builtPage:
      Diagnostic(
        .information, .builderPage, "the body is empty; it was made from the page of \(name)")
    case .unreadPage:
      Diagnostic(
        .warning, .builderPage, "the body is empty, and the page of \(name) cannot be read")
    case .reblogByID:
      Diagnostic(
        .information, .reblogWithoutSource,
        "the reblog has no address of its source; it links to WordPress.com's page of post \(name)")
    case .reblogOfUnknown:
      Diagnostic(
        .warning, .reblogWithoutSource,
        "the archive does not say which post the reblog shows; nothing of that post is here")
    @unknown default: Diagnostic(.information, .changedBlock, name)
    }
  }
}

extension ContentNote.Kind {
  /// What the summary says before the names.
  func remark(_ policy: ShortcodePolicy) -> String {
    switch self {
    case .unknownShortcode:
      "unknown shortcodes \(policy == .drop ? "dropped" : "left as they are")"
    case .shortcodeWithoutFiles:
      "shortcodes left as they are, since the archive lacks what they show"
    case .missingFile: "files of a gallery, a playlist or a widget that are not in the archive"
    case .missingCover: "featured images that are not in the archive"
    case .omittedShortcode: "shortcodes left out, since only the site has what they show"
    case .unknownBlock: "blocks left out, since only the site has what they show"
    case .readBlock: "blocks shown by the texts in their attributes"
    case .unboundBlock: "blocks without the fields to which they are bound"
    case .unknownWidget: "unknown widgets, of which only texts are shown"
    case .omittedWidget: "widgets left out, since only the site has what they show"
    case .builtPage: "empty bodies made from the pages of page builders"
    case .unreadPage: "empty bodies with pages of page builders that cannot be read"
    case .reblogOfUnknown: "reblogs of posts that the archive does not name"
    case .reblogByID: "reblogs that link to WordPress.com's page of a post"
    @unknown default: "others"
    }
  }

  /// Whether names are numbers, of which the summary says only how many there are.
  var isNumbered: Bool {
    switch self {
    case .missingFile, .missingCover, .reblogByID, .reblogOfUnknown: true
    default: false
    }
  }
}
