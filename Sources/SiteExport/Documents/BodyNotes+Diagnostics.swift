import MarkdownExport
import SiteModel

extension BodyNotes {
  /// The diagnostics of a post's body.
  func diagnostics(of post: Post, file: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    func tell(
      _ count: Int, _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ message: String
    ) {
      if count == 0 { return }
      var diagnostic = Diagnostic(severity, code, message)
      diagnostic.count = count
      diagnostics.append(diagnostic.placed(at: post, file: file))
    }
    tell(scripts, .warning, .droppedScript, "a script was left out")
    tell(styles, .information, .droppedStyle, "a style sheet was left out")
    tell(noscripts, .information, .droppedMarkup, "what browsers show without scripts was left out")
    tell(objects, .warning, .droppedMarkup, "an object without an address was left out")
    tell(controls, .warning, .droppedMarkup, "an input of a form was left out")
    tell(pictures, .warning, .droppedMarkup, "a drawing (SVG) was left out")
    tell(unsafeLinks, .warning, .unsafeLink, "a link that runs a script became text")
    tell(listNumbers, .information, .changedList, "a list is numbered in another way")
    tell(flattened, .information, .changedList, "a list stands in too many others and became flat")
    return diagnostics
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
