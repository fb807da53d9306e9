public import SiteModel

extension DecodedValue {
  /// The value in the format of PHP's `serialize`.
  ///
  /// Details that the model does not have are lost. Every property is public. A repeated reference
  /// is a copy. An object with its own serialisation (`C:`) and a case of an enumeration (`E:`) are
  /// written as plain objects, in the form in which they were read.
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

/// A step that remains to be written.
private enum SerializingStep {
  case value(DecodedValue)
  /// The key of an array's entry.
  case key(String)
  /// The name of an object's property.
  case name(String)
  /// The end of an array or an object.
  case end
}

/// A number as PHP writes it: with the fewest digits that give the same number, and with an
/// exponent from 1.0E+17 on and below 0.0001.
///
/// - Source: `smart_str_append_double` and `php_gcvt` (PHP, `main/snprintf.c`), with
///   `serialize_precision` -1.
private func phpText(of number: Double) -> String {
  if number.isNaN { return "NAN" }
  if number.isInfinite { return number < 0 ? "-INF" : "INF" }
  if number.isZero { return number.sign == .minus ? "-0" : "0" }
  let (digits, pointPlace) = shortestDigits(of: number.magnitude)
  let sign = number < 0 ? "-" : ""
  if pointPlace < -3 || pointPlace > 17 {
    let rest = digits.dropFirst()
    let exponent = pointPlace - 1
    let tail = rest.isEmpty ? "0" : String(rest)
    return "\(sign)\(digits.prefix(1)).\(tail)E\(exponent < 0 ? "" : "+")\(exponent)"
  }
  if pointPlace <= 0 { return sign + "0." + String(repeating: "0", count: -pointPlace) + digits }
  let zeros = String(repeating: "0", count: max(0, pointPlace - digits.utf8.count))
  let fraction = digits.dropFirst(pointPlace)
  return sign + digits.prefix(pointPlace) + zeros + (fraction.isEmpty ? "" : "." + fraction)
}

/// The fewest digits that identify a number, and the place of the decimal point in them: 0.5 is 5
/// and 0, 1500 is 15 and 4.
private func shortestDigits(of number: Double) -> (digits: String, pointPlace: Int) {
  // Such as 1.25, 0.001, 5e-05 or 1.5e+16.
  let parts = number.description.split(separator: "e")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let mantissa = parts[0].split(separator: ".")
  let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
  let all = mantissa[0] + fraction
  let digits = all.drop { $0 == "0" }
  let trailing = digits.reversed().prefix { $0 == "0" }.count
  return (
    String(digits.dropLast(trailing)),
    mantissa[0].utf8.count + exponent - (all.utf8.count - digits.utf8.count)
  )
}

extension [UInt8] {
  /// Writes a key as PHP stores it: as a number if it is the shortest form of a number.
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
