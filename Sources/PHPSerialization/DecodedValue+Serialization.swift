public import SiteModel

extension DecodedValue {
  /// The value in PHP's `serialize` format.
  ///
  /// What the model lacks is lost: every property is public, a repeated reference is a copy, a
  /// class that writes itself (`C:`) and a case of an enumeration (`E:`) are what they were read as.
  public var serialized: String {
    var output: [UInt8] = []
    var steps = [SerializingStep.value(self)]
    // A stack of our own: an archive decides how deep a value is.
    while let step = steps.popLast() {
      switch step {
      case .key(let key): output.appendArrayKey(key)
      case .name(let name): output.appendString(name)
      case .end: output.append(UInt8(ascii: "}"))
      case .value(.null): output += "N;".utf8
      case .value(.bool(let flag)): output += (flag ? "b:1;" : "b:0;").utf8
      case .value(.int(let number)): output += "i:\(number);".utf8
      case .value(.double(let number)): output += "d:\(phpText(of: number));".utf8
      case .value(.string(let text)): output.appendString(text)
      case .value(.list(let elements)):
        output += "a:\(elements.count):{".utf8
        steps.append(.end)
        for (index, element) in elements.enumerated().reversed() {
          steps += [.value(element), .value(.int(index))]
        }
      case .value(.map(let entries)):
        output += "a:\(entries.count):{".utf8
        steps.append(.end)
        steps += entries.reversed().flatMap { [.value($0.value), .key($0.key)] }
      case .value(.object(let className, let properties)):
        output += "O:\(className.utf8.count):\"\(className)\":\(properties.count):{".utf8
        steps.append(.end)
        steps += properties.reversed().flatMap { [.value($0.value), .name($0.key)] }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// What is left to write of a value.
private enum SerializingStep {
  case value(DecodedValue)
  /// The key of an array's entry.
  case key(String)
  /// The name of an object's property.
  case name(String)
  /// The end of an array or an object.
  case end
}

private func phpText(of number: Double) -> String {
  if number.isNaN { return "NAN" }
  if number.isInfinite { return number < 0 ? "-INF" : "INF" }
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension [UInt8] {
  /// Writes a key the way PHP keeps it: as a number when it is one in its shortest form.
  fileprivate mutating func appendArrayKey(_ key: String) {
    if let number = Int(key), number.description == key {
      self += "i:\(number);".utf8
    } else {
      appendString(key)
    }
  }

  fileprivate mutating func appendString(_ text: String) {
    self += "s:\(text.utf8.count):\"".utf8
    self += text.utf8
    self += "\";".utf8
  }
}
