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
  /// A body that WordPress shows for a password.
  package static let protectedPost = Self(rawValue: "protected-post")
}

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
