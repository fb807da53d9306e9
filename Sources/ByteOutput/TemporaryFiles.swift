import CGlibc
import Glibc
import Synchronization
import SystemPackage

/// The temporary files and folders that have a name for the time being, for a signal handler to
/// remove.
///
/// Files are the exception: an output has no name before it is complete, where the file system can do
/// that.
public enum TemporaryFiles {
  /// A file's or folder's name, which is made empty when it is gone.
  ///
  /// It stays in memory from then on: a signal may come at any time.
  final class Name: Sendable {
    nonisolated(unsafe) fileprivate let bytes: UnsafeMutablePointer<CChar>?

    fileprivate init(_ path: FilePath) {
      bytes = path.withPlatformString { strdup($0) }
    }

    /// To be called when it is gone, or has its final name.
    func forget() { bytes?.pointee = 0 }

    /// Removes the folder of this name, and forgets it.
    func removeFolder() {
      guard let bytes, bytes.pointee != 0 else { return }
      FolderRemoval.remove(bytes)
      forget()
    }
  }

  private struct Node {
    var name: UnsafeMutablePointer<CChar>
    var isFolder: Bool
    var next: UnsafeMutablePointer<Node>?
  }

  /// Nodes are added at this end, and never change or go.
  nonisolated(unsafe) private static let newest = Atomic<UnsafeMutablePointer<Node>?>(nil)

  /// To be called before the file is made.
  static func add(_ path: FilePath) -> Name { add(path, isFolder: false) }

  /// To be called before the folder is made; it may hold folders of files, and nothing deeper.
  static func add(folder path: FilePath) -> Name { add(path, isFolder: true) }

  private static func add(_ path: FilePath, isFolder: Bool) -> Name {
    let name = Name(path)
    guard let bytes = name.bytes else { return name }
    let node = UnsafeMutablePointer<Node>.allocate(capacity: 1)
    node.initialize(
      to: Node(name: bytes, isFolder: isFolder, next: newest.load(ordering: .acquiring)))
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
      let name = current.pointee.name
      if !current.pointee.isFolder {
        unlink(name)
      } else if name.pointee != 0 {
        FolderRemoval.remove(name)
      }
      node = current.pointee.next
    }
  }
}

/// Removes a folder of folders of files with system calls alone, so that a signal handler may.
private enum FolderRemoval {
  /// Another thread may still write files; this often, what is left is removed again.
  private static let mostRounds = 100

  static func remove(_ path: UnsafePointer<CChar>) {
    for _ in 0..<mostRounds {
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if folder < 0 { return }
      empty(folder) { name in
        let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if inner < 0 { return }
        empty(inner) { _ in }
        close(inner)
        unlinkat(folder, name, AT_REMOVEDIR)
      }
      close(folder)
      if rmdir(path) == 0 { return }
    }
  }

  /// Unlinks the files of a folder, and hands over the names of what are none.
  private static func empty(_ folder: CInt, _ other: (UnsafePointer<CChar>) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { buffer in
      while let base = buffer.baseAddress {
        let count = getdents64(folder, base, buffer.count)
        if count <= 0 { return }
        var offset = 0
        while offset < count {
          // struct linux_dirent64: the length of the entry at 16, its name at 19.
          let length = base.load(fromByteOffset: offset + 16, as: UInt16.self)
          let name = (base + offset + 19).assumingMemoryBound(to: CChar.self)
          if !isSelfOrParent(name) && unlinkat(folder, name, 0) != 0 { other(name) }
          offset += Int(length)
        }
      }
    }
  }

  private static func isSelfOrParent(_ name: UnsafePointer<CChar>) -> Bool {
    let dot = CChar(0x2E)
    return name[0] == dot && (name[1] == 0 || (name[1] == dot && name[2] == 0))
  }
}
