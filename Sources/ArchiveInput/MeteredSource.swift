import ByteInput
import SiteModel

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
