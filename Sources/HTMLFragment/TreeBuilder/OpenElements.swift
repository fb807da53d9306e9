import ByteText

/// The stack of open elements (HTML Standard §13.2.4.2), at whose bottom is the root.
struct OpenElements: ~Copyable {
  /// An element of the stack, with what is asked of it all the time.
  struct Element: BitwiseCopyable {
    var node: Int32
    var tag: HTMLTag
    var namespace: HTMLNamespace
    /// Whether it is an `annotation-xml` of MathML that has HTML in it.
    var isHTMLAnnotation = false
    /// How deep it is in the tree, where the root is at 0: more than its place in the stack where elements
    /// around it were taken off.
    var depth: Int32
    /// As the token has it.
    var nameHash: UInt32 = 0

    @inline(__always)
    func isHTML(_ other: HTMLTag) -> Bool { tag == other && namespace == .html }
  }

  /// What a search down the stack for an open element stops at.
  enum Scope {
    case general, listItem, button, table
  }

  private var elements = Arena<Element>(capacity: 1 << 10)
  /// How many HTML elements of each tag are open: most searches end here.
  ///
  /// Behind the tags, the names that have none are counted by their hash.
  private let counts: UnsafeMutablePointer<Int32>
  private static let counterCount = 512

  init() {
    counts = .allocate(capacity: Self.counterCount)
    counts.initialize(repeating: 0, count: Self.counterCount)
  }

  deinit { counts.deallocate() }

  mutating func removeAll() {
    elements.removeAll()
    counts.update(repeating: 0, count: Self.counterCount)
  }

  var count: Int { elements.count }

  /// The current node.
  @inline(__always)
  var current: Element { elements.base[elements.count &- 1] }

  subscript(index: Int) -> Element { elements.base[index] }

  @inline(__always)
  func hasAny(_ tag: HTMLTag) -> Bool { counts[Int(tag.rawValue)] > 0 }

  /// Whether there may be an HTML element of the token's name.
  func mayHave(nameOf token: HTMLToken) -> Bool {
    counts[Self.counter(token.tag, token.nameHash)] > 0
  }

  @inline(__always)
  private static func counter(_ tag: HTMLTag, _ nameHash: UInt32) -> Int {
    tag == .unknown ? 256 + Int(nameHash & 255) : Int(tag.rawValue)
  }

  // MARK: Changes

  @inline(__always)
  mutating func push(_ element: Element) {
    elements.append(element)
    count(element, 1)
  }

  @inline(__always)
  mutating func removeCurrent() {
    count(current, -1)
    elements.removeLast()
  }

  mutating func remove(at index: Int) {
    count(elements.base[index], -1)
    elements.remove(at: index)
  }

  mutating func insert(_ element: Element, at index: Int) {
    elements.insert(element, at: index)
    count(element, 1)
  }

  mutating func markHTMLAnnotation() {
    elements.base[count - 1].isHTMLAnnotation = true
  }

  /// Puts another node of the same name in the place of one.
  mutating func replaceNode(at index: Int, with node: Int) {
    elements.base[index].node = Int32(truncatingIfNeeded: node)
  }

  @inline(__always)
  private func count(_ element: Element, _ difference: Int32) {
    guard element.namespace == .html else { return }
    counts[Self.counter(element.tag, element.nameHash)] &+= difference
  }

  // MARK: Searches

  func index(ofNode node: Int) -> Int? {
    var index = count - 1
    while index >= 0 {
      if elements.base[index].node == node { return index }
      index -= 1
    }
    return nil
  }

  func lastIndex(of tag: HTMLTag) -> Int? {
    guard hasAny(tag) else { return nil }
    var index = count - 1
    while index >= 0 {
      if elements.base[index].isHTML(tag) { return index }
      index -= 1
    }
    return nil
  }

  /// The lowest special element above an index.
  func firstSpecial(above index: Int) -> Int? {
    var index = index + 1
    while index < count {
      if elements.base[index].isSpecial { return index }
      index += 1
    }
    return nil
  }

  /// Whether there is such an element in a scope (“has an element in the specific scope”).
  @inline(__always)
  func has(_ tag: HTMLTag, in scope: Scope = .general) -> Bool {
    guard hasAny(tag) else { return false }
    return search(scope) { $0 == tag }
  }

  func hasHeading(in scope: Scope = .general) -> Bool {
    search(scope) { $0.isHeading }
  }

  func hasTableSection() -> Bool {
    search(.table) { $0.isTableSection }
  }

  func hasCell() -> Bool {
    search(.table) { $0 == .td || $0 == .th }
  }

  /// Whether an element itself is in scope.
  func has(node: Int) -> Bool {
    var index = count - 1
    while index > 0 {
      if elements.base[index].node == node { return true }
      if Self.ends(.general, elements.base[index]) { return false }
      index -= 1
    }
    return false
  }

  @inline(__always)
  private func search(_ scope: Scope, _ matches: (HTMLTag) -> Bool) -> Bool {
    var index = count - 1
    while index > 0 {
      let element = elements.base[index]
      if element.namespace == .html, matches(element.tag) { return true }
      if Self.ends(scope, element) { return false }
      index -= 1
    }
    return false
  }

  @inline(__always)
  private static func ends(_ scope: Scope, _ element: Element) -> Bool {
    guard element.namespace == .html else {
      return scope != .table && (element.isSVGBoundary || element.isMathMLBoundary)
    }
    switch element.tag {
    case .html, .table, .template: return true
    case .applet, .caption, .marquee, .object, .select, .td, .th: return scope != .table
    case .ol, .ul: return scope == .listItem
    case .button: return scope == .button
    default: return false
    }
  }
}

extension OpenElements.Element {
  /// Whether text and most start tags in it are HTML.
  var isMathMLTextIntegrationPoint: Bool {
    guard namespace == .mathML else { return false }
    return switch tag {
    case .mi, .mo, .mn, .ms, .mtext: true
    default: false
    }
  }

  /// Whether it is of those elements of MathML that are special and end a scope.
  var isMathMLBoundary: Bool {
    isMathMLTextIntegrationPoint || namespace == .mathML && tag == .annotationXML
  }

  /// Whether it is of the elements of SVG that are special and integration points.
  var isSVGBoundary: Bool {
    guard namespace == .svg else { return false }
    return switch tag {
    case .foreignObject, .desc, .title: true
    default: false
    }
  }

  var isHTMLIntegrationPoint: Bool { isHTMLAnnotation || isSVGBoundary }

  var isSpecial: Bool {
    switch namespace {
    case .html: tag.isSpecial
    case .mathML: isMathMLBoundary
    case .svg: isSVGBoundary
    }
  }
}
