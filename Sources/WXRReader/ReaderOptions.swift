/// How archives are read.
public struct ReaderOptions: Sendable {
  /// Items larger than this are reported and left out, so that memory stays bounded.
  public var maximumItemByteCount = 256 << 20
  /// How many diagnostics of one code in one input are told each; more are told as one count.
  public var maximumDiagnosticsPerCode = 1000

  public init() {}
}
