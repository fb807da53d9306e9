import ByteText

/// A form in which the old text of a pair may stand in a text, and the new one in the same form.
struct ReplacedForm: Sendable, Hashable {
  let old: [UInt8]
  let new: [UInt8]
  /// Whether it is an address without its scheme, which is a part of others.
  var isRelative = false

  /// The forms of a pair, each once.
  ///
  /// - Parameters:
  ///   - pair: The pair.
  ///   - isJSON: Whether the text is JSON, in whose strings some characters have escapes.
  /// - Returns: The forms.
  static func forms(of pair: ReplacementPair, inJSON isJSON: Bool) -> [ReplacedForm] {
    var forms: [ReplacedForm] = []
    func add(_ form: ReplacedForm) {
      guard !form.old.isEmpty, !forms.contains(where: { $0.old == form.old }) else { return }
      forms.append(form)
    }
    for (old, new, isRelative) in spellings(of: pair) {
      let plain =
        isJSON
        ? ReplacedForm(old: escaped(old), new: escaped(new), isRelative: isRelative)
        : ReplacedForm(old: Array(old.utf8), new: Array(new.utf8), isRelative: isRelative)
      add(plain)
      // JSON as PHP writes it, by itself and in a string of JSON, and as WordPress's editor does.
      for slashes in [nil, #"\/"#, #"\\/"#] {
        for isASCII in [true, false] where slashes != nil || isASCII {
          add(
            ReplacedForm(
              old: escaped(old, slashes: slashes, isASCII: isASCII),
              new: escaped(new, slashes: slashes, isASCII: isASCII), isRelative: isRelative))
        }
      }
      for isUppercase in [true, false] {
        add(
          ReplacedForm(
            old: percentEncoded(old, uppercase: isUppercase),
            new: percentEncoded(new, uppercase: isUppercase), isRelative: isRelative))
      }
    }
    return forms
  }

  /// The pair as it is, and without the schemes of its addresses.
  private static func spellings(
    of pair: ReplacementPair
  ) -> [(old: String, new: String, isRelative: Bool)] {
    var spellings = [(pair.old, pair.new, false)]
    if let old = withoutScheme(pair.old), let new = withoutScheme(pair.new) {
      spellings.append((old, new, true))
    }
    return spellings
  }

  private static func withoutScheme(_ address: String) -> String? {
    for scheme in ["http:", "https:"] where address.hasPrefix(scheme + "//") {
      let rest = address.dropFirst(scheme.count)
      return rest.count > 2 ? String(rest) : nil
    }
    return nil
  }

  /// The text as it stands in a string of JSON.
  private static func escaped(
    _ text: String, slashes: String? = nil, isASCII: Bool = false
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "/": bytes += (slashes ?? "/").utf8
      case _ where scalar.value < 0x20 || isASCII && !scalar.isASCII:
        for unit in String(scalar).utf16 {
          bytes += #"\u"#.utf8
          for shift in [12, 8, 4, 0] {
            bytes.append(UInt8(hexDigit: UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF))
          }
        }
      default: bytes += String(scalar).utf8
      }
    }
    return bytes
  }

  /// The text as a value in the query of an address has it (RFC 3986, section 2.3).
  private static func percentEncoded(_ text: String, uppercase: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "~")
      {
        bytes.append(byte)
      } else {
        bytes += [
          UInt8(ascii: "%"), UInt8(hexDigit: byte >> 4, uppercase: uppercase),
          UInt8(hexDigit: byte & 0xF, uppercase: uppercase),
        ]
      }
    }
    return bytes
  }
}
