import CArchive

/// The libarchive of the system.
package enum ArchiveLibrary {
  /// The version that runs: `3.6.2`.
  package static var version: String {
    String(cString: archive_version_string()).replacing("libarchive ", with: "")
  }
}
