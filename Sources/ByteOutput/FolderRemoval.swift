import CGlibc
import Glibc

/// Removes a folder with all that is in it, however deep it is and however much that is.
///
/// Two folders are open at most, and no list of names is kept: a folder that stands deeper is moved up
/// into the uppermost one, where its turn comes. Nothing is reached by way of a link or of `..`, so
/// that nothing outside is removed, even when somebody else moves a folder meanwhile.
struct FolderRemoval: ~Copyable {
  private let root: CInt
  /// The name that the next folder is moved up under.
  private var number = 0

  /// Gives up when nothing more can be removed.
  static func remove(_ path: UnsafePointer<CChar>) {
    let root = openFolder(path, in: AT_FDCWD)
    if root < 0 { return }
    var removal = FolderRemoval(root: root)
    while removal.emptyRoot() {}
    close(root)
    rmdir(path)
  }

  private init(root: CInt) { self.root = root }

  /// Returns whether anything was removed: what is added to a folder while it is read may not be
  /// found, nor need what stands behind something that is removed.
  private mutating func emptyRoot() -> Bool {
    var isChanged = false
    Self.forEachName(in: root) { name in
      if Self.remove(name, in: root) {
        isChanged = true
        return
      }
      let inner = Self.openFolder(name, in: root)
      if inner < 0 { return }
      while empty(inner) { isChanged = true }
      close(inner)
      if Self.remove(name, in: root) { isChanged = true }
    }
    return isChanged
  }

  /// Removes what is in a folder, or moves it up.
  private mutating func empty(_ folder: CInt) -> Bool {
    var isChanged = false
    Self.forEachName(in: folder) { name in
      if Self.remove(name, in: folder) || moveUp(name, from: folder) { isChanged = true }
    }
    return isChanged
  }

  private mutating func moveUp(_ name: UnsafePointer<CChar>, from folder: CInt) -> Bool {
    while true {
      let status = "\(number)".withCString { renameat(folder, name, root, $0) }
      if status == 0 { return true }
      // A folder or a file of the tree may have this name.
      guard [ENOTEMPTY, EEXIST, ENOTDIR].contains(errno) else { return false }
      number += 1
    }
  }

  /// Removes a file, a link or an empty folder.
  private static func remove(_ name: UnsafePointer<CChar>, in folder: CInt) -> Bool {
    unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0
  }

  private static func openFolder(_ path: UnsafePointer<CChar>, in folder: CInt) -> CInt {
    openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  private static func forEachName(in folder: CInt, _ body: (UnsafePointer<CChar>) -> Void) {
    lseek(folder, 0, SEEK_SET)
    withUnsafeTemporaryAllocation(byteCount: 32 << 10, alignment: 8) { buffer in
      while let base = buffer.baseAddress {
        let count = getdents64(folder, base, buffer.count)
        if count <= 0 { return }
        var offset = 0
        while offset < count {
          // struct linux_dirent64: the length of the entry at 16, its name at 19.
          let length = base.load(fromByteOffset: offset + 16, as: UInt16.self)
          let name = (base + offset + 19).assumingMemoryBound(to: CChar.self)
          if !isSelfOrParent(name) { body(name) }
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
