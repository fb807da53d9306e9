import SiteModel
import TextEncoding
import ByteInput

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
  /// Decodes a source of stored bytes if that must be.
  init(decoding stored: PeekedSource) throws(InputError) {
    foreignEncoding = ForeignEncoding.label(
      of: try stored.peek(ForeignEncoding.sampleByteCount))
    source = foreignEncoding.flatMap { TranscodingSource(stored, from: $0) } ?? stored
    if !(source is TranscodingSource) { foreignEncoding = nil }
  }
}

/// Takes compression away.
enum Unwrapping {
  /// More than one is somebody's mistake; more than a few are an attack.
  private static let mostLayers = 3

  /// What is inside all compression, be it a container or not.
  static func contents(
    of source: any ByteSource, _ expansion: Expansion, layers: Int = mostLayers
  ) throws(InputError) -> PeekedSource {
    let stored = PeekedSource(source)
    let form = StoredForm(try stored.peek(StoredForm.sampleByteCount))
    switch form {
    case .plain, .zip, .tar: return stored
    case .gzip, .compressed:
      if layers == 0 {
        throw InputError(.cannotRead, "is compressed more than three times", file: source.name)
      }
      let inner: any ByteSource =
        form == .gzip
        ? try GzipSource(stored, expansion)
        : try EntrySource(compressed: stored, expansion)
      return try contents(of: inner, expansion, layers: layers - 1)
    }
  }
}
