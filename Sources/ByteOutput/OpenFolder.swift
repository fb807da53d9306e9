import Glibc
import SystemPackage

/// A folder that is open, to reach what is in it without following links.
struct OpenFolder: ~Copyable {
  let descriptor: CInt

  /// Opens a folder by any path; links on the way are followed.
  init(_ path: FilePath) throws(Errno) {
    try self.init(path.string, in: AT_FDCWD, flags: 0)
  }

  private init(_ name: String, in folder: CInt, flags: CInt) throws(Errno) {
    descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags)
    if descriptor < 0 { throw Errno(rawValue: errno) }
  }

  deinit { close(descriptor) }

  /// Opens a folder in this one, or in one of those in it; a link on the way is an error.
  func folder(_ path: FilePath) throws(Errno) -> OpenFolder {
    var folder = try OpenFolder(".", in: descriptor, flags: 0)
    for component in path.components {
      folder = try OpenFolder(component.string, in: folder.descriptor, flags: O_NOFOLLOW)
    }
    return folder
  }

  /// Makes a file, and the folders on the way to it that are missing, and opens it for writing.
  func makeFile(_ path: String) throws(Errno) -> FileDescriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    var file = openat(descriptor, path, flags, 0o666)
    if file < 0 && errno == ENOENT {
      try makeFolders(around: path)
      file = openat(descriptor, path, flags, 0o666)
    }
    if file < 0 { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: file)
  }

  /// Opens a file that was made here, to write at its end.
  func openToAppend(_ path: String) throws(Errno) -> FileDescriptor {
    let file = openat(descriptor, path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
    if file < 0 { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: file)
  }

  /// Opens a file in it, to read; `nil` if there is none.
  func openToRead(_ path: String) -> FileDescriptor? {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    return file < 0 ? nil : FileDescriptor(rawValue: file)
  }

  /// Removes a file that was made here.
  func removeFile(_ path: String) { unlinkat(descriptor, path, 0) }

  private func makeFolders(around path: String) throws(Errno) {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
      if mkdirat(descriptor, String(path[..<index]), 0o777) != 0 && errno != EEXIST {
        throw Errno(rawValue: errno)
      }
    }
  }

  /// The names in it.
  func names() throws(Errno) -> [String] {
    // The stream has a descriptor of its own, which it closes.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw Errno(rawValue: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// What a name stands for, a link included; `nil` when it is not there.
  func kind(of name: String) -> Kind? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
  }

  enum Kind { case folder, other }

  /// Moves a file or folder from here to the same name in another folder, where a file gives way.
  func move(_ name: String, to folder: borrowing OpenFolder) throws(Errno) {
    if renameat(descriptor, name, folder.descriptor, name) != 0 { throw Errno(rawValue: errno) }
  }
}
