import ByteText
public import RecordFilter

/// How often something was replaced, in words.
public enum ReplacementReport {
  /// A line for each field, and one for all of them.
  public static func lines(_ counts: Replacement.Counts) -> [String] {
    let fields = Replacement.Field.allCases.filter { counts[$0, default: 0] > 0 }
    let width = fields.map(\.rawValue.utf8.count).max() ?? 0
    let lines = fields.map { field in
      let name = field.rawValue
      return
        "  \(name)\(String(repeating: " ", count: width - name.utf8.count))  \(counts[field, default: 0])"
    }
    let total = counts.values.reduce(0, +)
    return ["replaced \(total) times\(total == 0 ? "" : ":")"] + lines
  }
}
