import SiteModel

// Neither function is recursive, because an archive decides how deep a value is.

extension DecodedValue {
  /// Whether a string or a key in it meets the condition.
  func containsText(where condition: (String) -> Bool) -> Bool {
    var pending = [self]
    while let value = pending.popLast() {
      switch value {
      case .null, .bool, .int, .double: break
      case .string(let text):
        if condition(text) { return true }
      case .list(let elements): pending += elements
      case .map(let entries), .object(_, let entries):
        if entries.contains(where: { condition($0.key) }) { return true }
        pending += entries.map(\.value)
      }
    }
    return false
  }

  /// The value with each string and key replaced for which there is a replacement.
  ///
  /// Keys of one array stay distinct, by a number: `KEY`, `KEY (2)`.
  func replacingTexts(_ replacement: (String) -> String?) -> DecodedValue {
    var steps = [RebuildingStep.visit(self)]
    var finished: [DecodedValue] = []
    while let step = steps.popLast() {
      switch step {
      case .visit(.string(let text)): finished.append(.string(replacement(text) ?? text))
      case .visit(.list(let elements)):
        steps.append(.list(count: elements.count))
        steps += elements.reversed().map(RebuildingStep.visit)
      case .visit(.map(let entries)):
        steps.append(.map(keys: replacingKeys(of: entries, replacement)))
        steps += entries.reversed().map { .visit($0.value) }
      case .visit(.object(let className, let entries)):
        let keys = replacingKeys(of: entries, replacement)
        steps.append(.object(className: className, keys: keys))
        steps += entries.reversed().map { .visit($0.value) }
      case .visit(let scalar): finished.append(scalar)
      case .list(let count): finished.append(.list(finished.takeLast(count)))
      case .map(let keys):
        finished.append(.map(zip(keys, finished.takeLast(keys.count)).map(DecodedEntry.init)))
      case .object(let className, let keys):
        let properties = zip(keys, finished.takeLast(keys.count)).map(DecodedEntry.init)
        finished.append(.object(className: className, properties: properties))
      }
    }
    return finished.first ?? self
  }
}

/// A step that remains in rebuilding a value.
///
/// The last three take the values that were finished last.
private enum RebuildingStep {
  case visit(DecodedValue)
  case list(count: Int)
  case map(keys: [String])
  case object(className: String, keys: [String])
}

private func replacingKeys(
  of entries: [DecodedEntry], _ replacement: (String) -> String?
) -> [String] {
  let replacements = entries.map { replacement($0.key) }
  var taken = Set(zip(entries, replacements).compactMap { $1 == nil ? $0.key : nil })
  // Where to go on counting, since with fixed stand-ins all keys may have the same.
  var counts: [String: Int] = [:]
  return zip(entries, replacements).map { entry, replacement in
    guard let replacement else { return entry.key }
    var key = replacement
    var count = counts[replacement, default: 1]
    while !taken.insert(key).inserted {
      count += 1
      key = "\(replacement) (\(count))"
    }
    counts[replacement] = count
    return key
  }
}

extension [DecodedValue] {
  fileprivate mutating func takeLast(_ count: Int) -> [DecodedValue] {
    let taken = Array(suffix(count))
    removeLast(count)
    return taken
  }
}
