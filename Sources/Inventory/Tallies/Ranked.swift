/// A name with how often it was met.
package struct Ranked: Equatable, Sendable {
  package var name: String
  package var count: Int

  /// The most frequent first; equally frequent ones by name.
  static func all(_ counts: [String: Int]) -> [Ranked] {
    counts.map { Ranked(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
