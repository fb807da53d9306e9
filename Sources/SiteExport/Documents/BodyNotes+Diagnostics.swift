import MarkdownExport
import SiteModel

extension BodyNotes {
  /// The diagnostics of a post's body.
  func diagnostics(of post: Post, file: String) -> [Diagnostic] {
    if isEmpty { return [] }
    return Kind.allCases.filter { self[$0] > 0 }.map { kind in
      var diagnostic = kind.diagnostic
      diagnostic.count = self[kind]
      return diagnostic.placed(at: post, file: file)
    }
  }
}

extension BodyNotes.Kind {
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .script: Diagnostic(.warning, .droppedScript, "a script was left out")
    case .style: Diagnostic(.information, .droppedStyle, "a style sheet was left out")
    case .noscript:
      Diagnostic(
        .information, .droppedMarkup, "what browsers show without scripts was left out")
    case .object:
      Diagnostic(.warning, .droppedMarkup, "an object without an address was left out")
    case .control: Diagnostic(.warning, .droppedMarkup, "an input of a form was left out")
    case .drawing: Diagnostic(.warning, .droppedMarkup, "a drawing (SVG) was left out")
    case .phpCode: Diagnostic(.warning, .droppedMarkup, "PHP code was left out")
    case .unknownTag:
      Diagnostic(
        .information, .droppedMarkup,
        "a tag that HTML does not know was left out; its content stays")
    case .emptyLink:
      Diagnostic(.information, .droppedMarkup, "a link without text was left out")
    case .background:
      Diagnostic(.information, .droppedMarkup, "a background picture was left out")
    case .gallery:
      Diagnostic(.warning, .droppedMarkup, "a gallery of NextGEN Gallery was left out")
    case .widget:
      Diagnostic(
        .information, .droppedMarkup, "a button or counter of a social network was left out")
    case .codeLink:
      Diagnostic(.warning, .droppedMarkup, "a link in a block of code was left out")
    case .unsafeLink: Diagnostic(.warning, .unsafeLink, "a link that runs a script became text")
    case .listNumber:
      Diagnostic(.information, .changedList, "a list is numbered in another way")
    case .flattenedList:
      Diagnostic(
        .information, .changedList, "a list stands in too many others and became flat")
    case .dividedText:
      Diagnostic(
        .warning, .dividedText, "a text is very long and was converted in parts")
    }
  }
}

extension Diagnostic {
  func placed(at post: Post, file: String) -> Diagnostic {
    var placed = self
    placed.file = file
    placed.itemID = post.id
    placed.itemTitle = post.title
    return placed
  }
}
