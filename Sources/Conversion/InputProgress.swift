import Exporting
import SiteModel
import WXRReader

/// Sums up inputs and their parts while they are read one after the other.
struct InputProgress {
  /// What ended before a batch.
  struct Ended {
    var part: InputSummary?
    var input: (summary: InputSummary, index: Int)?
  }

  /// The input of each part.
  private let inputs: [Int]
  private var partIndex = -1
  private var part: InputSummary?
  private var input: InputSummary?

  /// - Parameter partCounts: How many parts each input has.
  init(partCounts: [Int]) {
    inputs = partCounts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  }

  /// Begins a batch.
  ///
  /// - Returns: The part that ended before it, and the input, if that was its last part.
  mutating func begin(_ place: ExportPlace) -> Ended {
    guard place.inputIndex != partIndex else { return Ended() }
    let ended = end(before: inputs[place.inputIndex])
    partIndex = place.inputIndex
    part = InputSummary(input: place.input)
    return ended
  }

  mutating func add(
    _ place: ExportPlace, postCount: Int, commentCount: Int, _ diagnostics: [Diagnostic]
  ) {
    part?.siteKey = place.siteKey
    part?.byteCount = place.endOffset
    part?.postCount += postCount
    part?.commentCount += commentCount
    part?.add(diagnostics, failure: .failedInput)
  }

  /// Ends the last part.
  mutating func finish() -> Ended { end(before: nil) }

  private mutating func end(before next: Int?) -> Ended {
    guard let part else { return Ended() }
    self.part = nil
    if input == nil { input = part } else { input?.add(part) }
    let index = inputs[partIndex]
    guard index != next, let input else { return Ended(part: part) }
    self.input = nil
    return Ended(part: part, input: (input, index))
  }
}
