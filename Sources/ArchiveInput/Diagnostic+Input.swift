import SiteModel

extension Diagnostic {
  init(_ severity: Severity, _ code: Code, _ message: String, file: String) {
    self.init(severity, code, message)
    self.file = file
  }

  static func damagedCompression(_ reason: String, file: String) -> Diagnostic {
    Diagnostic(
      .error, .damagedCompression, "\(reason); what followed in it is missing", file: file)
  }

  static func compressionLimit(file: String) -> Diagnostic {
    Diagnostic(
      .error, .compressionLimit,
      "the compressed data becomes more than \(Expansion.largestRatio) times its size, as that of "
        + "no export does; the rest was left out",
      file: file)
  }
}
