import ByteText

/// The lines of a recipe's part: `- flour` and `* flour` are items of a list, `1. Knead` of a numbered
/// one, `## Crust` is a heading (Jetpack's `output_list_content`).
struct RecipeLines {
  private var html = ""
  /// `ul` or `ol`.
  private var list = ""

  /// HTML that `wpautop` has made, or that stands for itself.
  static func html(of content: Bytes) -> String {
    // An element of its own is not lines.
    let lists: [StaticString] = ["<li", "<table", "<pre", "<div", "<blockquote"]
    if lists.contains(where: { content.find($0, from: 0) != nil }) {
      return "<div>\(content.string(0..<content.count))</div>"
    }
    var lines = RecipeLines()
    var start = 0
    var index = 0
    let breaks: [StaticString] = ["<br />", "<br>", "<p>", "</p>", "\n"]
    while index < content.count {
      if let found = breaks.first(where: { content.has($0, at: index) }) {
        lines.add(content.string(content.trimmed(start..<index)))
        index += found.utf8CodeUnitCount
        start = index
      } else {
        index += 1
      }
    }
    lines.add(content.string(content.trimmed(start..<content.count)))
    lines.close()
    return lines.html
  }

  private mutating func add(_ line: String) {
    if line.isEmpty { return }
    if let text = item(line, marks: ["- ", "\u{2013} ", "* ", "&#8211; "]) {
      open("ul")
      html += "<li>\(text)</li>"
    } else if let text = numbered(line) {
      open("ol")
      html += "<li>\(text)</li>"
    } else if let text = item(line, marks: ["### ", "## ", "# "]) {
      close()
      html += "<h5>\(text)</h5>\n"
    } else {
      close()
      html += "<p>\(line)</p>\n"
    }
  }

  private func item(_ line: String, marks: [String]) -> String? {
    marks.first(where: line.hasPrefix).map { String(line.dropFirst($0.count)) }
  }

  private func numbered(_ line: String) -> String? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line[digits.endIndex...]
    guard (1...3).contains(digits.count), rest.hasPrefix(". ") else { return nil }
    return String(rest.dropFirst(2))
  }

  private mutating func open(_ element: String) {
    if list == element { return }
    close()
    html += "<\(element)>"
    list = element
  }

  private mutating func close() {
    if !list.isEmpty { html += "</\(list)>\n" }
    list = ""
  }
}
