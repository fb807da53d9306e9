import Glibc
import Synchronization
import SystemPackage

/// The temporary files that have a name for the time being, for a signal handler to remove.
///
/// They are the exception: an output has no name before it is complete, where the file system can do
/// that.
public enum TemporaryFiles {
  /// A file's name, which is made empty when the file is gone.
  ///
  /// It stays in memory from then on: a signal may come at any time.
  final class Name: Sendable {
    nonisolated(unsafe) fileprivate let bytes: UnsafeMutablePointer<CChar>?

    fileprivate init(_ path: FilePath) {
      bytes = path.withPlatformString { strdup($0) }
    }

    /// To be called when the file is gone, or has its final name.
    func forget() { bytes?.pointee = 0 }
  }

  private struct Node {
    var name: UnsafeMutablePointer<CChar>
    var next: UnsafeMutablePointer<Node>?
  }

  /// Nodes are added at this end, and never change or go.
  nonisolated(unsafe) private static let newest = Atomic<UnsafeMutablePointer<Node>?>(nil)

  /// To be called before the file is made.
  static func add(_ path: FilePath) -> Name {
    let name = Name(path)
    guard let bytes = name.bytes else { return name }
    let node = UnsafeMutablePointer<Node>.allocate(capacity: 1)
    node.initialize(to: Node(name: bytes, next: newest.load(ordering: .acquiring)))
    while true {
      let (isDone, current) = newest.compareExchange(
        expected: node.pointee.next, desired: node, ordering: .acquiringAndReleasing)
      if isDone { return name }
      node.pointee.next = current
    }
  }

  /// Removes them all.
  ///
  /// Safe in a signal handler: it allocates nothing and waits for nothing.
  public static func removeAll() {
    var node = newest.load(ordering: .acquiring)
    while let current = node {
      unlink(current.pointee.name)
      node = current.pointee.next
    }
  }
}
