import ArgumentParser
import ByteOutput
import ByteText
import Conversion

/// The run of a command over many archives, each of which gets an output of its own.
struct BulkRun {
  private let conversion: BulkConversion
  private let log: RunLog?
  private let report: BulkReport
  private let messages: BulkMessages

  /// - Parameters:
  ///   - conversion: What is converted.
  ///   - log: Gets a line for each archive.
  ///   - options: What the user wants to hear.
  ///   - explain: Puts an error into words.
  init(
    _ conversion: BulkConversion, _ log: RunLog?, _ options: ReportOptions,
    explain: @escaping @Sendable (any Error) -> String
  ) {
    self.conversion = conversion
    self.log = log
    report = BulkReport(options, archiveCount: conversion.archives.count)
    messages = BulkMessages(options, explain: explain)
  }

  /// Does the work and ends the command with its status.
  ///
  /// - Parameter output: What goes to standard output for an archive; any thread asks.
  /// - Throws: `ExitCode`, with the reason told.
  func run(writing output: @escaping @Sendable (ArchiveResult) -> ByteChunk? = { _ in nil }) throws
  {
    let (report, messages) = (report, messages)
    let standardOutput = OutputFile.standardOutput()
    do {
      try conversion.run(log: log) {
        messages.message(of: $0, output: output($0))
      } consume: { message in
        report.add(message)
        try message.output?.withBytes(standardOutput.write)
      }
    } catch let error as OutputError where error.code == .closedPipe {
      throw ExitCode.failure
    } catch {
      report.fail(error)
      throw ExitCode.failure
    }
    report.finish()
    if report.exitCode != .success { throw report.exitCode }
  }
}
