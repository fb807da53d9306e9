import CSQLite
import Glibc

/// A file system layer with which SQLite writes to an open descriptor, whose file may have no name.
///
/// SQLite opens files only by name. This layer uses the number of a descriptor as the name. The
/// file belongs to one connection, so there are no locks. The owner of the descriptor syncs the
/// file. SQLite's own layer does everything else, such as the temporary files of a sort.
enum DescriptorLayer {
  /// The layer's name; `nil`, which means SQLite's default layer, if there is no other layer to
  /// use.
  ///
  /// It is registered at its first use and stays registered, because SQLite keeps the address.
  static let name: String? = {
    let name = "wxr2-descriptor"
    guard let base = sqlite3_vfs_find(nil) else { return nil }
    let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    layer.initialize(to: base.pointee)
    layer.pointee.pNext = nil
    layer.pointee.zName = UnsafePointer(strdup(name))
    layer.pointee.szOsFile = max(
      base.pointee.szOsFile, Int32(truncatingIfNeeded: MemoryLayout<File>.size))
    layer.pointee.xOpen = open
    layer.pointee.xFullPathname = { _, path, capacity, result in
      guard let path, let result, strlen(path) < capacity else { return SQLITE_CANTOPEN }
      strcpy(result, path)
      return SQLITE_OK
    }
    return sqlite3_vfs_register(layer, 0) == SQLITE_OK ? name : nil
  }()

  /// The path that represents the descriptor in SQLite.
  static func path(of descriptor: CInt) -> String { String(descriptor) }

  /// SQLite's structure for an open file; the methods come first.
  private struct File {
    var methods: UnsafePointer<sqlite3_io_methods>?
    var descriptor: CInt
  }

  // It is complete before anybody has the pointer, and nobody writes to it afterwards.
  nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 1
    methods.pointee.xClose = { _ in SQLITE_OK }
    methods.pointee.xRead = read
    methods.pointee.xWrite = write
    methods.pointee.xTruncate = { file, size in
      ftruncate(descriptor(of: file), off_t(size)) == 0
        ? SQLITE_OK : SQLITE_IOERR | 6 << 8  // SQLITE_IOERR_TRUNCATE
    }
    methods.pointee.xSync = { _, _ in SQLITE_OK }
    methods.pointee.xFileSize = { file, size in
      var status = stat()
      guard fstat(descriptor(of: file), &status) == 0 else { return SQLITE_IOERR | 7 << 8 }
      size?.pointee = sqlite3_int64(status.st_size)
      return SQLITE_OK
    }
    methods.pointee.xLock = { _, _ in SQLITE_OK }
    methods.pointee.xUnlock = { _, _ in SQLITE_OK }
    methods.pointee.xCheckReservedLock = { _, isLocked in
      isLocked?.pointee = 0
      return SQLITE_OK
    }
    methods.pointee.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
    methods.pointee.xSectorSize = { _ in 4096 }
    methods.pointee.xDeviceCharacteristics = { _ in 0 }
    return UnsafePointer(methods)
  }()

  private static func descriptor(of file: UnsafeMutablePointer<sqlite3_file>?) -> CInt {
    guard let file else { return -1 }
    return UnsafeRawPointer(file).load(as: File.self).descriptor
  }

  private static let open:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_vfs>?, sqlite3_filename?, UnsafeMutablePointer<sqlite3_file>?,
      CInt, UnsafeMutablePointer<CInt>?
    ) -> CInt = { _, name, file, flags, flagsOut in
      guard let file else { return SQLITE_CANTOPEN }
      guard flags & SQLITE_OPEN_MAIN_DB != 0, let name, let descriptor = CInt(String(cString: name))
      else {
        // A layer's functions get the address of their own layer, so SQLite's must get that of
        // SQLite's.
        guard let base = sqlite3_vfs_find(nil), let open = base.pointee.xOpen else {
          return SQLITE_CANTOPEN
        }
        return open(base, name, file, flags, flagsOut)
      }
      UnsafeMutableRawPointer(file).storeBytes(
        of: File(methods: methods, descriptor: descriptor), as: File.self)
      flagsOut?.pointee = flags
      return SQLITE_OK
    }

  private static let read:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_file>?, UnsafeMutableRawPointer?, CInt, sqlite3_int64
    ) -> CInt = { file, bytes, count, offset in
      guard let bytes else { return SQLITE_IOERR }
      var done = 0
      while done < Int(count) {
        let got = pread(descriptor(of: file), bytes + done, Int(count) - done, off_t(offset) + done)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { return SQLITE_IOERR | 1 << 8 }  // SQLITE_IOERR_READ
        if got == 0 {
          // SQLite asks for zeros where the file ends.
          memset(bytes + done, 0, Int(count) - done)
          return SQLITE_IOERR | 2 << 8  // SQLITE_IOERR_SHORT_READ
        }
        done += got
      }
      return SQLITE_OK
    }

  private static let write:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_file>?, UnsafeRawPointer?, CInt, sqlite3_int64
    ) -> CInt = { file, bytes, count, offset in
      guard let bytes else { return SQLITE_IOERR }
      var done = 0
      while done < Int(count) {
        let put = pwrite(
          descriptor(of: file), bytes + done, Int(count) - done, off_t(offset) + done)
        if put < 0 && errno == EINTR { continue }
        if put < 0 {
          return errno == ENOSPC || errno == EDQUOT ? SQLITE_FULL : SQLITE_IOERR | 3 << 8
        }
        done += put
      }
      return SQLITE_OK
    }
}
