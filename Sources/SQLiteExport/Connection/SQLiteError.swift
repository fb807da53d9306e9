import CSQLite
public import SystemPackage

/// Why a database cannot be written.
public struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The stable name of a kind of error.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public var rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The disk is full, or the user's quota is used up.
    public static let diskFull = Code(rawValue: "disk-full")
    /// Another program writes to the database.
    public static let locked = Code(rawValue: "locked")
    public static let cannotOpen = Code(rawValue: "cannot-open")
    public static let cannotRead = Code(rawValue: "cannot-read")
    public static let cannotWrite = Code(rawValue: "cannot-write")
    /// The file is not a SQLite database, or it is broken.
    public static let notADatabase = Code(rawValue: "not-a-database")
    /// A database of another program.
    public static let foreign = Code(rawValue: "foreign")
    /// The schema of the database is from a later version of wxr2.
    public static let newer = Code(rawValue: "newer")
    /// The schema of the database is from an earlier version of wxr2.
    public static let older = Code(rawValue: "older")
    /// Files beside the database contain a part of it.
    public static let hasJournal = Code(rawValue: "has-journal")
    /// A value is larger than SQLite allows.
    public static let tooLarge = Code(rawValue: "too-large")
    public static let outOfMemory = Code(rawValue: "out-of-memory")
    /// SQLite refuses a statement.
    ///
    /// No input should cause this.
    public static let refused = Code(rawValue: "refused")
  }

  public var code: Code
  /// One phrase in our own words, without the file's name.
  public var message: String
  /// The database as the user named it.
  public var file: String
  /// SQLite's extended result code; 0 where SQLite has no part in it.
  public var extendedCode: Int32 = 0
  /// The error of the system, if the system failed.
  public var systemError: Errno?
  /// The statement that failed; empty if none was run.
  public var statement = ""

  public init(_ code: Code, _ message: String, file: String) {
    self.code = code
    self.message = message
    self.file = file
  }

  public var description: String { "\(file): \(details)" }

  /// The message, with the errors of SQLite and the system.
  var details: String {
    var text = message
    if let systemError { text += ": \(systemError)" }
    guard extendedCode != 0 else { return text }
    text += " (SQLite's code \(extendedCode)"
    if !statement.isEmpty { text += " in \(Self.beginning(of: statement))" }
    return text + ")"
  }

  private static func beginning(of statement: String) -> String {
    let line = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.utf8.count <= 60 ? line : String(line.prefix(59)) + "…"
  }
}

extension SQLiteError {
  /// The error that a result code stands for.
  init(resultCode: Int32, systemErrno: Int32, file: String, statement: String) {
    let (code, message) = Self.meaning(of: resultCode, systemErrno)
    self.init(code, message, file: file)
    extendedCode = resultCode
    self.statement = statement
    let isOfTheSystem = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(resultCode & 0xFF)
    if isOfTheSystem && systemErrno != 0 { systemError = Errno(rawValue: systemErrno) }
  }

  private static func meaning(of resultCode: Int32, _ systemErrno: Int32) -> (Code, String) {
    switch resultCode & 0xFF {
    case SQLITE_FULL: (.diskFull, "cannot write: the disk is full")
    case SQLITE_BUSY, SQLITE_LOCKED: (.locked, "is locked: another program is using it")
    case SQLITE_CANTOPEN: (.cannotOpen, "cannot open the database")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: (.cannotWrite, "cannot write: no permission")
    case SQLITE_NOTADB: (.notADatabase, "is no SQLite database")
    case SQLITE_CORRUPT: (.notADatabase, "is a damaged database")
    case SQLITE_TOOBIG: (.tooLarge, "a value is larger than a database can hold")
    case SQLITE_NOMEM: (.outOfMemory, "memory is used up")
    case SQLITE_IOERR:
      switch Errno(rawValue: systemErrno) {
      case .noSpace, .diskQuotaExceeded: (.diskFull, "cannot write")
      default:
        resultCode == SQLITE_IOERR | 1 << 8 || resultCode == SQLITE_IOERR | 2 << 8
          ? (.cannotRead, "cannot read") : (.cannotWrite, "cannot write")
      }
    default: (.refused, "SQLite refuses a statement")
    }
  }
}
