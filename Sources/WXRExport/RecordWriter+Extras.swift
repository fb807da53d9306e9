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

  /// Whether WXR has elements of this name, which a reader that repairs an item would take for one of
  /// the item's own, wherever it stands.
  private func isOwnNameAnywhere(_ name: String) -> Bool {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let namespace = settings.namespaces[String(parts[0])] else {
      return false
    }
    return ElementName(namespace: namespace, localName: String(parts[1])) != .unknown
  }

  private enum Step {
    case begin(ExtraElement, isOwnName: Bool)
    case end(name: String, undeclared: [String])
  }

  private mutating func write(_ element: ExtraElement, isOwnName: Bool) {
    var steps = [Step.begin(element, isOwnName: isOwnName)]
    /// The prefixes that the open elements declare, each with what it stands for, the innermost last.
    var declared: [String: [String]] = [:]
    while let step = steps.popLast() {
      switch step {
      case .begin(let element, let isOwnName):
        let declarations = begin(element, isOwnName: isOwnName, declared)
        for (prefix, uri) in declarations { declared[prefix, default: []].append(uri) }
        steps.append(
          .end(name: element.name.xmlName, undeclared: declarations.map { $0.prefix }))
        for child in element.children.reversed() {
          steps.append(.begin(child, isOwnName: isOwnNameAnywhere(child.name)))
        }
      case .end(let name, let prefixes):
        for prefix in prefixes { declared[prefix]?.removeLast() }
        xml.append("</")
        xml.append(text: name)
        xml.append(">")
      }
    }
  }

  /// Writes the start tag and the text of an element.
  ///
  /// - Returns: What it declares.
  private mutating func begin(
    _ element: ExtraElement, isOwnName: Bool, _ declared: [String: [String]]
  ) -> [(prefix: String, uri: String)] {
    let standIn = WXRNamespace.standInURI
    var declarations = element.attributes.compactMap { attribute in
      Self.declaredPrefix(attribute.name).map { (prefix: $0, uri: attribute.value) }
    }
    xml.append("<")
    xml.append(text: element.name.xmlName)
    let prefix = Self.prefix(of: element.name.xmlName)
    let attributes = element.attributes.lazy.filter { Self.declaredPrefix($0.name) == nil }
    for (index, prefix) in ([prefix] + attributes.map { Self.prefix(of: $0.name.xmlName) })
      .enumerated()
    {
      let around = declared[prefix]?.last
      let isNeeded =
        index == 0 && isOwnName
        ? around != standIn
        : !prefix.isEmpty && prefix != "xml" && around == nil && settings.namespaces[prefix] == nil
      guard isNeeded, !declarations.contains(where: { $0.prefix == prefix }) else { continue }
      declarations.append((prefix, standIn))
      xml.append(" ")
      xml.declaration(prefix, standIn)
    }
    for attribute in element.attributes {
      xml.attribute(attribute.name.xmlName, attribute.value)
    }
    xml.append(">")
    xml.text(element.value)
    return declarations
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
