public import SiteModel

/// The source of an archive's bytes, which are decompressed but otherwise as stored.
///
/// A source is read by one thread at a time.
public protocol ByteSource: AnyObject {
  /// The input as the user named it, for messages.
  var name: String { get }

  /// Reads the next bytes and returns their number, which is 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int

  /// The number of bytes in the input of a text that the source has delivered.
  ///
  /// It differs from the number of bytes delivered if the source decoded UTF-16 to UTF-8. Any
  /// thread may call this after the text was delivered.
  func originalByteCount(of utf8: UnsafeBufferPointer<UInt8>) -> Int

  /// Hands over the diagnostics about the input that were not handed over yet.
  ///
  /// After `read` has returned 0, there are no more. File and severity are set; the place is not.
  func takeDiagnostics() -> [Diagnostic]
}

extension ByteSource {
  public func originalByteCount(of utf8: UnsafeBufferPointer<UInt8>) -> Int { utf8.count }

  public func takeDiagnostics() -> [Diagnostic] { [] }
}
