import ByteInput
import SystemPackage

/// Reads a range of a descriptor without moving it.
final class RangeSource: ByteSource {
  let name: String
  private let descriptor: FileDescriptor
  /// Keeps the descriptor open.
  private let owner: AnyObject?
  /// The state in which the file must stay until it is read.
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
