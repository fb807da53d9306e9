import ByteInput
import SiteModel
import TextEncoding

/// Delivers UTF-8 for bytes in an encoding that does not contain ASCII.
final class TranscodingSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private let label: String
  private let decoder: TextDecoder
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var text: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var malformedCount = 0

  /// - Returns: `nil` if the encoding is unknown.
  init?(_ source: any ByteSource, from label: String) {
    guard let decoder = TextDecoder(label) else { return nil }
    self.source = source
    self.label = label
    self.decoder = decoder
    name = source.name
  }

  deinit { input.deallocate() }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while position == text.count && !isAtEnd {
      text.removeAll(keepingCapacity: true)
      position = 0
      let count = try source.read(into: input)
      isAtEnd = count == 0
      input[..<count].withMemoryRebound(to: UInt8.self) {
        malformedCount += decoder.decode(UnsafeBufferPointer($0), into: &text, isLast: isAtEnd)
      }
    }
    let count = min(buffer.count, text.count - position)
    text.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }

  func takeDiagnostics() -> [Diagnostic] {
    var diagnostics = source.takeDiagnostics()
    if malformedCount > 0 && isAtEnd {
      var diagnostic = Diagnostic(
        .warning, .malformedText,
        "bytes that are no text in \(label.uppercased()) were replaced by U+FFFD", file: name)
      diagnostic.count = malformedCount
      diagnostics.append(diagnostic)
      malformedCount = 0
    }
    return diagnostics
  }
}
