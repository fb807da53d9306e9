import OrderedPipeline
import ArchiveInput
public import ByteOutput
public import Exporting
import ByteInput

/// Converts many archives, each to its own output.
///
/// Each archive has its own `Conversion`, on one thread. The number of jobs is the number of
/// conversions at a time. An archive that fails is reported, and the others are converted.
public struct BulkConversion: Sendable {
  /// Makes the exporter of one archive, on any thread.
  public typealias MakeExporter = @Sendable (OutputPlace) throws -> any Exporter

  public let archives: [BulkArchive]
  private let options: ConversionOptions
  private let replaces: Bool
  private let skipsExisting: Bool
  private let makeExporter: MakeExporter

  /// - Parameters:
  ///   - archives: The archives, with the paths of their outputs.
  ///   - options: How archives are read; `jobs` is for all of them together.
  ///   - replaces: Whether existing outputs are replaced.
  ///   - skipsExisting: Whether an archive is skipped if its output exists.
  ///   - makeExporter: Makes the exporter for an output.
  public init(
    of archives: [BulkArchive], _ options: ConversionOptions, replaces: Bool = false,
    skipsExisting: Bool = false, makeExporter: @escaping MakeExporter
  ) {
    self.archives = archives
    self.options = options
    self.replaces = replaces
    self.skipsExisting = skipsExisting
    self.makeExporter = makeExporter
  }

  /// How many archives may be finished before their turn to be reported comes, so that a large
  /// archive does not stop the other threads.
  private static let mostAhead = 256

  /// Converts the archives.
  ///
  /// - Parameters:
  ///   - summarise: Reduces a result to the parts that are needed, on any thread, because results
  ///     may
  ///     have to wait.
  ///   - consume: Takes the summaries, in the order of the archives.
  /// - Throws: An error that would stop all following archives, too, such as a full disk.
  public func run<Summary: Sendable>(
    _ summarise: @escaping @Sendable (ArchiveResult) -> Summary,
    consume: (Summary) -> Void
  ) throws {
    try OrderedPipeline.forEach(
      of: archives.makeIterator(), jobs: workers, mostAhead: Self.mostAhead
    ) { rest in
      rest.next()
    } transform: { archive in
      summarise(try result(of: archive))
    } consume: { summary in
      consume(summary)
    }
  }

  /// How many archives are converted at a time.
  private var workers: Int { max(1, min(options.jobs, archives.count)) }

  private func result(of archive: BulkArchive) throws -> ArchiveResult {
    let tally = ReadingTally()
    var result = ArchiveResult(archive: archive, outcome: .converted)
    do {
      result.outcome = try convert(archive, tally)
    } catch let error as OutputError where error.code == .diskFull {
      throw error
    } catch let error as OutputError where error.code == .exists && skipsExisting {
      // Another run has written the output in the meantime.
      result.outcome = .skipped
    } catch let error as InputError where error.code == .notAnArchive && archive.isByChance {
      result.outcome = .notAnExport(reason: error.message)
    } catch {
      result.outcome = .failed(error)
    }
    result.diagnostics = tally.diagnostics
    result.postCount = tally.postCount
    result.byteCount = tally.byteCount
    return result
  }

  private func convert(
    _ archive: BulkArchive, _ tally: ReadingTally
  ) throws -> ArchiveResult.Outcome {
    if let problem = archive.problem { throw problem }
    if OutputFile.exists(archive.output) {
      if skipsExisting { return .skipped }
      if !replaces {
        throw OutputError(
          .exists, "exists already; use --force to replace it or --skip-existing to pass over it",
          file: archive.output)
      }
    }
    var options = options
    // An archive gets several threads if there are fewer archives than threads.
    options.jobs = max(1, self.options.jobs / workers)
    let conversion = Conversion(
      of: [try ArchiveInput(archive.input)], options, observer: tally)
    try conversion.run(makeExporter(OutputPlace(path: archive.output, replaces: replaces)))
    return .converted
  }
}
