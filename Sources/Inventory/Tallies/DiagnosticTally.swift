import SiteModel

/// A kind of diagnostic: how often it was met, and where first.
struct DiagnosticTally {
  var first: Diagnostic
  var count: Int

  /// The gravest kinds first, then the most frequent.
  static func byCode(_ diagnostics: [Diagnostic]) -> [DiagnosticTally] {
    var tallies: [Diagnostic.Code: DiagnosticTally] = [:]
    for diagnostic in diagnostics {
      tallies[diagnostic.code, default: DiagnosticTally(first: diagnostic, count: 0)].count +=
        diagnostic.count
    }
    return tallies.values.sorted { $0.rank < $1.rank }
  }

  private var rank: (Int, Int, String) {
    let severity = Diagnostic.Severity.allCases.firstIndex(of: first.severity) ?? 0
    return (-severity, -count, first.code.rawValue)
  }
}
