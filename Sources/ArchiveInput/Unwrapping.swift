import ByteInput

/// Removes all layers of compression.
enum Unwrapping {
  /// More than one is somebody's mistake; more than a few are an attack.
  private static let mostLayers = 3

  /// The content inside all compression, which may be a container.
  static func contents(
    of source: any ByteSource, _ expansion: Expansion, layers: Int = mostLayers
  ) throws(InputError) -> PeekedSource {
    let stored = PeekedSource(source)
    let form = StoredForm(try stored.peek(StoredForm.sampleByteCount))
    switch form {
    case .plain, .zip, .tar: return stored
    case .gzip, .compressed:
      if layers == 0 {
        throw InputError(.cannotRead, "is compressed more than three times", file: source.name)
      }
      let inner: any ByteSource =
        form == .gzip
        ? try GzipSource(stored, expansion)
        : try EntrySource(compressed: stored, expansion)
      return try contents(of: inner, expansion, layers: layers - 1)
    }
  }
}
