public import ByteOutput
import ByteInput
import Exporting
import FilePaths
import ByteText
import Glibc
public import SystemPackage

/// A file with a line of JSON for each input of a run, which a later run reads to go on.
///
/// Runs at the same time may share it: each line is added by one write at the end of the file.
public final class RunLog {
  private let descriptor: FileDescriptor
  private let name: String
  /// What the log had when it was opened.
  private(set) var earlier = Earlier()
  /// What it has of each input now.
  private var known: [Int: Known] = [:]

  /// What the last entry of an input says, as hashes: there may be many inputs.
  fileprivate struct Known {
    /// Of the status, the input's state and the options.
    let state: Int
    /// Of all but the time that the conversion took.
    let whole: Int

    init(_ entry: RunLogEntry) {
      state = Self.state(entry.status, entry.byteCount, entry.modified, entry.options)
      whole = entry.withoutTime.hashValue
    }

    static func state(
      _ status: RunLogEntry.Status, _ byteCount: Int?, _ modified: Int?, _ options: String
    ) -> Int {
      var hasher = Hasher()
      hasher.combine(status)
      hasher.combine(byteCount)
      hasher.combine(modified)
      hasher.combine(options)
      return hasher.finalize()
    }
  }

  /// Opens a log, or begins one.
  ///
  /// - Throws: `OutputError`.
  public init(_ path: FilePath) throws(OutputError) {
    name = path.shown
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: [.create, .append, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
    } catch {
      throw OutputError(.cannotCreate, "cannot open the run log: \(error)", file: name)
    }
    do {
      try readEntries()
    } catch {
      throw OutputError(.cannotCreate, "cannot read the run log: \(error)", file: name)
    }
    earlier.entries = known
  }

  deinit { try? descriptor.close() }

  /// What a log has of earlier runs, for any thread to ask.
  struct Earlier: Sendable {
    /// By a hash of the input's name.
    fileprivate var entries: [Int: Known] = [:]

    /// What became of an input, if that still holds: it was converted, and the input and the options are what
    /// they were.
    func statusThatHolds(
      of input: String, _ state: InputState, _ options: String
    ) -> RunLogEntry.Status? {
      guard let known = entries[input.hashValue] else { return nil }
      return [.converted, .partial].first {
        known.state == Known.state($0, state.byteCount, state.modified, options)
      }
    }
  }

  /// Adds an entry, unless the last one of its input says the same.
  ///
  /// - Throws: `OutputError`.
  public func add(_ entry: RunLogEntry) throws(OutputError) {
    let new = Known(entry)
    if known[entry.input.hashValue]?.whole == new.whole { return }
    do {
      try entry.line().withBytes { line in
        // One write: those of other processes must not come between.
        let count = try descriptor.write(line)
        if count < line.count { throw Errno.noSpace }
      }
    } catch {
      let isFull = [.noSpace, .diskQuotaExceeded].contains(error as? Errno)
      throw OutputError(
        isFull ? .diskFull : .cannotWrite, "cannot write the run log: \(error)", file: name)
    }
    known[entry.input.hashValue] = new
  }

  private func readEntries() throws {
    var rest: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { block.deallocate() }
    var offset: Int64 = 0
    while case let count = try descriptor.read(fromAbsoluteOffset: offset, into: block), count > 0 {
      offset += Int64(count)
      rest += block[..<count]
      guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      for line in rest[..<end].split(separator: UInt8(ascii: "\n")) {
        if let entry = RunLogEntry(line: Array(line)) {
          known[entry.input.hashValue] = Known(entry)
        }
      }
      rest.removeSubrange(...end)
    }
    // A line that was cut off ends here, so that the next one begins a line.
    if !rest.isEmpty { _ = try descriptor.writeAll("\n".utf8) }
  }
}
