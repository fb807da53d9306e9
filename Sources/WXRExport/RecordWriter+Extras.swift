import SiteModel
import WXRFormat

// Elements that WXR does not define.
extension RecordWriter {
  /// Writes the extra elements of a record.
  ///
  /// It is not recursive, because an archive decides how deep elements are.
  mutating func write(_ elements: [ExtraElement], in parent: ElementKind, depth: Int?) {
    for element in elements {
      if let depth { xml.indent(depth) }
      write(element, isOwnName: isOwnName(element.name, in: parent))
      if depth != nil { xml.append("\n") }
    }
  }

  /// Whether WXR has an element of this name at this place, which the extra one must not become.
  private func isOwnName(_ name: String, in parent: ElementKind) -> Bool {
    // A description of an item is read as an extra element.
    if parent == .item && name == "description" { return false }
    let parts = name.split(separator: ":", maxSplits: 1)
    guard let localName = parts.last else { return false }
    let prefix = parts.count > 1 ? String(parts[0]) : nil
    let namespace = prefix.flatMap { settings.namespaces[$0] } ?? WXRNamespace(prefix: prefix)
    let known = ElementName(namespace: namespace, localName: String(localName))
    return known != .unknown && WXRGrammar.kind(of: known, in: parent) != .extra
  }

  private enum Step {
    case begin(ExtraElement, isOwnName: Bool)
    case end(name: String, undeclared: [String])
  }

  private mutating func write(_ element: ExtraElement, isOwnName: Bool) {
    var steps = [Step.begin(element, isOwnName: isOwnName)]
    /// The prefixes that open elements declare, and how many of them do.
    var declared: [String: Int] = [:]
    while let step = steps.popLast() {
      switch step {
      case .begin(let element, let isOwnName):
        let prefixes = begin(element, isOwnName: isOwnName, declared)
        for prefix in prefixes { declared[prefix, default: 0] += 1 }
        steps.append(.end(name: element.name.xmlName, undeclared: prefixes))
        for child in element.children.reversed() {
          steps.append(.begin(child, isOwnName: false))
        }
      case .end(let name, let prefixes):
        for prefix in prefixes { declared[prefix, default: 0] -= 1 }
        xml.append("</")
        xml.append(text: name)
        xml.append(">")
      }
    }
  }

  /// Writes the start tag and the text of an element.
  ///
  /// - Returns: The prefixes that it declares.
  private mutating func begin(
    _ element: ExtraElement, isOwnName: Bool, _ declared: [String: Int]
  ) -> [String] {
    var prefixes = element.attributes.compactMap { Self.declaredPrefix($0.name) }
    xml.append("<")
    xml.append(text: element.name.xmlName)
    let prefix = Self.prefix(of: element.name.xmlName)
    if isOwnName && !prefixes.contains(prefix) {
      prefixes.append(prefix)
      xml.append(" ")
      xml.declaration(prefix, WXRNamespace.standInURI)
    }
    let attributes = element.attributes.lazy.filter { Self.declaredPrefix($0.name) == nil }
    for prefix in [prefix] + attributes.map({ Self.prefix(of: $0.name.xmlName) }) {
      guard !prefix.isEmpty, prefix != "xml", !prefixes.contains(prefix),
        declared[prefix, default: 0] == 0, settings.namespaces[prefix] == nil
      else { continue }
      prefixes.append(prefix)
      xml.append(" ")
      xml.declaration(prefix, WXRNamespace.standInURI)
    }
    for attribute in element.attributes {
      xml.attribute(attribute.name.xmlName, attribute.value)
    }
    xml.append(">")
    xml.text(element.value)
    return prefixes
  }

  private static func prefix(of name: String) -> String {
    name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
  }

  /// The prefix that an attribute declares; empty for the default namespace.
  private static func declaredPrefix(_ attribute: String) -> String? {
    if attribute == "xmlns" { return "" }
    return attribute.hasPrefix("xmlns:") ? String(attribute.dropFirst(6)) : nil
  }
}

extension MarkupWriter {
  /// Writes `xmlns:PREFIX="URI"`.
  mutating func declaration(_ prefix: String, _ uri: String) {
    append("xmlns")
    if !prefix.isEmpty {
      append(":")
      append(text: prefix)
    }
    append("=\"")
    for scalar in uri.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case "\"": append("&quot;")
      default: append(text: String(scalar))
      }
    }
    append("\"")
  }
}
