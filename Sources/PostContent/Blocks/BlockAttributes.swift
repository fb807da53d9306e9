import ByteText
import JSONValues
import SiteModel

/// The attributes of a block: JSON, which is read where it is asked for.
package struct BlockAttributes {
  /// Empty where there are none.
  private let text: [UInt8]

  /// No attributes.
  init() {
    text = []
  }

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// `nil` where there are none, or where they are no JSON: WordPress takes those for `null`.
  private var object: DecodedValue? { text.isEmpty ? nil : JSONReader.value(text.span) }

  /// The JSON as it stands; `nil` where it is none.
  package var json: String? {
    if text.isEmpty { return "{}" }
    return object == nil ? nil : String(decoding: text, as: UTF8.self)
  }

  /// The attribute of this name if it is a string.
  func string(_ name: String) -> String? { string(at: [name]) }

  /// A string in an object in another one, by the names that lead to it.
  func string(at path: [String]) -> String? {
    var value = object
    for name in path { value = value?[name] }
    guard case .string(let string) = value else { return nil }
    return string
  }

  /// The attribute of this name if it is a whole number, written as such or as a string.
  func integer(_ name: String) -> Int? { object?[name]?.number }

  /// All of them; an empty map where there are none.
  var value: DecodedValue { object ?? .map([]) }

  /// What the editor notes of the block itself: its name, what it is bound to, whether it is shown.
  var metadata: DecodedValue? { contains("\"metadata\"") ? object?["metadata"] : nil }

  /// The words that a page puts into the pattern that it uses.
  var overrides: DecodedValue? { contains("\"content\"") ? object?["content"] : nil }

  /// Whether a literal stands anywhere in the text, which is sooner known than what it means.
  func contains(_ literal: StaticString) -> Bool {
    text.withUnsafeBufferPointer { $0.find(literal, from: 0) != nil }
  }
}
