import ByteText
import HTMLFragment

/// The fragment of HTML that is read: its nodes, and their attributes and text.
///
/// It refers to the memory of an `HTMLTree`, and is valid only as long as the tree.
struct HTMLSource {
  let nodes: UnsafeBufferPointer<HTMLNode>
  let attributes: UnsafeBufferPointer<HTMLAttribute>
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ tree: borrowing HTMLTree) {
    nodes = tree.nodes
    attributes = tree.attributes
    bytes = tree.bytes
  }

  /// No fragment.
  init() {
    nodes = UnsafeBufferPointer(start: nil, count: 0)
    attributes = UnsafeBufferPointer(start: nil, count: 0)
    bytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  subscript(node: Int) -> HTMLNode { nodes[node] }

  /// An element's name.
  func name(of element: Int) -> Range<Int> { ElementNames.name(of: nodes[element], attributes) }

  func attribute(_ name: HTMLAttributeName, of node: Int) -> Range<Int>? {
    for index in nodes[node].attributes where attributes[index].knownName == name {
      return attributes[index].value
    }
    return nil
  }

  func attribute(_ name: StaticString, of node: Int) -> Range<Int>? {
    for index in nodes[node].attributes where isEqual(attributes[index].name, name) {
      return attributes[index].value
    }
    return nil
  }

  /// An attribute's value without white space around it, if anything is left.
  func trimmed(_ name: HTMLAttributeName, of node: Int) -> Range<Int>? {
    attribute(name, of: node).flatMap { trim($0) }
  }

  func trim(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = range.first, bytes[first] <= 0x20 { range = range.dropFirst() }
    while let last = range.last, bytes[last] <= 0x20 { range = range.dropLast() }
    return range.isEmpty ? nil : range
  }

  func isEqual(_ range: Range<Int>, _ literal: StaticString) -> Bool {
    range.count == literal.utf8CodeUnitCount && has(literal, at: range.lowerBound, range.upperBound)
  }

  /// Whether there is a literal at a place, without regard to case.
  ///
  /// The literal is in lower case.
  func has(_ literal: StaticString, at start: Int, _ end: Int) -> Bool {
    guard end - start >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount {
      let byte = bytes[start + offset].asciiLowercased
      if byte != literal.utf8Start[offset] { return false }
    }
    return true
  }

  func find(_ literal: StaticString, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + literal.utf8CodeUnitCount <= range.upperBound {
      if has(literal, at: index, range.upperBound) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a word is one of those in an element's `class`.
  func hasClass(_ name: StaticString, _ node: Int) -> Bool {
    guard let value = attribute(.class, of: node) else { return false }
    return words(of: value).contains { isEqual($0, name) }
  }

  func words(of range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound && bytes[index] > 0x20 { index += 1 }
      if index > start { words.append(start..<index) }
      index += 1
    }
    return words
  }

  /// A whole number as HTML reads it: text after the digits is ignored.
  func integer(_ range: Range<Int>) -> Int? {
    guard var rest = trim(range) else { return nil }
    let isNegative = bytes[rest.lowerBound] == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    var value = 0
    var digits = 0
    for byte in bytes[rest] {
      guard byte.isASCIIDigit, digits < 12 else { break }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
    }
    return digits > 0 ? (isNegative ? -value : value) : nil
  }
}
