import ByteText
import SiteModel
import WXRFormat

// Elements that WXR does not define.
extension RecordBuilder {
  /// How many levels of extra elements are kept as elements.
  ///
  /// Many JSON parsers do not accept much more.
  private static let deepestExtra = 32

  /// - Returns: Whether the element is kept as an element. If not, its text goes to the element
  ///   around it.
  mutating func beginExtra(
    _ localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) -> Bool {
    if extras.count == Self.deepestExtra {
      nested = 1
      if !toldNesting {
        notes.append(
          Diagnostic(
            .warning, .nestedTooDeep,
            "elements are nested more than \(Self.deepestExtra) deep; their text is kept, not their names"
          ))
      }
      toldNesting = true
      return false
    }
    let prefix = prefix.map { String(cString: $0) + ":" } ?? ""
    let name = prefix + String(cString: localName)
    // PHP's messages consist of these elements. No plugin uses these names for its own elements.
    if name == "b" || name == "br" { isSuspicious = true }
    let attributes = attributes.all.filter { $0.value != WXRNamespace.standInURI }
    extras.append(ExtraElement(name: name, attributes: attributes))
    return true
  }

  mutating func appendToExtra(_ text: UnsafeBufferPointer<UInt8>) {
    extras[extras.count - 1].value += makeString(text).text
  }

  mutating func endExtra() {
    guard var element = extras.popLast() else { return }
    element.value = Self.trimmed(element.value)
    if !extras.isEmpty {
      extras[extras.count - 1].children.append(element)
      return
    }
    switch openKinds.last {
    case .item: post.extra.append(element)
    case .comment: comment.extra.append(element)
    case .author: author.extra.append(element)
    case .term: term.extra.append(element)
    case .meta: keepExtraOfMeta(element)
    default: site.extra.append(element)
    }
  }

  /// A meta has no place for extra elements.
  ///
  /// They go to the record that the meta belongs to.
  private mutating func keepExtraOfMeta(_ element: ExtraElement) {
    switch openKinds.dropLast().last {
    case .item: post.extra.append(element)
    case .comment: comment.extra.append(element)
    default: term.extra.append(element)
    }
  }

  static func trimmed(_ text: String) -> String {
    var utf8 = Substring(text).utf8
    while let first = utf8.first, first.isXMLWhiteSpace { utf8.removeFirst() }
    while let last = utf8.last, last.isXMLWhiteSpace { utf8.removeLast() }
    return utf8.count == text.utf8.count ? text : String(Substring(utf8))
  }
}
