import Glibc

/// Distributes work over several threads, and takes the results in order.
///
/// No other module has threads.
///
/// Each thread takes the next piece of work and transforms it. Only one thread at a time takes a
/// piece, so this must be fast; transforming is the real work. If the result is the next one in
/// order, the thread has it consumed, and then all results that wait after it. WXRReader uses this
/// for the batches of an archive, Conversion for whole archives.
package enum OrderedPipeline {
  /// Does the work, and returns when it is done.
  ///
  /// All closures may throw to stop. Everything before the failure is consumed, and nothing after
  /// it, so a run ends at the same place on any number of threads. `transform` runs on all threads
  /// at the same time. `next` and `consume` are called by one thread at a time, in order. `next`
  /// may run while `consume` runs, so it has its own state.
  ///
  /// - Parameters:
  ///   - source: The source of the pieces, which nobody else uses.
  ///   - jobs: The number of threads, including the calling one.
  ///   - mostAhead: How many pieces may be between `next` and `consume`, which bounds the memory.
  ///   - next: Returns the next piece, or `nil` at the end.
  ///   - transform: Does the work on a piece.
  ///   - consume: Takes the result. Any of the threads calls it, while the caller waits.
  /// - Throws: The error of a closure, or `ThreadError`.
  package static func forEach<Source: ~Copyable, Piece: Sendable, Output: Sendable>(
    of source: consuming sending Source, jobs: Int, mostAhead: Int,
    next: @escaping @Sendable (inout Source) throws -> Piece?,
    transform: @escaping @Sendable (Piece) throws -> Output,
    consume: (Output) throws -> Void
  ) throws {
    var source: Source? = consume source
    try withoutActuallyEscaping(consume) { consume in
      guard let taken = source.take() else { return }
      let run = Run(
        taken, mostAhead: jobs > 1 ? max(mostAhead, jobs) : 1, next: next, transform: transform,
        consume: consume)
      try run.work(jobs: jobs)
    }
  }
}

/// The system refused to start a thread.
package struct ThreadError: Error, CustomStringConvertible {
  package var description: String { "the system refused to start a thread" }
}

/// One run of the pipeline.
///
/// `@unchecked Sendable` is right because of three rules. What is mutable here is touched under `lock`
/// alone. `source` is touched only by the thread that has set `isTaking`, and `consume` is called
/// only by the thread that has set `isConsuming`. `consume` is no `@Sendable` closure: what it captures
/// belongs to the caller, who waits in `work(jobs:)` until all threads have ended, and none of the
/// other closures can reach it, since they are `@Sendable`.
private final class Run<Source: ~Copyable, Piece: Sendable, Output: Sendable>: @unchecked Sendable {
  private var source: Source
  private let next: @Sendable (inout Source) throws -> Piece?
  private let transform: @Sendable (Piece) throws -> Output
  private let consume: (Output) throws -> Void
  private let mostAhead: Int

  private let lock = Lock()
  private var isTaking = false
  private var isConsuming = false
  private var isDrained = false
  private var nextToTake = 0
  private var nextToConsume = 0
  private var waiting: [Int: Result<Output, any Error>] = [:]
  private var failure: (any Error)?

  init(
    _ source: consuming Source, mostAhead: Int,
    next: @escaping @Sendable (inout Source) throws -> Piece?,
    transform: @escaping @Sendable (Piece) throws -> Output,
    consume: @escaping (Output) throws -> Void
  ) {
    self.source = source
    self.mostAhead = mostAhead
    self.next = next
    self.transform = transform
    self.consume = consume
  }

  func work(jobs: Int) throws {
    var threads: [pthread_t] = []
    for _ in 1..<max(jobs, 1) {
      guard let thread = Thread.start({ self.work() }) else {
        fail(ThreadError())
        break
      }
      threads.append(thread)
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
    if let failure { throw failure }
  }

  /// The loop of each thread, until there is no more work.
  private func work() {
    while let (number, piece) = take() {
      // A failure waits for its turn, like a result.
      deliver(number, Result { try transform(piece.get()) })
    }
  }

  private func take() -> (Int, Result<Piece, any Error>)? {
    lock.lock()
    while failure == nil && !isDrained && (isTaking || nextToTake - nextToConsume >= mostAhead) {
      lock.wait()
    }
    guard failure == nil && !isDrained else {
      lock.unlock()
      return nil
    }
    isTaking = true
    lock.unlock()
    // Only the thread that has the turn calls this.
    let result = Result { try next(&source) }
    lock.lock()
    defer { lock.unlockAndWake() }
    isTaking = false
    let piece: Result<Piece, any Error>
    switch result {
    case .success(nil):
      isDrained = true
      return nil
    case .success(let next?): piece = .success(next)
    case .failure(let error):
      isDrained = true
      piece = .failure(error)
    }
    defer { nextToTake += 1 }
    return (nextToTake, piece)
  }

  /// Stores a result, and consumes all results whose turn has come.
  private func deliver(_ number: Int, _ result: Result<Output, any Error>) {
    lock.lock()
    waiting[number] = result
    while failure == nil, !isConsuming, let result = waiting.removeValue(forKey: nextToConsume) {
      isConsuming = true
      lock.unlock()
      let end = Result { try consume(result.get()) }
      lock.lock()
      isConsuming = false
      nextToConsume += 1
      lock.wake()
      if case .failure(let error) = end, failure == nil {
        // This is set before any other thread has its turn, because nothing may follow a failure.
        failure = error
      }
    }
    lock.unlock()
  }

  private func fail(_ error: any Error) {
    lock.lock()
    if failure == nil { failure = error }
    lock.unlockAndWake()
  }
}
