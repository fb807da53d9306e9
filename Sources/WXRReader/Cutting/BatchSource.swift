import ByteInput

/// Cuts archives into batches, one after the other.
struct BatchSource: ~Copyable {
  private let sources: [any ByteSource]
  private let options: ReaderOptions
  /// Whether items are skipped, because only the rest of the archive is wanted.
  private let skipsItems: Bool
  private var nextSource = 0
  private var cutter: ArchiveCutter?
  let sites: SiteLedger

  init(_ sources: [any ByteSource], options: ReaderOptions, skipsItems: Bool = false) {
    self.sources = sources
    self.options = options
    self.skipsItems = skipsItems
    sites = SiteLedger(isOneSite: options.isOneSite)
  }

  /// The next batch, or `nil` at the end of the last archive.
  mutating func next() throws(InputError) -> Batch? {
    while true {
      do {
        if let batch = try cutter?.next() { return batch }
      } catch {
        guard options.goesOnAfterFailure, let rest = cutter?.abandon(error) else { throw error }
        return rest
      }
      guard nextSource < sources.count else { return nil }
      cutter = try ArchiveCutter(
        sources[nextSource], fileIndex: nextSource, sites: sites, options: options,
        skipsItems: skipsItems)
      nextSource += 1
    }
  }
}
