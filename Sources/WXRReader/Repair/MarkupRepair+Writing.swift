import ByteText
import WXRFormat

// Writing: the output is well-formed because it is written here alone.
extension MarkupRepair {
  mutating func open(_ name: [UInt8], kind: ElementKind) {
    open.append(Open(name: name, kind: kind, start: output.count))
    output.append(UInt8(ascii: "<"))
    output += name
    output.append(UInt8(ascii: ">"))
  }

  /// Writes a start tag with repaired attributes, and leaves the element open.
  mutating func write(_ tag: MarkupTag, kind: ElementKind) {
    let (attributes, isBroken) = MarkupAttribute.all(of: tag, in: bytes)
    if isBroken || tag.isBroken { log.note(.brokenTag, at: tag.range.lowerBound) }
    let name = Array(bytes[tag.name])
    open.append(
      Open(name: name, kind: kind, start: output.count, namespaces: declarations(of: tag)))
    output.append(UInt8(ascii: "<"))
    output += name
    for attribute in attributes {
      output.append(UInt8(ascii: " "))
      output += bytes[attribute.name]
      output += "=\"".utf8
      append(attribute.value, in: .attribute)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
  }

  /// Writes the end tag of the innermost element.
  mutating func close() {
    guard let last = open.popLast() else { return }
    if open.isEmpty { partCount = last.partCount } else { open[open.count - 1].partCount += 1 }
    output += "</".utf8
    output += last.name
    output.append(UInt8(ascii: ">"))
  }

  /// Removes the innermost element from the output.
  mutating func drop(_ last: Open) {
    open.removeLast()
    output.removeSubrange(last.start...)
    cdata.removeAll { $0.lowerBound >= last.start }
  }

  mutating func append(_ range: Range<Int>, in context: TextRepair.Context) {
    text.append(
      UnsafeBufferPointer(rebasing: bytes[range]), in: context, to: &output, at: range.lowerBound,
      &log)
  }

  /// Writes the content of a CDATA section as a section.
  mutating func append(section: Range<Int>) {
    if open.isEmpty { return }
    output += "<![CDATA[".utf8
    let start = output.count
    // Sections of an item are not fed to libxml2.
    if case .item = scope { append(section, in: .cdata) } else { append(section, in: .fedCDATA) }
    cdata.append(start..<output.count)
    output += "]]>".utf8
  }

  /// Writes a `<` that is text.
  mutating func appendLessThan() { output += "&lt;".utf8 }

  /// Writes a comment, whose text must be one that XML allows in comments.
  mutating func append(comment: Slice<UnsafeBufferPointer<UInt8>>) {
    output += "<!--".utf8
    output += comment
    output += "-->".utf8
  }
}
