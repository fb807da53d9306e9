import Dispatch
import Foundation
import TestSupport

/// The built command, run as a process.
struct Command {
  struct Result: Sendable {
    /// The exit status; 128 and the signal's number where one ended the command.
    var status: Int32
    var output: Data
    /// Standard error.
    var messages: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var json: [String: Any] {
      get throws {
        try JSONSerialization.jsonObject(with: output) as? [String: Any] ?? [:]
      }
    }
    /// The objects of JSON Lines.
    var lines: [[String: Any]] {
      get throws {
        try output.split(separator: UInt8(ascii: "\n")).map {
          try JSONSerialization.jsonObject(with: $0) as? [String: Any] ?? [:]
        }
      }
    }
    var messageLines: [Substring] { messages.split(separator: "\n") }
  }

  /// Where the command is: beside the tests, which are built with it.
  static let path: String = {
    let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let beside = folder.appending(path: "wxr2").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return Sample.root.appending(path: ".build/release/wxr2").path
  }()

  /// Runs the command with standard input from a file, or empty.
  static func run(_ arguments: [String], stdin: URL? = nil, in folder: URL = Sample.root) throws
    -> Result
  {
    try run(path, arguments, stdin: stdin, in: folder)
  }

  /// Runs a line of shell in which `$WXR2` is the command; after so many seconds of patience it
  /// hangs, and is ended.
  static func shell(
    _ line: String, in folder: URL = Sample.root, patience: Int = Watchdog.patience
  ) throws -> Result {
    try run("/bin/sh", ["-c", line], stdin: nil, in: folder, patience: patience)
  }

  private static func run(
    _ executable: String, _ arguments: [String], stdin: URL?, in folder: URL,
    patience: Int = Watchdog.patience
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["WXR2": path]) { $1 }
    process.standardInput = try stdin.map { try FileHandle(forReadingFrom: $0) } ?? .nullDevice
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try withSignals { try process.run() }

    let watchdog = Watchdog(process, patience: patience)
    defer { watchdog.rest() }
    // Both at once: a command that waits for room in one pipe never closes the other.
    let reader = PipeReader(messages)
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let messageData = reader.wait()
    process.waitUntilExit()
    let wasKilled = process.terminationReason == .uncaughtSignal
    return Result(
      status: process.terminationStatus + (wasKilled ? 128 : 0), output: outputData,
      messages: String(decoding: messageData, as: UTF8.self))
  }
}

/// Does something with no signal blocked: tests run on threads that block most, and a process
/// inherits that.
private func withSignals(_ body: () throws -> Void) rethrows {
  var none = sigset_t()
  var blocked = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &blocked)
  defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
  try body()
}

/// Ends a process that hangs, from a thread of its own; those of the tests may all be waiting.
final class Watchdog: Sendable {
  /// Commands of tests take milliseconds.
  static let patience = 10
  private let isOver = DispatchSemaphore(value: 0)

  fileprivate init(_ process: Process, patience: Int) {
    // Foundation makes it the head of a group, which holds what a shell started.
    let group = -process.processIdentifier
    Thread.detachNewThread { [isOver] in
      if isOver.wait(timeout: .now() + .seconds(patience)) == .timedOut { kill(group, SIGKILL) }
    }
  }

  fileprivate func rest() { isOver.signal() }
}

/// Reads a pipe to its end on a thread of its own.
private final class PipeReader: @unchecked Sendable {
  // Written before the semaphore is signalled, read after.
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      data = handle.readDataToEndOfFile()
      done.signal()
    }
  }

  func wait() -> Data {
    done.wait()
    return data
  }
}

/// A folder that is gone after the test.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "wxr2-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Everything in it, hidden files too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  @discardableResult
  func write(_ archive: Archive, to name: String = "export.xml") throws -> URL {
    try write(archive.text, to: name)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }
}
