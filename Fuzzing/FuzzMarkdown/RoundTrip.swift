import FuzzSupport
import HTMLFragment

nonisolated(unsafe) private var parser = HTMLParser()
nonisolated(unsafe) private var tree = HTMLTree()

/// Requires that what a reader sees has the same letters and digits, in the same order, in the HTML and
/// in what the Markdown renders to.
func checkRoundTrip(_ source: [UInt8], _ markdown: [UInt8]) {
  guard let expected = letters(of: source, isSource: true) else { return }
  let rendered = markdown.withUnsafeBytes { Renderer.html(of: $0) }
  guard let found = letters(of: rendered, isSource: false) else {
    finding("the Markdown renders to what is no HTML")
  }
  require(expected == found, "“\(found)” and not “\(expected)”")
}

/// The letters and digits that a page shows; `nil` where it has elements with text of another kind.
private func letters(of html: [UInt8], isSource: Bool) -> String? {
  parser.parse(html, into: &tree)
  var letters = ""
  var node = tree.nodes[HTMLTree.root].firstChild
  while node >= 0 {
    let current = tree.nodes[Int(node)]
    switch current.kind {
    case .element:
      if isSource && (other.contains(current.tag) || mayBeIcon(Int(node))) { return nil }
      if current.namespace != .html { return nil }
    case .text:
      for scalar in tree.string(current.text).unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        letters.unicodeScalars.append(scalar)
      }
    default: break
    }
    node = following(node)
  }
  return letters
}

/// Whether an element may be an icon whose link gets a name from an attribute.
private func mayBeIcon(_ node: Int) -> Bool {
  guard [.i, .em, .b, .span].contains(tree[node].tag), tree.attribute(.class, of: node) != nil
  else { return false }
  var parent = Int(tree[node].parent)
  while parent > HTMLTree.root, tree[parent].tag != .a { parent = Int(tree[parent].parent) }
  return parent > HTMLTree.root
}

/// The next node in the order of the document.
private func following(_ node: Int32) -> Int32 {
  if tree.nodes[Int(node)].firstChild >= 0 { return tree.nodes[Int(node)].firstChild }
  var node = node
  while node > 0 {
    if tree.nodes[Int(node)].next >= 0 { return tree.nodes[Int(node)].next }
    node = tree.nodes[Int(node)].parent
  }
  return -1
}

/// What is dropped, gets an address written out, or shows something else than its text.
private let other: Set<HTMLTag> = [
  .script, .style, .noscript, .template, .title, .textarea, .select, .datalist, .iframe, .object,
  .embed, .param, .video, .audio, .noembed, .noframes, .input, .button, .img, .ruby, .rt, .rp,
  .canvas, .unknown, .progress, .meter, .option, .optgroup, .frameset, .frame, .applet, .xmp,
  .listing, .plaintext, .map, .area, .output,
]
