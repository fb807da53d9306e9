import OrderedPipeline
import ArchiveInput
public import ByteOutput
public import Exporting
import ByteInput

/// Many archives, one output each.
///
/// Each archive is a `Conversion` of its own, on one thread, and as many run at a time as there are
/// jobs. An archive that fails is told and passed over.
public struct BulkConversion: Sendable {
  /// Makes the exporter of one archive, on any thread.
  public typealias MakeExporter = @Sendable (OutputPlace) throws -> any Exporter

  public let archives: [BulkArchive]
  private let options: ConversionOptions
  private let replaces: Bool
  private let skipsExisting: Bool
  private let makeExporter: MakeExporter

  /// - Parameters:
  ///   - archives: What is converted, with the places of the outputs.
  ///   - options: How archives are read; `jobs` is for all of them together.
  ///   - replaces: Whether outputs that exist give way.
  ///   - skipsExisting: Whether an archive is passed over when its output exists.
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

  /// How many archives may be converted before their turn to be told comes: a large one must not
  /// keep the other threads waiting.
  private static let mostAhead = 256

  /// Converts the archives.
  ///
  /// - Parameters:
  ///   - summarise: Takes what is needed of a result, on any thread: results may have to wait.
  ///   - consume: Takes the summaries, in the order of the archives.
  /// - Throws: What keeps all archives that follow from being converted, too: a full disk.
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
      // Another run was faster.
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
    // Several threads for an archive where there are fewer archives than threads.
    options.jobs = max(1, self.options.jobs / workers)
    let conversion = Conversion(
      of: [try ArchiveInput(archive.input)], options, observer: tally)
    try conversion.run(makeExporter(OutputPlace(path: archive.output, replaces: replaces)))
    return .converted
  }
}
