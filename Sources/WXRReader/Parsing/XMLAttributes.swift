import SiteModel

/// The attributes of a start tag as libxml2's SAX2 passes them; valid only during the callback.
struct XMLAttributes {
  /// Five pointers for each attribute: local name, prefix, namespace, start and end of the value.
  private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int
  /// Two pointers for each declaration: prefix, namespace.
  private let namespacePointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let namespaceCount: Int

  init(
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, namespaceCount: Int
  ) {
    pointers = attributes
    self.count = count
    namespacePointers = namespaces
    self.namespaceCount = namespaceCount
  }

  /// None.
  init() {
    self.init(attributes: nil, count: 0, namespaces: nil, namespaceCount: 0)
  }

  /// The value of an attribute without a prefix.
  func value(of name: StaticString) -> String? {
    guard let pointers else { return nil }
    for index in 0..<count {
      let attribute = pointers + 5 * index
      if let localName = attribute[0], attribute[1] == nil, equal(localName, name) {
        return Self.value(attribute)
      }
    }
    return nil
  }

  /// The namespaces that the tag declares; the empty prefix is the default one.
  var namespaces: [(prefix: String, uri: String)] {
    guard let namespacePointers else { return [] }
    return (0..<namespaceCount).map { index in
      let declaration = namespacePointers + 2 * index
      return (
        declaration[0].map { String(cString: $0) } ?? "",
        declaration[1].map { Self.unescapingAmpersands(String(cString: $0)) } ?? ""
      )
    }
  }

  /// All attributes and declarations of the tag, as written; only the order of declarations may
  /// differ.
  var all: [ExtraElement.Attribute] {
    var all = namespaces.map { prefix, uri in
      ExtraElement.Attribute(name: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, value: uri)
    }
    guard let pointers else { return all }
    for index in 0..<count {
      let attribute = pointers + 5 * index
      guard let localName = attribute[0] else { continue }
      let prefix = attribute[1].map { String(cString: $0) + ":" } ?? ""
      all.append(
        ExtraElement.Attribute(
          name: prefix + String(cString: localName), value: Self.value(attribute)))
    }
    return all
  }

  private func equal(_ name: UnsafePointer<UInt8>, _ literal: StaticString) -> Bool {
    var index = 0
    let expected = literal.utf8Start
    while index < literal.utf8CodeUnitCount {
      // A shorter name ends in NUL, which equals no byte of the literal.
      if name[index] != expected[index] { return false }
      index += 1
    }
    return name[index] == 0
  }

  private static func value(
    _ attribute: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  ) -> String {
    guard let start = attribute[3], let end = attribute[4] else { return "" }
    let text = makeString(UnsafeBufferPointer(start: start, count: end - start)).text
    return unescapingAmpersands(text)
  }

  /// Restores each `&` in attributes.
  ///
  /// If libxml2 must not replace entities, it passes `&amp;` and `&#38;` as `&#38;`.
  private static func unescapingAmpersands(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      let isEscaped = bytes[index...].starts(with: "&#38;".utf8)
      index += isEscaped ? 5 : 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
