import SiteModel

/// An array or an object under construction.
struct PHPFrame {
  /// Where it begins in the text.
  let start: Int
  /// The index of its slot.
  let slot: Int
  /// `nil` for an array.
  let className: String?
  /// The number of elements that are still missing, including the current one; below 0 if there are
  /// too many.
  private(set) var remaining: Int
  /// The additional bytes if the references inside were written out.
  var copiedByteCount = 0
  /// The nesting depth of the compounds in it, including itself.
  var height = 1

  private var values: [DecodedValue] = []
  /// The keys; `nil` as long as they are those of a list.
  private var keys: [String]?
  /// The position of each key, if there are many.
  private var positions: [[UInt8]: Int] = [:]
  /// The position of the current value; the number of values stands for the end.
  private var position = 0

  /// Below this many keys, comparing with each is faster than hashing.
  private static let fewKeys = 16

  init(start: Int, slot: Int, remaining: Int, className: String? = nil) {
    self.start = start
    self.slot = slot
    self.remaining = remaining
    self.className = className
    if className != nil { keys = [] }
  }

  var value: DecodedValue {
    guard let keys else { return .list(values) }
    let entries = zip(keys, values).map { DecodedEntry(key: $0, value: $1) }
    return className.map { .object(className: $0, properties: entries) } ?? .map(entries)
  }

  /// Takes the value of the key that was set last.
  mutating func add(_ value: DecodedValue) {
    remaining -= 1
    if position < values.count {
      values[position] = value
    } else {
      values.append(value)
    }
  }

  /// Sets the key of the next value.
  mutating func setKey(_ number: Int) {
    if keys == nil, (0...values.count).contains(number) {
      position = number
    } else {
      _ = setText(String(number))
    }
  }

  /// Sets the key of the next value; returns `false` for one that has a value already.
  mutating func setKey(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    // PHP makes a number of the text of one.
    if keys == nil, let number = Int(text), String(number) == text {
      setKey(number)
      return position == values.count
    }
    return setText(text)
  }

  private mutating func setText(_ text: String) -> Bool {
    var known = keys ?? values.indices.map { String($0) }
    keys = nil
    position = self.position(of: text, in: known) ?? values.count
    let isNew = position == values.count
    if isNew { known.append(text) }
    keys = known
    return isNew
  }

  /// Finds a key byte by byte: Swift's own comparison takes “é” and “é” for the same.
  private mutating func position(of text: String, in known: [String]) -> Int? {
    guard known.count >= Self.fewKeys else {
      return known.firstIndex { $0.utf8.elementsEqual(text.utf8) }
    }
    while positions.count < known.count {
      positions[Array(known[positions.count].utf8)] = positions.count
    }
    return positions[Array(text.utf8)]
  }
}
