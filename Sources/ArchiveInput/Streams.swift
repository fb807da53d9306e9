import SiteModel
import SystemPackage
import ByteInput

/// Delivers what was looked at already, then the rest.
final class PeekedSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private var start: [UInt8] = []
  private var position = 0

  init(_ source: any ByteSource) {
    name = source.name
    self.source = source
  }

  /// The next bytes, which are delivered all the same; fewer than asked for at the end only.
  func peek(_ count: Int) throws(InputError) -> ArraySlice<UInt8> {
    start.removeFirst(position)
    position = 0
    while start.count < count {
      let missing = count - start.count
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: missing, alignment: 1)
      defer { room.deallocate() }
      let read = try source.read(into: room)
      if read == 0 { break }
      start += room[..<read]
    }
    return start.prefix(count)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard position < start.count else { return try source.read(into: buffer) }
    let count = min(buffer.count, start.count - position)
    buffer.copyBytes(from: start[position..<position + count])
    position += count
    if position == start.count {
      start = []
      position = 0
    }
    return count
  }

  func takeDiagnostics() -> [Diagnostic] { source.takeDiagnostics() }
}

/// Counts what goes into a decompressor.
final class MeteredSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private let expansion: Expansion

  init(_ source: any ByteSource, _ expansion: Expansion) {
    name = source.name
    self.source = source
    self.expansion = expansion
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    expansion.addInput(count)
    return count
  }

  func takeDiagnostics() -> [Diagnostic] { source.takeDiagnostics() }
}

/// Reads a range of a descriptor without moving it.
final class RangeSource: ByteSource {
  let name: String
  private let descriptor: FileDescriptor
  /// Keeps the descriptor open.
  private let owner: AnyObject?
  /// What the file must be to its end.
  private let state: FileState?
  private var position: Int64
  private let end: Int64

  init(
    _ descriptor: FileDescriptor, _ range: Range<Int64>, name: String, owner: AnyObject? = nil,
    state: FileState? = nil
  ) {
    self.state = state
    self.descriptor = descriptor
    self.name = name
    self.owner = owner
    position = range.lowerBound
    end = range.upperBound
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer.prefix(Int(clamping: end - position)))
    if room.isEmpty {
      try state?.check(descriptor, name: name)
      return 0
    }
    let count: Int
    do {
      count = try descriptor.read(fromAbsoluteOffset: position, into: room)
    } catch {
      throw InputError(.cannotRead, "cannot read: \(error)", file: name)
    }
    position += Int64(count)
    if count == 0 { try state?.check(descriptor, name: name) }
    return count
  }
}

extension Diagnostic {
  init(_ severity: Severity, _ code: Code, _ message: String, file: String) {
    self.init(severity, code, message)
    self.file = file
  }
}
