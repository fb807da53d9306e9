public import SiteModel

/// Where a reader takes an archive's bytes from: decompressed, otherwise as they are stored.
///
/// A source is read by one thread at a time.
public protocol ByteSource: AnyObject {
  /// The input as the user named it, for messages.
  var name: String { get }

  /// Reads the next bytes and returns their number, which is 0 at the end only.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int

  /// How many bytes of the input some text takes that the source has delivered.
  ///
  /// Not as many as it was delivered in, when the source had to decode UTF-16 to UTF-8. Any thread may
  /// ask once the text is there.
  func originalByteCount(of utf8: UnsafeBufferPointer<UInt8>) -> Int

  /// Hands over what was noticed of the input and is not handed over yet.
  ///
  /// After `read` has returned 0, that is all. File and severity are set, the place is not.
  func takeDiagnostics() -> [Diagnostic]
}

extension ByteSource {
  public func originalByteCount(of utf8: UnsafeBufferPointer<UInt8>) -> Int { utf8.count }

  public func takeDiagnostics() -> [Diagnostic] { [] }
}
