import HTMLFragment

/// Reading attributes, and finding what links within the page point to.
extension MarkdownBuilder {
  func attribute(_ name: HTMLAttributeName, of node: Int) -> Range<Int>? {
    for index in html[node].attributes where attributes[index].knownName == name {
      return attributes[index].value
    }
    return nil
  }

  func attribute(_ name: StaticString, of node: Int) -> Range<Int>? {
    for index in html[node].attributes where isEqual(attributes[index].name, name) {
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

  /// Whether a literal, which is in lower case, stands at a place, whatever the case there.
  func has(_ literal: StaticString, at start: Int, _ end: Int) -> Bool {
    guard end - start >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount {
      let byte = bytes[start + offset]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != literal.utf8Start[offset] { return false }
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

  /// A whole number as HTML reads one: what follows the digits does not count.
  func integer(_ range: Range<Int>) -> Int? {
    guard var rest = trim(range) else { return nil }
    let isNegative = bytes[rest.lowerBound] == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    var value = 0
    var digits = 0
    for byte in bytes[rest] {
      guard (0x30...0x39).contains(byte), digits < 12 else { break }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
    }
    return digits > 0 ? (isNegative ? -value : value) : nil
  }

  /// Appends to the tree's data, white space made single spaces.
  mutating func appendLine(_ range: Range<Int>) {
    var needsSpace = false
    for byte in bytes[range] {
      if byte <= 0x20 {
        needsSpace = true
        continue
      }
      if needsSpace { tree.data.append(0x20) }
      needsSpace = false
      tree.data.append(byte)
    }
  }

  /// Appends an address to the tree's data as browsers read it: without tabs and line ends.
  mutating func appendAddress(_ range: Range<Int>) {
    let address = UnsafeBufferPointer(rebasing: bytes[range])
    if address.allSatisfy({ $0 >= 0x20 }) {
      tree.data.append(contentsOf: address)
    } else {
      tree.data.append(contentsOf: address.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
    }
  }

  /// Whether following an address would run a script, or show what the page made up; of visitors'
  /// addresses, whether it is none that WordPress lets them use.
  func isUnsafe(_ address: Range<Int>, allowsImages: Bool = false) -> Bool {
    let scheme = AddressScheme(of: bytes[address])
    if trust == .visitor { return !scheme.isForVisitors }
    let isImage = allowsImages && has("data:image/", at: address.lowerBound, address.upperBound)
    return scheme.isUnsafe && !isImage
  }

  // MARK: - Places that links point to

  mutating func findTargets() {
    targets.removeAll(keepingCapacity: true)
    guard trust == .author else { return }
    for attribute in attributes where attribute.knownName == .href {
      let value = attribute.value
      if value.count > 1 && bytes[value.lowerBound] == UInt8(ascii: "#") {
        targets.insert(Self.unescapePercent(bytes[value.dropFirst()]))
      }
    }
  }

  static func unescapePercent(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x41 + 10
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
        let high = digit(value[index + 1]), let low = digit(value[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(value[index])
        index += 1
      }
    }
    return result
  }

  /// Notes an element's id, or a link's name, if something points there.
  mutating func noteAnchor(_ node: Int) {
    let isLink = html[node].tag == .a
    for name in isLink ? [.id, .name] : [.id] as [HTMLAttributeName] {
      guard let value = attribute(name, of: node), !value.isEmpty,
        targets.contains(Array(bytes[value]))
      else { continue }
      targets.remove(Array(bytes[value]))
      pendingAnchors.append(value)
    }
  }

  /// Writes the places that wait for content.
  mutating func writeAnchors() {
    for anchor in pendingAnchors {
      let start = tree.data.count
      tree.appendData("<a id=\"")
      HTMLWriter.appendAttribute(bytes[anchor], to: &tree.data)
      tree.appendData("\"></a>")
      addAtom(.verbatim, from: start)
    }
    pendingAnchors.removeAll(keepingCapacity: true)
  }
}
