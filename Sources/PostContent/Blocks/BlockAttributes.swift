import ByteText
import SiteModel

/// The attributes of a block: JSON, which is read where it is asked for.
package struct BlockAttributes {
  /// `nil` where there are none, or where they are no JSON.
  private let object: JSONText?
  /// Whether there are some that are no JSON: WordPress takes them for `null`.
  package let areBroken: Bool

  /// No attributes.
  init() {
    object = nil
    areBroken = false
  }

  init(_ bytes: [UInt8]) {
    object = JSONText(bytes)
    areBroken = object == nil
  }

  /// The JSON as it stands; `nil` where it is none.
  package var json: String? {
    areBroken ? nil : object?.text ?? "{}"
  }

  /// The last of this name that is a string.
  func string(_ name: String) -> String? { object?.string(name) }

  /// A string in an object in another one, by the names that lead to it.
  func string(at path: [String]) -> String? {
    guard let object else { return nil }
    var value = object.root
    for name in path {
      guard let member = object.members(of: value).last(where: { $0.name == name }) else {
        return nil
      }
      value = member.value
    }
    return object.string(value)
  }

  /// The last of this name that is a whole number, written as such or as a string.
  func integer(_ name: String) -> Int? { object?.integer(name) }

  /// All of them; an empty map where there are none.
  var value: DecodedValue { object?.decoded ?? .map([]) }

  /// What the editor notes of the block itself: its name, what it is bound to, whether it is shown.
  var metadata: DecodedValue? {
    guard let object, object.contains("\"metadata\"") else { return nil }
    return object.decoded["metadata"]
  }

  /// The words that a page puts into the pattern that it uses.
  var overrides: DecodedValue? {
    guard let object, object.contains("\"content\"") else { return nil }
    return object.decoded["content"]
  }
}
