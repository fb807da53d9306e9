import Glibc

/// Work that several threads share, with its results taken in order: the only place with threads.
///
/// In come the pieces of work one after the other, out go their results in the same order. Each
/// thread in turn takes the next piece (under a lock: that must be quick), transforms it (alone:
/// this is the work), and then, if its result is the next in order, has it consumed, with all that
/// wait behind it. `BatchPipeline` is this for the batches of archives; the command is, for
/// whole archives.
package enum OrderedPipeline {
  /// Does the work.
  ///
  /// All closures may throw to stop: everything before the failure is consumed, and nothing after
  /// it, so that a run ends at the same place on any number of threads. `transform` runs on every
  /// thread at once; `next` and `consume` are called by one at a time, in order.
  ///
  /// - Parameters:
  ///   - jobs: How many threads work, the calling one included; 1 is the calling thread alone.
  ///   - mostAhead: How many pieces may be between `next` and `consume`, which bounds memory.
  ///   - next: Gives the next piece, or `nil` at the end.
  ///   - transform: Does the work on a piece.
  ///   - consume: Takes the result.
  /// - Throws: What a closure throws, or `WXRError` when a thread cannot be started.
  package static func forEach<Piece, Output>(
    jobs: Int, mostAhead: Int, next: @escaping () throws -> Piece?,
    transform: @escaping @Sendable (Piece) throws -> Output,
    consume: @escaping (Output) throws -> Void
  ) throws {
    let run = Run(
      mostAhead: jobs > 1 ? max(mostAhead, jobs) : 1, next: next, transform: transform,
      consume: consume)
    try run.work(jobs: jobs)
  }
}

/// One run of the pipeline.
///
/// What its threads share is touched under `lock` alone, but for `next` and `consume`, which have
/// a turn each.
private final class Run<Piece, Output>: @unchecked Sendable {
  private let next: () throws -> Piece?
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
    mostAhead: Int, next: @escaping () throws -> Piece?,
    transform: @escaping @Sendable (Piece) throws -> Output,
    consume: @escaping (Output) throws -> Void
  ) {
    self.mostAhead = mostAhead
    self.next = next
    self.transform = transform
    self.consume = consume
  }

  func work(jobs: Int) throws {
    var threads: [pthread_t] = []
    for _ in 1..<max(jobs, 1) {
      guard let thread = startThread({ self.work() }) else {
        fail(WXRError(.cannotStartThread, "the system refused to start a thread"))
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
    let result = Result { try next() }
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

/// A mutual exclusion that can be waited on.
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  func wait() { pthread_cond_wait(condition, mutex) }
  func wake() { pthread_cond_broadcast(condition) }

  func unlockAndWake() {
    wake()
    unlock()
  }
}

private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let box = Unmanaged.passRetained(Box(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { address in
      // Given to this thread, which releases it.
      if let address { Unmanaged<Box>.fromOpaque(address).takeRetainedValue().body() }
      return nil
    }, box.toOpaque())
  guard status == 0 else {
    box.release()
    return nil
  }
  return thread
}
