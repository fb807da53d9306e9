import CGlibc
import Glibc
import Synchronization
import SystemPackage

/// The files and folders that have a passing name, which nothing may leave behind.
///
/// They are made, named, moved and removed within a `change` alone. Any number of threads may be in
/// one. `end` waits until no thread is, and lets none in again: what it finds then is all that
/// there is, and nothing can be added to it.
public enum TemporaryFiles {
  private static let paths = Mutex<Set<FilePath>>([])

  /// Shared by the changes, and taken by the end for itself.
  nonisolated(unsafe) private static let lock: UnsafeMutablePointer<pthread_rwlock_t> = {
    let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    var attributes = pthread_rwlockattr_t()
    pthread_rwlockattr_init(&attributes)
    // By default a thread that waits for all of it lets others in before it, without end.
    pthread_rwlockattr_setkind_np(
      &attributes, CInt(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
    lock.initialize(to: pthread_rwlock_t())
    pthread_rwlock_init(lock, &attributes)
    return lock
  }()

  /// Does something that must be done as a whole before the process may end.
  ///
  /// It should be short, since a signal waits for it, and must not begin another change. When the
  /// process is about to end, it does not return.
  static func change<Result: ~Copyable, Failure>(
    _ body: (borrowing Change) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return try body(Change())
  }

  /// Removes everything that has a passing name, and lets no thread make, name or move anything from
  /// then on: for whoever ends the process.
  ///
  /// It must not be called in a signal handler, which may have interrupted a change.
  public static func end() {
    pthread_rwlock_wrlock(lock)
    for path in paths.withLock(\.self) { erase(path) }
  }

  /// What can be done within a change.
  struct Change: ~Copyable {
    fileprivate init() {}

    /// Makes something that has a passing name.
    func make<Made: ~Copyable, Failure>(
      _ path: FilePath, _ body: () throws(Failure) -> Made
    ) throws(Failure) -> Made {
      paths.withLock { _ = $0.insert(path) }
      do {
        return try body()
      } catch {
        forget(path)
        throw error
      }
    }

    /// Gives it its final name, which may be that of a file.
    func rename(_ path: FilePath, to target: FilePath) throws(Errno) {
      try move(path, to: target)
      forget(path)
    }

    /// Lets it and something else change their names.
    func exchange(_ path: FilePath, _ other: FilePath) throws(Errno) {
      let status = path.withPlatformString { path in
        other.withPlatformString {
          renameat2(AT_FDCWD, path, AT_FDCWD, $0, UInt32(WXR2_RENAME_EXCHANGE))
        }
      }
      if status == 0 { return }
      let error = Errno(rawValue: errno)
      // Some file systems, such as NFS, cannot; for a moment nothing has the name then.
      guard error == .invalidArgument else { throw error }
      let passing = TemporaryFiles.name(for: other, in: path.removingLastComponent())
      try make(passing) { () throws(Errno) in try move(other, to: passing) }
      do {
        try move(path, to: other)
        try move(passing, to: path)
      } catch {
        try? move(passing, to: other)
        forget(passing)
        throw error
      }
      forget(passing)
    }

    private func move(_ path: FilePath, to target: FilePath) throws(Errno) {
      let status = path.withPlatformString { path in
        target.withPlatformString { Glibc.rename(path, $0) }
      }
      if status != 0 { throw Errno(rawValue: errno) }
    }

    /// Removes a file, or a folder with all that is in it.
    func remove(_ path: FilePath) {
      erase(path)
      forget(path)
    }

    private func forget(_ path: FilePath) { paths.withLock { _ = $0.remove(path) } }
  }

  private static func erase(_ path: FilePath) {
    path.withPlatformString { if unlink($0) != 0 { FolderRemoval.remove($0) } }
  }

  /// A name for the time being, in the same folder as the final one or in another.
  static func name(for target: FilePath, in folder: FilePath) -> FilePath {
    let number = UInt64.random(in: .min ... .max)
    return folder.appending(".\(target.lastComponent?.string ?? "output").\(number).part")
  }
}
