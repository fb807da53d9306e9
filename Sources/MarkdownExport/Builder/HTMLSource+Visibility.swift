import ByteText
import HTMLFragment

extension HTMLSource {
  /// Whether there is anything to see in an element: text, or an element that shows something itself.
  func showsAnything(in root: Int) -> Bool {
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: nodes) {
      if showsItself(node) { return true }
      if nodes[node].kind == .element {
        switch nodes[node].tag {
        case .script, .style, .noscript, .template, .head, .title: cursor.skip()
        default: break
        }
      }
    }
    return false
  }

  /// Whether a node shows anything, apart from what is in it.
  func showsItself(_ node: Int) -> Bool {
    switch nodes[node].kind {
    case .text: return hasLetters(nodes[node].text)
    case .comment: return MarkdownBuilder.insertNumber(bytes[nodes[node].text]) != nil
    case .element:
      switch nodes[node].tag {
      case .img, .iframe, .video, .audio, .object, .embed, .input, .select, .textarea, .math, .hr:
        return true
      default: return false
      }
    case .root: return false
    }
  }

  /// Whether there is anything to see in an element, apart from the element itself.
  func contentShowsAnything(of element: Int) -> Bool {
    var child = Int(nodes[element].firstChild)
    while child >= 0 {
      if showsAnything(in: child) { return true }
      child = Int(nodes[child].next)
    }
    return false
  }

  /// Whether a text has anything but spaces of any width.
  func hasLetters(_ range: Range<Int>) -> Bool {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    var index = 0
    while index < text.count {
      if text[index] > 0x20 && text[index] < 0x80 { return true }
      if text[index] >= 0x80, CharacterClass.starting(at: index, of: text) != .space,
        !text.has("\u{200B}", at: index), !text.has("\u{FEFF}", at: index)
      {
        return true
      }
      index += 1
      while index < text.count && text[index] & 0xC0 == 0x80 { index += 1 }
    }
    return false
  }

  /// Whether there is an element in another one that meets a condition.
  func contains(in root: Int, where accepts: (Int) -> Bool) -> Bool {
    var cursor = HTMLCursor(at: root)
    while let node = cursor.next(in: nodes) {
      if node != root, nodes[node].kind == .element, accepts(node) { return true }
    }
    return false
  }

  /// Whether something occurs in an element's `class`, in any case.
  func classContains(_ parts: [StaticString], _ node: Int) -> Bool {
    guard let value = attribute(.class, of: node) else { return false }
    return parts.contains { find($0, in: value) != nil }
  }

  /// The name of the host in an address, without `www.`; `nil` when it has none.
  func host(of address: Range<Int>) -> Range<Int>? {
    guard let slashes = find("//", in: address.prefix(12)) else { return nil }
    var host = slashes + 2..<address.upperBound
    if let end = host.first(where: { "/?#:".utf8.contains(bytes[$0]) }) {
      host = host.lowerBound..<end
    }
    if has("www.", at: host.lowerBound, host.upperBound) { host = host.dropFirst(4) }
    return host.isEmpty ? nil : host
  }

  /// Whether an address is that of a page: `https://…` or `//…`.
  func isPage(_ address: Range<Int>) -> Bool {
    has("http://", at: address.lowerBound, address.upperBound)
      || has("https://", at: address.lowerBound, address.upperBound)
      || has("//", at: address.lowerBound, address.upperBound)
  }
}
