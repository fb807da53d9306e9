import SiteModel

/// The lines that tell diagnostics on standard error, those of a code together.
struct DiagnosticListing: Sendable {
  private let isQuiet: Bool
  /// How many places of a code are told; `nil` is all, those for information too.
  private let placesPerCode: Int?

  /// - Parameters:
  ///   - options: What the user wants to hear.
  ///   - placesPerCode: How many places of a code are told without `--verbose`.
  init(_ options: ReportOptions, placesPerCode: Int) {
    isQuiet = options.quiet
    self.placesPerCode = options.verbose ? nil : placesPerCode
  }

  func text(_ diagnostics: [Diagnostic]) -> String {
    if isQuiet { return "" }
    var codes: [Diagnostic.Code] = []
    var groups: [Diagnostic.Code: [Diagnostic]] = [:]
    for diagnostic in diagnostics where placesPerCode == nil || diagnostic.severity != .information
    {
      if groups[diagnostic.code] == nil { codes.append(diagnostic.code) }
      groups[diagnostic.code, default: []].append(diagnostic)
    }
    guard let placesPerCode else {
      return codes.map { text(of: groups[$0, default: []], $0, shown: .max) }.joined()
    }
    // One screen at most.
    let shown = codes.prefix(Self.mostCodes)
    let places = codes.count > Self.mostCodes / 2 ? 1 : placesPerCode
    var lines = shown.map { text(of: groups[$0, default: []], $0, shown: places) }.joined()
    let rest = codes.count - shown.count
    if rest > 0 {
      lines += "wxr2: \(rest) more kinds of diagnostics; --verbose lists them\n"
    }
    return lines
  }

  private static let mostCodes = 10

  /// The first places of a code, and how many there are in all.
  private func text(of group: [Diagnostic], _ code: Diagnostic.Code, shown most: Int) -> String {
    let shown = min(most, group.count)
    var lines = group.prefix(shown).map(Self.line).joined()
    let total = group.reduce(0) { $0 + $1.count }
    let rest = group.dropFirst(shown).reduce(0) { $0 + $1.count }
    if rest > 0 {
      // Which archive it is about, if it is one: many may be converted at once.
      let file = group.allSatisfy { $0.file == group[0].file } ? group[0].file + ": " : ""
      lines += Console.safe("wxr2: \(file)\(rest) more of \(code.rawValue), \(total) in all")
      lines += "; --verbose lists them\n"
    }
    return lines
  }

  static func line(_ diagnostic: Diagnostic) -> String {
    var line = ""
    if diagnostic.itemID != nil || !diagnostic.itemTitle.isEmpty {
      line += "item"
      if let id = diagnostic.itemID { line += " \(id)" }
      if !diagnostic.itemTitle.isEmpty { line += " “\(shortened(diagnostic.itemTitle))”" }
      line += ": "
    }
    line += diagnostic.message
    if diagnostic.count > 1 { line += " (\(diagnostic.count) times)" }
    let place = Console.safe(diagnostic.place)
    return "wxr2: \(place): \(word(for: diagnostic.severity)) "
      + Console.safe(line + " [\(diagnostic.code.rawValue)]") + "\n"
  }

  /// `warning:`, as it stands out on a terminal.
  private static func word(for severity: Diagnostic.Severity) -> String {
    let word = severity.rawValue + ":"
    return switch severity {
    case .error: Style.error(word)
    case .warning: Style.warning(word)
    case .information: word
    }
  }

  /// The beginning of a title, by code points: a single character may have any number of them.
  private static func shortened(_ title: String) -> String {
    let most = 60
    let scalars = title.unicodeScalars
    if scalars.count <= most { return title }
    return String(String.UnicodeScalarView(scalars.prefix(most - 1))) + "…"
  }
}
