import Glibc

/// A thread of the system.
enum Thread {
  /// - Returns: `nil` when the system refuses.
  static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
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
}
