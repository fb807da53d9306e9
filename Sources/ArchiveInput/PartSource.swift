import ByteInput
import SiteModel
import TextEncoding

/// An archive, or a part of one, as a reader gets it: decompressed and with its markup in ASCII.
///
/// It is opened when its first byte is read, and closed after its last, so that a thousand inputs do
/// not hold a thousand descriptors.
final class PartSource: ByteSource {
  /// A source of stored bytes, and the encoding to decode them from.
  struct Stream {
    var source: any ByteSource
    var foreignEncoding: String?
  }

  let name: String
  private var open: (() throws(InputError) -> Stream)?
  private var source: (any ByteSource)?
  private var diagnostics: [Diagnostic]
  /// Set before the first byte is delivered and not changed after, so every thread may look.
  private var foreignEncoding: String?

  /// - Parameters:
  ///   - name: For messages.
  ///   - diagnostics: What was noticed before it is opened.
  ///   - open: Called once.
  init(
    name: String, diagnostics: [Diagnostic] = [],
    open: @escaping () throws(InputError) -> Stream
  ) {
    self.name = name
    self.open = open
    self.diagnostics = diagnostics
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if let open {
      self.open = nil
      let stream = try open()
      source = stream.source
      foreignEncoding = stream.foreignEncoding
    }
    guard let source else { return 0 }
    let count = try source.read(into: buffer)
    if count == 0 {
      diagnostics += source.takeDiagnostics()
      self.source = nil
    }
    return count
  }

  func originalByteCount(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    guard let foreignEncoding else { return utf8.count }
    return TextDecoder.byteCount(of: utf8, encodedAs: foreignEncoding)
  }

  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics + (source?.takeDiagnostics() ?? [])
  }

  func add(_ new: [Diagnostic]) { diagnostics += new }
}

extension PartSource.Stream {
  /// Decodes a source of stored bytes if their encoding requires it.
  init(decoding stored: PeekedSource) throws(InputError) {
    foreignEncoding = ForeignEncoding.label(
      of: try stored.peek(ForeignEncoding.sampleByteCount))
    source = foreignEncoding.flatMap { TranscodingSource(stored, from: $0) } ?? stored
    if !(source is TranscodingSource) { foreignEncoding = nil }
  }
}
