import Glibc
public import SiteModel

/// The bulk reader: every core parses, and what comes of it is taken in the archive's order.
///
/// This file is the only place with threads. Each worker in turn cuts the next batch (under a
/// lock: it is a scan), parses and transforms it (alone: this is the work), and then, if it is
/// the next in order, has it consumed, with all that wait behind it.
public enum BatchPipeline {
  /// Reads archives in batches.
  ///
  /// Both closures may throw to stop. `transform` runs on every worker at once; `consume` is called
  /// by one at a time, for each batch in the archives' order.
  ///
  /// - Parameters:
  ///   - sources: The archives, one after the other.
  ///   - options: How they are read.
  ///   - jobs: How many threads work, the calling one included; 1 is the calling thread alone.
  ///   - transform: Makes the output of a batch from its records.
  ///   - consume: Takes the output, with the batch's diagnostics and the place it reaches to.
  /// - Returns: Diagnostics that only the end of the archives tells.
  /// - Throws: A `WXRError`, or what a closure throws.
  public static func forEachBatch<Output>(
    of sources: [any ByteSource], options: ReaderOptions = ReaderOptions(), jobs: Int,
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: @escaping (Output, RecordBatch.Place, [Diagnostic]) throws -> Void
  ) throws -> [Diagnostic] {
    let run = Run(
      source: BatchSource(sources, options: options), options: options, jobs: max(1, jobs),
      transform: transform, consume: consume)
    try run.work(jobs: max(1, jobs))
    return run.untold()
  }
}

extension RecordBatch {
  /// How far the reading has come.
  public struct Place: Sendable {
    public var file: String
    public var siteKey: String
    /// The number of the input, counted from 0.
    public var fileIndex: Int
    /// In bytes of the input.
    public var endOffset: Int
  }
}

/// One run of the pipeline.
///
/// What its threads share is touched under `lock` alone, but for `source` and `consume`, which have
/// a turn each.
private final class Run<Output>: @unchecked Sendable {
  private var source: BatchSource
  private let transform: @Sendable (inout RecordBatch) throws -> Output
  private let consume: (Output, RecordBatch.Place, [Diagnostic]) throws -> Void
  private var ledger: DiagnosticLedger
  /// How many batches may be between the cut and the consumption, so that memory is bounded.
  private let most: Int

  private let lock = Lock()
  private var isCutting = false
  private var isConsuming = false
  private var isDrained = false
  private var nextToCut = 0
  private var nextToConsume = 0
  private var waiting: [Int: (RecordBatch, Output)] = [:]
  private var failure: (any Error)?

  init(
    source: consuming BatchSource, options: ReaderOptions, jobs: Int,
    transform: @escaping @Sendable (inout RecordBatch) throws -> Output,
    consume: @escaping (Output, RecordBatch.Place, [Diagnostic]) throws -> Void
  ) {
    self.source = source
    self.transform = transform
    self.consume = consume
    ledger = DiagnosticLedger(mostPerCode: options.maximumDiagnosticsPerCode)
    most = jobs == 1 ? 1 : 2 * jobs + 1
  }

  func untold() -> [Diagnostic] { ledger.untold() }

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
    do {
      while let (number, batch) = try cut() {
        var records = try BatchParser.parse(batch)
        let output = try transform(&records)
        records.records = []
        deliver(number, records, output)
      }
    } catch {
      fail(error)
    }
  }

  private func cut() throws -> (Int, Batch)? {
    lock.lock()
    while failure == nil && !isDrained && (isCutting || nextToCut - nextToConsume >= most) {
      lock.wait()
    }
    guard failure == nil && !isDrained else {
      lock.unlock()
      return nil
    }
    isCutting = true
    lock.unlock()
    // The turn is ours: nobody else touches the source.
    let batch = Result { try source.next() }
    lock.lock()
    defer { lock.unlockAndWake() }
    isCutting = false
    if case .success(.some) = batch {} else { isDrained = true }
    guard let batch = try batch.get() else { return nil }
    defer { nextToCut += 1 }
    return (nextToCut, batch)
  }

  /// Puts an output in its place, and has everything consumed whose turn has come.
  private func deliver(_ number: Int, _ records: RecordBatch, _ output: Output) {
    lock.lock()
    waiting[number] = (records, output)
    while failure == nil, !isConsuming,
      let (records, output) = waiting.removeValue(forKey: nextToConsume)
    {
      isConsuming = true
      lock.unlock()
      let result = Result { try take(records, output) }
      lock.lock()
      isConsuming = false
      nextToConsume += 1
      lock.wake()
      if case .failure(let error) = result, failure == nil {
        // Before anybody else has a turn: nothing may follow what could not be written.
        failure = error
      }
    }
    lock.unlock()
  }

  private func take(_ records: RecordBatch, _ output: Output) throws {
    let place = RecordBatch.Place(
      file: records.file, siteKey: records.siteKey, fileIndex: records.fileIndex,
      endOffset: records.endOffset)
    try consume(output, place, ledger.settle(records))
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
