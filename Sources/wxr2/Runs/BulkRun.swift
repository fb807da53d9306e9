import ArgumentParser
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
  func run() throws {
    let (report, messages) = (report, messages)
    do {
      try conversion.run(log: log) {
        messages.message(of: $0)
      } consume: {
        report.add($0)
      }
    } catch {
      report.fail(error)
      throw ExitCode.failure
    }
    report.finish()
    if report.exitCode != .success { throw report.exitCode }
  }
}
