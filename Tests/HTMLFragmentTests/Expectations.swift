import HTMLFragment
import Testing

/// Expects the tokens of a text, which are written on one line: `"text" <p a="b"> <br/> </p> <!--comment-->`,
/// `<!DOCTYPE name "public" "system" quirks>` with `-` for what is not there.
func expectTokens(
  _ expected: String, of source: String, from state: HTMLTokenStream.State = .data,
  in element: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let tokens = HTMLTokenStream.tokens(
    of: Array(source.utf8), from: state, lastStartTag: element)
  expectBytes(tokens.map(line).joined(separator: " "), expected, sourceLocation)
}

/// Expects the tree of a fragment, written as `shape(of:)` does.
func expectTree(
  _ expected: String, of html: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectBytes(shape(of: html), expected, sourceLocation)
}

/// Strings are equal, too, when their characters are composed in another way; bytes are not.
private func expectBytes(_ found: String, _ expected: String, _ sourceLocation: SourceLocation) {
  #expect(
    found.utf8.elementsEqual(expected.utf8), "\(found) is not \(expected)",
    sourceLocation: sourceLocation)
}

private func line(of token: HTMLTokenStream.Token) -> String {
  switch token {
  case .characters(let text): "\"\(text)\""
  case .comment(let text): "<!--\(text)-->"
  case .endTag(let name): "</\(name)>"
  case .startTag(let name, let attributes, let isSelfClosing):
    "<\(name)"
      + attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
      + (isSelfClosing ? "/>" : ">")
  case .doctype(let doctype):
    "<!DOCTYPE \(doctype.name ?? "-") \(quoted(doctype.publicIdentifier))"
      + " \(quoted(doctype.systemIdentifier))\(doctype.isCorrect ? "" : " quirks")>"
  }
}

private func quoted(_ identifier: String?) -> String { identifier.map { "\"\($0)\"" } ?? "-" }

/// The words of a text, to be arguments of a test.
func names(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
