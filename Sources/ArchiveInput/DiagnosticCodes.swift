public import SiteModel

/// The kinds of diagnostic that delivering an archive's bytes can give.
extension Diagnostic.Code {
  /// Compressed data is cut off or wrong; its rest is missing.
  public static let damagedCompression = Self(rawValue: "damaged-compression")
  /// Compressed data expands to more than any export does; the rest was left out.
  public static let compressionLimit = Self(rawValue: "compression-limit")
  /// An entry of a container, or a file of a folder, is not an export and was skipped.
  public static let notWXREntry = Self(rawValue: "not-wxr-entry")
  /// An entry of a container needs a password and was skipped.
  public static let encryptedEntry = Self(rawValue: "encrypted-entry")
  /// Bytes that are not valid in the archive's encoding were replaced by U+FFFD.
  public static let malformedText = Self(rawValue: "malformed-text")
}
