import OrderedPipeline
import Synchronization
import Testing

@Suite struct OrderedPipelineTests {
  private struct Stop: Error, Equatable {
    var number: Int
  }

  /// How many pieces were given out.
  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  /// Works on the numbers from 0 on and returns those that were consumed, with the failure.
  private func run(
    jobs: Int, mostAhead: Int = 5, failsToGive: Int = .max, failsToWork: Int = .max,
    failsToTake: Int = .max
  ) -> ([Int], Stop?) {
    let given = Counter()
    var consumed: [Int] = []
    do {
      try OrderedPipeline.forEach(of: 0, jobs: jobs, mostAhead: mostAhead) { next -> Int? in
        defer {
          next += 1
          given.value.store(next, ordering: .relaxed)
        }
        if next == failsToGive { throw Stop(number: next) }
        return next < 200 ? next : nil
      } transform: { number in
        if number >= failsToWork { throw Stop(number: number) }
        return number
      } consume: { number in
        if number == failsToTake { throw Stop(number: number) }
        #expect(given.value.load(ordering: .relaxed) - number <= mostAhead + 1)
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
