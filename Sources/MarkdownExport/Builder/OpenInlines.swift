/// An inline element that is open in the HTML.
struct OpenInline {
  var kind: MarkdownNode.Kind
  var detail: UInt8 = 0
  /// Its node; -1 while it has no content.
  var node = -1
  /// For a link: its address and title, in the HTML tree's bytes.
  var address = 0..<0
  var title = 0..<0
  /// For a link: whether another link inside it is open, which counts instead.
  var isSuspended = false
}

/// The inline elements that are open in the HTML, from the outside in.
struct OpenInlines {
  private var stack: [OpenInline] = []
  /// The node of the inline element that ended last, which an equal one may continue; -1 if there
  /// is none.
  var lastClosed = -1

  var indices: Range<Int> { stack.indices }

  var count: Int { stack.count }

  var last: OpenInline? { stack.last }

  /// Whether the innermost one has no content and so no node yet.
  var lastWaits: Bool { stack.last.map { $0.node < 0 } ?? false }

  /// Whether any of them has no content yet.
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

  /// The index of the innermost link that is suspended, or that is not.
  func lastLink(suspended: Bool) -> Int? {
    stack.lastIndex { $0.kind == .link && (suspended || !$0.isSuspended) }
  }
}
