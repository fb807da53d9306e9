import MarkdownExport
import SiteModel

extension BodyNotes {
  /// The diagnostics of a post's body.
  func diagnostics(of post: Post, file: String) -> [Diagnostic] {
    if isEmpty { return [] }
    return Kind.allCases.filter { self[$0] > 0 }.map { kind in
      var diagnostic = kind.diagnostic
      let names = names(of: kind)
      if !names.isEmpty { diagnostic.message += ": " + names.joined(separator: ", ") }
      diagnostic.count = self[kind]
      return diagnostic.placed(at: post, file: file)
    }
  }
}

extension BodyNotes.Kind {
  /// What the summary calls something that is left out; `nil` where nothing is.
  var lossName: String? {
    switch self {
    case .script: "script"
    case .style: "style sheet"
    case .noscript: "noscript"
    case .object: "object without an address"
    case .control: "input of a form"
    case .drawing: "drawing (SVG)"
    case .phpCode: "PHP code"
    case .unknownTag: "tag that HTML does not know"
    case .emptyLink: "link without text"
    case .background: "background picture"
    case .gallery: "gallery of NextGEN Gallery"
    case .widget: "button or counter of a social network"
    case .codeLink: "link in a block of code"
    case .unsafeLink, .listNumber, .flattenedList, .dividedText: nil
    }
  }

  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .style: Diagnostic(.information, .droppedStyle, "a style sheet was left out")
    case .noscript:
      Diagnostic(
        .information, .droppedMarkup, "what browsers show without scripts was left out")
    case .unknownTag:
      Diagnostic(
        .information, .droppedMarkup,
        "a tag that HTML does not know was left out; its content stays")
    case .object: Diagnostic(.warning, .droppedMarkup, "an object without an address was left out")
    case .control: Diagnostic(.warning, .droppedMarkup, "an input of a form was left out")
    case .script: Diagnostic(.warning, .droppedScript, "a script was left out")
    case .phpCode: Diagnostic(.warning, .droppedMarkup, "PHP code was left out")
    case .drawing, .gallery, .codeLink:
      Diagnostic(.warning, .droppedMarkup, "a \(lossName ?? "") was left out")
    case .emptyLink, .background, .widget:
      Diagnostic(.information, .droppedMarkup, "a \(lossName ?? "") was left out")
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
