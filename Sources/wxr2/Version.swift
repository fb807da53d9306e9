import ArchiveInput
import SQLiteExport
import WXRReader

/// The version of the command, which scripts/version reads from here.
enum Version {
  static let number = "0.1.0"

  /// The version, and those of the libraries of the system.
  static var text: String {
    """
    \(number)
    libxml2 \(LibXML2.version), SQLite \(SQLiteLibrary.version), libarchive \(ArchiveLibrary.version)
    """
  }
}
