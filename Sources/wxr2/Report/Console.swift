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

  /// Text of an archive, or a name of a file, as it is safe on a terminal: characters that act
  /// instead of showing are spelled out.
  static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if acts(scalar) {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    // Line and paragraph separators end a line in some programs that show logs.
    case 0x2028, 0x2029: true
    // Marks that turn the direction of text around can make a line read as something else.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// Why a run fails, where no module below has a better error.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
