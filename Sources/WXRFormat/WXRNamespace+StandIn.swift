extension WXRNamespace {
  /// The URI that a writer declares for an element whose own namespace is not known.
  ///
  /// It keeps the element apart from WXR's own of the same name, and its prefix declared. The reader
  /// leaves out the declaration, which is not the archive's.
  public static let standInURI = "urn:x-wxr2:unknown"
}
