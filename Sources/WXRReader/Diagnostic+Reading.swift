import ByteInput
import SiteModel

extension Diagnostic {
  /// The characters are kept because the text is valid.
  ///
  /// WordPress (`wxr_cdata`) makes them when it reads windows-1252 as Latin-1.
  static let c1Characters = Diagnostic(
    .information, .c1Character,
    "the text has characters U+0080 to U+009F, which were windows-1252 once; kept as they are")

  static func decoded(from encoding: String) -> Diagnostic {
    Diagnostic(
      .information, .declaredEncoding, "text was decoded from \(encoding), as the archive declares")
  }

  static let repeatedItem = Diagnostic(
    .information, .repeatedItem, "an item repeats another byte for byte; written once")

  /// For a run that goes on after an input that cannot be read.
  static func failedInput(_ error: InputError) -> Diagnostic {
    var diagnostic = Diagnostic(.error, .failedInput, error.message)
    diagnostic.file = error.file
    return diagnostic
  }
}
