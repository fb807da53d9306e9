import Foundation

/// How time grows with the size of the input, as tests of linear time ask it.
///
/// A limit in seconds would say nothing on a fast machine and fail on a busy one. So the time that the
/// processor spends on this thread is compared at two sizes.
public enum Growth {
  /// Four times the work takes at most this many times the time: linear work takes 4, quadratic 16.
  public static let mostForFourfold = 5.5

  /// How many times the processor's time grows when the size is four times as large.
  ///
  /// The best of several tries counts: others on the machine, and tests that run at the same time, only make it
  /// slower, and a larger input more than a smaller one. While the ratio is too high, there are more tries for half a
  /// minute, with pauses between them. No number of tries makes quadratic work linear.
  ///
  /// Work that takes less than a millisecond says nothing: caches and pages decide. It counts as one.
  ///
  /// - Parameters:
  ///   - size: The smaller size.
  ///   - prepare: Makes the input of a size; its time does not count.
  ///   - work: What is measured.
  /// - Returns: The ratio of the times.
  public static func ofFourfold<Input>(
    from size: Int, prepare: (Int) throws -> Input, work: (Input) throws -> Void
  ) rethrows -> Double {
    let least = 0.001
    let inputs = (try prepare(size), try prepare(4 * size))
    var best = (small: Double.infinity, large: Double.infinity)
    let start = ContinuousClock.now
    var tries = 0
    while tries < 7 || ContinuousClock.now - start < .seconds(30) {
      if tries >= 7 { usleep(100_000) }
      tries += 1
      best.small = min(best.small, max(least, try seconds { try work(inputs.0) }))
      best.large = min(best.large, try seconds { try work(inputs.1) })
      if best.large / best.small <= mostForFourfold { break }
    }
    return best.large / best.small
  }

  /// The processor's time that this thread spends on some work.
  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
