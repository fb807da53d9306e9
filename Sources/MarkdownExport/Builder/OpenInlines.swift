/// An inline element that is open in the HTML.
struct OpenInline {
  var kind: MarkdownNode.Kind
  var detail: UInt8 = 0
  /// Its node; -1 while there is nothing in it.
  var node = -1
  /// Of a link: its address and title, in the HTML tree's bytes.
  var address = 0..<0
  var title = 0..<0
  /// Of a link: another one stands in it, which counts while it is open.
  var isSuspended = false
}

/// The inline elements that are open in the HTML, from the outside in.
struct OpenInlines {
  private var stack: [OpenInline] = []
  /// The node of the inline that ended last, to be gone on with when its like follows at once; -1 for none.
  var lastClosed = -1

  var indices: Range<Int> { stack.indices }

  var count: Int { stack.count }

  var last: OpenInline? { stack.last }

  /// Whether the innermost one waits for content, and has no node yet.
  var lastWaits: Bool { stack.last.map { $0.node < 0 } ?? false }

  /// Whether any of them waits for content.
  var anyWaits: Bool { stack.contains { $0.node < 0 } }

  subscript(index: Int) -> OpenInline {
    get { stack[index] }
    _modify { yield &stack[index] }
  }

  mutating func append(_ inline: OpenInline) { stack.append(inline) }

  mutating func removeLast() { stack.removeLast() }

  mutating func removeAll() {
    stack.removeAll(keepingCapacity: true)
    lastClosed = -1
  }

  func contains(_ kind: MarkdownNode.Kind) -> Bool { stack.contains { $0.kind == kind } }

  func contains(_ kind: MarkdownNode.Kind, detail: UInt8) -> Bool {
    stack.contains { $0.kind == kind && $0.detail == detail }
  }

  /// The index of the innermost link, and of those that count when suspended ones do not.
  func lastLink(suspended: Bool) -> Int? {
    stack.lastIndex { $0.kind == .link && (suspended || !$0.isSuspended) }
  }
}
