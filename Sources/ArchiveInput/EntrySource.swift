import ByteInput
import SiteModel

/// The bytes of the entry at which a reader stands.
final class EntrySource: ByteSource {
  let name: String
  private let reader: ContainerReader
  private let expansion: Expansion
  private var isAtEnd = false
  private var hasDelivered = false
  private var diagnostics: [Diagnostic] = []

  init(_ reader: ContainerReader, name: String, _ expansion: Expansion) {
    self.reader = reader
    self.name = name
    self.expansion = expansion
  }

  /// The single entry of what is compressed and no container.
  init(compressed source: any ByteSource, _ expansion: Expansion) throws(InputError) {
    name = source.name
    reader = try ContainerReader(source, .compressed)
    self.expansion = expansion
    isAtEnd = try reader.next() == nil
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while !isAtEnd {
      switch try reader.read(into: buffer) {
      case .bytes(let count):
        isAtEnd = count == 0
        hasDelivered = true
        if !expansion.addOutput(count) {
          isAtEnd = true
          diagnostics.append(.compressionLimit(file: name))
        }
        return count
      case .mismatch(let reason):
        diagnostics.append(
          Diagnostic(
            .error, .damagedCompression, "\(reason); some of it may be missing", file: name))
      case .damage(let reason):
        isAtEnd = true
        guard hasDelivered else { throw .damaged(reason, file: name) }
        diagnostics.append(.damagedCompression(reason, file: name))
      }
    }
    return 0
  }

  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }
}
