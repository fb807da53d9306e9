import ByteInput
import SystemPackage

/// Goes from part to part of a container with one reader, as long as it goes forward.
final class EntryWalk {
  private let path: FilePath
  private let name: String
  private let owner: SpoolFile?
  private let expansion: Expansion
  private var reader: ContainerReader?
  /// How many entries the reader has begun.
  private var begun = 0

  init(path: FilePath, name: String, owner: SpoolFile?) {
    self.path = path
    self.name = name
    self.owner = owner
    let file = try? FileDescriptor.open(path, .readOnly)
    let size = (try? file?.seek(offset: 0, from: .end)) ?? 0
    try? file?.close()
    expansion = Expansion(inputByteCount: Int(size))
  }

  func open(_ index: Int, name partName: String, isLast: Bool) throws(InputError) -> PeekedSource {
    if begun > index { reader = nil }
    do {
      return try contents(index, partName)
    } catch {
      // A reader that has met damage goes no further; another one can step over it.
      reader = nil
      return try contents(index, partName)
    }
  }

  private func contents(_ index: Int, _ partName: String) throws(InputError) -> PeekedSource {
    let reader: ContainerReader
    if let open = self.reader {
      reader = open
    } else {
      reader = try ContainerReader(path: path, name: name)
      self.reader = reader
      begun = 0
    }
    while begun <= index {
      guard try reader.next() != nil else {
        throw InputError(.cannotRead, "is not there any more", file: partName)
      }
      begun += 1
    }
    return try Unwrapping.contents(
      of: EntrySource(reader, name: partName, expansion), expansion)
  }
}
