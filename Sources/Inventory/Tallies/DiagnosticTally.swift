package import SiteModel

/// A kind of diagnostic: how often it was met, and where.
package struct DiagnosticTally: Sendable {
  package var first: Diagnostic
  package var count: Int
  /// The first of them.
  package var places: [Diagnostic] = []

  private static let mostPlaces = 50

  /// The gravest kinds first, then the most frequent.
  static func byCode(_ diagnostics: [Diagnostic]) -> [DiagnosticTally] {
    var tallies: [Diagnostic.Code: DiagnosticTally] = [:]
    for diagnostic in diagnostics {
      var tally = tallies[diagnostic.code] ?? DiagnosticTally(first: diagnostic, count: 0)
      tally.count += diagnostic.count
      if tally.places.count < mostPlaces { tally.places.append(diagnostic) }
      tallies[diagnostic.code] = tally
    }
    return tallies.values.sorted { $0.rank < $1.rank }
  }

  private var rank: (Int, Int, String) {
    let severity = Diagnostic.Severity.allCases.firstIndex(of: first.severity) ?? 0
    return (-severity, -count, first.code.rawValue)
  }
}
