import ArchiveInput
import ArgumentParser
import ByteOutput
import SQLiteExport
import WXRReader

/// Many archives, one output each: `--each` of every command that converts.
///
/// Each archive is a `Conversion` of its own, on one thread, and as many run at a time as there are
/// jobs. An archive that fails is reported and passed over.
struct BulkConversion: Sendable {
  /// Converts one archive, on any thread.
  typealias Convert = @Sendable (Conversion, OutputPlace) throws -> Void

  private let readerOptions: ReaderOptions
  private let reporting: ReportOptions
  private let archives: [BulkArchive]
  private let jobs: Int
  private let replaces: Bool
  private let skipsExisting: Bool
  private let convert: Convert

  /// Finds the archives and makes the folder for the outputs, whose names end in the suffix.
  ///
  /// - Throws: `ExitCode`, with the reason told.
  init(
    _ input: InputOptions, _ place: OutputPlace, _ each: EachOptions,
    _ reporting: ReportOptions, suffix: String, convert: @escaping Convert
  ) throws {
    let folder = place.path ?? "."
    do {
      try OutputFolder.make(folder)
    } catch {
      Console.write(errorLine(String(describing: error)))
      throw ExitCode.failure
    }
    readerOptions = input.readerOptions
    self.reporting = reporting
    archives = BulkArchive.list(input.inputs, folder: folder, suffix: suffix)
    jobs = input.jobs
    replaces = place.replaces
    skipsExisting = each.skipExisting
    self.convert = convert
  }

  /// How many archives may be converted before their turn to be reported comes: a large one must not
  /// keep the other threads waiting.
  private static let mostAhead = 256

  /// Does the work and ends the command with its status.
  func run() throws {
    let report = BulkReport(reporting, archiveCount: archives.count)
    var rest = archives.makeIterator()
    do {
      try OrderedPipeline.forEach(jobs: workers, mostAhead: Self.mostAhead) {
        rest.next()
      } transform: { archive in
        try result(of: archive)
      } consume: { result in
        report.add(result)
      }
    } catch {
      report.fail(error)
      throw ExitCode.failure
    }
    report.finish()
    if report.exitCode != .success { throw report.exitCode }
  }

  /// How many archives are converted at a time.
  private var workers: Int { max(1, min(jobs, archives.count)) }

  /// How many threads an archive gets: several where there are fewer archives than threads.
  private var jobsEach: Int { max(1, jobs / workers) }

  /// - Throws: What keeps all that follow from being converted, too.
  private func result(of archive: BulkArchive) throws -> ArchiveResult {
    let report = RunReport(reporting, progress: nil, placesPerCode: 1)
    do {
      if let problem = archive.problem { throw problem }
      if OutputFile.exists(archive.output) {
        if skipsExisting { return skipped(archive) }
        if !replaces { throw Self.existing(archive.output) }
      }
      let conversion = Conversion(
        of: [try ArchiveInput(archive.input)], readerOptions, jobs: jobsEach, report: report)
      try convert(conversion, OutputPlace(path: archive.output, replaces: replaces))
      return ArchiveResult(
        outcome: .converted(report.worst), messages: report.listed + success(archive, report),
        byteCount: report.byteCount)
    } catch let error as OutputError where error.code == .diskFull {
      throw error
    } catch let error as SQLiteError where error.code == .diskFull {
      throw error
    } catch let error as OutputError where error.code == .exists && skipsExisting {
      // Another run was faster.
      return skipped(archive)
    } catch let error as WXRError where error.code == .notAnArchive && archive.isByChance {
      return ArchiveResult(
        outcome: .notAnExport, messages: remark("\(archive.input): passed over: \(error.message)"))
    } catch {
      let reason = Self.reason(error, archive)
      return ArchiveResult(
        outcome: .failed, messages: report.listed + errorLine(reason), byteCount: report.byteCount)
    }
  }

  private func skipped(_ archive: BulkArchive) -> ArchiveResult {
    ArchiveResult(
      outcome: .skipped, messages: remark("\(archive.input): skipped: \(archive.output) exists"))
  }

  private func success(_ archive: BulkArchive, _ report: RunReport) -> String {
    remark("\(archive.input): \(count(report.postCount, "post")) to \(archive.output)")
  }

  /// A line for those who want to hear of every archive.
  private func remark(_ text: String) -> String {
    reporting.verbose ? "wxr2: \(Console.safe(text))\n" : ""
  }

  private static func existing(_ path: String) -> OutputError {
    OutputError(
      .exists, "exists already; use --force to replace it or --skip-existing to pass over it",
      file: path)
  }

  /// What failed, with the name of the archive.
  private static func reason(_ error: any Error, _ archive: BulkArchive) -> String {
    let reason = String(describing: error)
    return reason.hasPrefix(archive.input + ":") ? reason : "\(archive.input): \(reason)"
  }
}
