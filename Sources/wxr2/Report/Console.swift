import Glibc
import SystemPackage

/// Standard error, where everything goes that is not data.
enum Console {
  static func write(_ text: String) {
    // There is nobody left to tell when standard error itself is gone.
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Whether lines can be rewritten in place.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Text of an archive as it is safe on a terminal: control characters are spelled out.
  static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      // Marks that turn the direction of text around can make a line read as something else.
      let turnsText =
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isControl || turnsText {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

/// Why a run fails, where no module below has a better error.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
