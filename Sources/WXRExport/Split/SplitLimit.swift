/// How large the parts of a split archive may be.
public enum SplitLimit: Sendable, Hashable {
  /// In bytes.
  case size(Int)
  /// In items.
  case items(Int)

  var mostBytes: Int { if case .size(let count) = self { count } else { .max } }
  var mostItems: Int { if case .items(let count) = self { count } else { .max } }
}
