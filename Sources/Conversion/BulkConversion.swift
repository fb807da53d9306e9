import OrderedPipeline
import ArchiveInput
public import ByteOutput
public import Exporting
import ByteInput
import FilePaths
import SiteModel

/// Converts many archives, each to its own output.
///
/// Each archive has its own `Conversion`, on one thread. The number of jobs is the number of
/// conversions at a time. An archive that fails is reported, and the others are converted.
public struct BulkConversion: Sendable {
  /// Makes the exporter of one archive, on any thread.
  public typealias MakeExporter = @Sendable (BulkArchive, OutputPlace) throws -> any Exporter

  public let archives: [BulkArchive]
  private let options: ConversionOptions
  private let existing: ExistingOutputs
  private let provenance: Provenance
  private let makeExporter: MakeExporter

  /// What becomes of outputs that exist.
  public enum ExistingOutputs: Sendable {
    /// Their archives fail.
    case refuse
    /// They give way.
    case replace
    /// Their archives are passed over where the output is up to date, and converted again where it is not:
    /// the new output takes the place of the old one, a folder with all that is in it unless somebody has
    /// changed it.
    case update
  }

  /// What a run log says of the run itself.
  public struct Provenance: Sendable {
    /// The version of the program.
    public var version: String
    /// The options that outputs depend on.
    public var options: String

    public init(version: String = "", options: String = "") {
      self.version = version
      self.options = options
    }
  }

  /// - Parameters:
  ///   - archives: The archives, with the paths of their outputs.
  ///   - options: How archives are read; `jobs` is for all of them together.
  ///   - existing: What becomes of outputs that exist.
  ///   - provenance: What the run log says of the run.
  ///   - makeExporter: Makes the exporter for an output.
  public init(
    of archives: [BulkArchive], _ options: ConversionOptions,
    existing: ExistingOutputs = .refuse, provenance: Provenance = Provenance(),
    makeExporter: @escaping MakeExporter
  ) {
    self.archives = archives
    self.options = options
    self.existing = existing
    self.provenance = provenance
    self.makeExporter = makeExporter
  }

  /// How many archives may be finished before their turn to be reported comes, so that a large
  /// archive does not stop the other threads.
  private static let mostAhead = 256

  /// Converts the archives.
  ///
  /// - Parameters:
  ///   - log: Gets a line for each archive, in their order. Its lines of earlier runs say which
  ///     outputs are up to date.
  ///   - summarise: Reduces a result to the parts that are needed, on any thread, because results
  ///     may have to wait.
  ///   - consume: Takes the summaries, in the order of the archives.
  /// - Throws: An error that would stop all following archives, too, such as a full disk.
  public func run<Summary: Sendable>(
    log: RunLog? = nil,
    _ summarise: @escaping @Sendable (ArchiveResult) -> Summary,
    consume: (Summary) throws -> Void
  ) throws {
    let (earlier, logs) = (log?.earlier, log != nil)
    try OrderedPipeline.forEach(
      of: archives.makeIterator(), jobs: workers, mostAhead: Self.mostAhead
    ) { rest in
      rest.next()
    } transform: { archive in
      let start = ContinuousClock.now
      let state = InputState(archive.path)
      let result = try result(of: archive, state, earlier)
      let entry = logs ? entry(of: result, state, since: start) : nil
      return (summarise(result), entry)
    } consume: { summary, entry in
      if let entry { try log?.add(entry) }
      try consume(summary)
    }
  }

  /// How many archives are converted at a time.
  private var workers: Int { max(1, min(options.jobs, archives.count)) }

  private func result(
    of archive: BulkArchive, _ state: InputState, _ earlier: RunLog.Earlier?
  ) throws -> ArchiveResult {
    let tally = ReadingTally()
    let output = archive.output.flatMap { InputState(existing: $0) }
    var result = ArchiveResult(archive: archive, outcome: .converted)
    do {
      result.outcome = try convert(archive, state, output, earlier, tally)
    } catch let error as OutputError where error.code == .diskFull {
      throw error
    } catch let error as OutputError
      where error.code == .exists && existing == .update && output == nil
    {
      // Another run has written the output in the meantime.
      result.outcome = .skipped(earlier: nil)
    } catch let error as InputError where error.code == .notAnArchive && archive.isByChance {
      result.outcome = .passedOver(reason: error.message)
    } catch {
      result.outcome = .failed(error)
    }
    result.diagnostics = tally.diagnostics
    result.postCount = tally.postCount
    result.commentCount = tally.commentCount
    result.byteCount = tally.byteCount
    return result
  }

  private func convert(
    _ archive: BulkArchive, _ state: InputState, _ current: InputState?,
    _ earlier: RunLog.Earlier?, _ tally: ReadingTally
  ) throws -> ArchiveResult.Outcome {
    if let reason = archive.passedOver { return .passedOver(reason: reason.rawValue) }
    if let problem = archive.problem { throw problem }
    if let output = archive.output, let current {
      switch existing {
      case .refuse:
        throw OutputError(
          .exists, "exists already; use --force to replace it or --skip-existing to pass over it",
          file: output.shown)
      case .replace: break
      case .update:
        if let earlier {
          if let status = earlier.statusThatHolds(of: archive.input, state, provenance.options) {
            return .skipped(earlier: status)
          }
        } else if let made = current.modified, let changed = state.modified, changed <= made {
          return .skipped(earlier: nil)
        }
      }
    }
    var options = options
    // An archive gets several threads if there are fewer archives than threads.
    options.jobs = max(1, self.options.jobs / workers)
    let conversion = Conversion(
      of: [try ArchiveInput(archive.path)], options, observer: tally)
    var place = OutputPlace(
      path: archive.output, replaces: existing != .refuse, makesFolders: true)
    place.replacesFolders = existing == .update
    place.writesManifest = true
    try conversion.run(makeExporter(archive, place))
    return .converted
  }

  /// What the log says of a result; `nil` where an earlier line holds.
  private func entry(
    of result: ArchiveResult, _ state: InputState, since start: ContinuousClock.Instant
  ) -> RunLogEntry? {
    guard var entry = result.outcome.entry(of: result.archive.input, worst: result.worst) else {
      return nil
    }
    if entry.status == .converted || entry.status == .partial {
      entry.output = result.archive.output?.shown ?? ""
    }
    entry.byteCount = state.byteCount
    entry.modified = state.modified
    entry.postCount = result.postCount
    entry.commentCount = result.commentCount
    for diagnostic in result.diagnostics {
      entry.diagnostics[diagnostic.code.rawValue, default: 0] += diagnostic.count
    }
    entry.seconds = (ContinuousClock.now - start) / .seconds(1)
    entry.version = provenance.version
    entry.options = provenance.options
    return entry
  }
}
