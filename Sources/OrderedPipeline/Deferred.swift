import Glibc

/// A value that a thread of its own makes while the others work.
package final class Deferred<Value: Sendable> {
  private let work: Work
  private var thread: pthread_t?

  /// `@unchecked Sendable` is right because the thread alone writes `result`, and it is read after the thread
  /// has ended.
  private final class Work: @unchecked Sendable {
    let make: @Sendable () -> Value
    var result: Value?

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }
  }

  /// - Parameters:
  ///   - inBackground: Whether the work begins at once. Otherwise, or when the system refuses a thread, it is
  ///     done when the value is asked for.
  ///   - make: Makes the value.
  package init(inBackground: Bool, _ make: @escaping @Sendable () -> Value) {
    let work = Work(make)
    self.work = work
    if inBackground { thread = Thread.start { work.result = work.make() } }
  }

  deinit {
    // Nobody wants the value any more: the thread ends by itself.
    if let thread { pthread_detach(thread) }
  }

  /// The value; waits for it.
  package var value: Value {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    let result = work.result ?? work.make()
    work.result = result
    return result
  }
}
