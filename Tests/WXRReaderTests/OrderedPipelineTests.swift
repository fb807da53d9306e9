import Testing
import WXRReader

@Suite struct OrderedPipelineTests {
  private struct Stop: Error, Equatable {
    var number: Int
  }

  /// Works on the numbers from 0 on and returns those that were consumed, with the failure.
  private func run(
    jobs: Int, mostAhead: Int = 5, failsToGive: Int = .max, failsToWork: Int = .max,
    failsToTake: Int = .max
  ) -> ([Int], Stop?) {
    var (next, consumed) = (0, [Int]())
    do {
      try OrderedPipeline.forEach(jobs: jobs, mostAhead: mostAhead) { () -> Int? in
        defer { next += 1 }
        if next == failsToGive { throw Stop(number: next) }
        return next < 200 ? next : nil
      } transform: { number in
        if number >= failsToWork { throw Stop(number: number) }
        return number
      } consume: { number in
        if number == failsToTake { throw Stop(number: number) }
        #expect(next - number <= mostAhead + 1)
        consumed.append(number)
      }
      return (consumed, nil)
    } catch {
      return (consumed, error as? Stop)
    }
  }

  @Test(arguments: [0, 1, 2, 5, 16], [1, 5, 1000])
  func takesResultsInOrder(jobs: Int, mostAhead: Int) {
    let (consumed, failure) = run(jobs: jobs, mostAhead: max(jobs, mostAhead))
    #expect(consumed == Array(0..<200))
    #expect(failure == nil)
  }

  /// So that a run that fails leaves the same on any number of threads.
  @Test(arguments: [1, 2, 5])
  func takesAllBeforeAFailureAndNothingAfterIt(jobs: Int) {
    for number in [0, 1, 30, 199] {
      for (consumed, failure) in [
        run(jobs: jobs, failsToGive: number), run(jobs: jobs, failsToWork: number),
        run(jobs: jobs, failsToTake: number),
        run(jobs: jobs, failsToGive: 199, failsToWork: number),
      ] {
        #expect(consumed == Array(0..<number))
        #expect(failure == Stop(number: number))
      }
    }
  }
}
