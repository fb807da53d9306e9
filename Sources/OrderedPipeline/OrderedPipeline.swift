import Glibc

/// Work that several threads share, with its results taken in order: the only place with threads.
///
/// In come the pieces of work one after the other, out go their results in the same order. Each
/// thread in turn takes the next piece (one thread at a time: that must be quick), transforms it (alone:
/// this is the work), and then, if its result is the next in order, has it consumed, with all that
/// wait behind it. WXRReader does this with the batches of an archive, Conversion with whole archives.
package enum OrderedPipeline {
  /// Does the work, and returns when it is done.
  ///
  /// All closures may throw to stop: everything before the failure is consumed, and nothing after
  /// it, so that a run ends at the same place on any number of threads. `transform` runs on every
  /// thread at once; `next` and `consume` are called by one at a time, in order. `next` may run while
  /// `consume` does, so it has a state of its own.
  ///
  /// - Parameters:
  ///   - source: What the pieces are taken from; nobody else has it.
  ///   - jobs: How many threads work, the calling one included; 1 is the calling thread alone.
  ///   - mostAhead: How many pieces may be between `next` and `consume`, which bounds memory.
  ///   - next: Gives the next piece, or `nil` at the end.
  ///   - transform: Does the work on a piece.
  ///   - consume: Takes the result. Any of the threads calls it, while the calling thread is in here.
  /// - Throws: What a closure throws, or `ThreadError`.
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

  /// What each thread does until there is nothing left.
  private func work() {
    while let (number, piece) = take() {
      // A failure has its turn as a result has.
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
    // The turn is ours: nobody else calls this.
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

  /// Puts a result in its place, and has everything consumed whose turn has come.
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
        // Before anybody else has a turn: nothing may follow what could not be written.
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
