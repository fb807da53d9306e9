/// Chooses the ends of strings whose lengths are wrong, and chooses again when that fails.
///
/// A wrong end is found later: elements are missing, or there is text after the value. Then the
/// value is parsed again with the next choice for the last doubtful string, like an odometer.
struct PHPSearch {
  private struct Choice {
    var index = 0
    let count: Int
  }

  /// Whether the counts of elements are reliable.
  let countsHold: Bool
  /// By how many bytes the length that was looked up last is too large.
  private(set) var excess = 0
  private let terminators: PHPTerminators
  private var choices: [Choice] = []
  private var nextChoice = 0
  private var place = PHPPlace()

  init(_ terminators: PHPTerminators, countsHold: Bool) {
    self.terminators = terminators
    self.countsHold = countsHold
  }

  /// Returns the end of a string.
  ///
  /// Strings must be requested in their order.
  mutating func end(
    of length: Int, from start: Int, before follower: PHPTerminators.Follower, in bytes: [UInt8]
  ) -> Int? {
    place.advance(to: start, in: bytes)
    let ends = terminators.ends(of: length, from: place, before: follower)
    guard var end = ends.first else { return nil }
    if ends.count > 1 {
      if nextChoice == choices.count { choices.append(Choice(count: ends.count)) }
      end = ends[choices[nextChoice].index]
      nextChoice += 1
    }
    excess = length - (end - start)
    return end
  }

  /// Prepares the search for another pass; returns `false` if all choices were tried.
  mutating func takeNextChoice() -> Bool {
    place = PHPPlace()
    nextChoice = 0
    while let last = choices.last, last.index + 1 == last.count { choices.removeLast() }
    guard !choices.isEmpty else { return false }
    choices[choices.count - 1].index += 1
    return true
  }
}
