// What the fuzz targets share.

/// Tells what is wrong and ends the process, which makes libFuzzer keep the input.
///
/// A target is not only there to find crashes: whatever it knows to be true of any input, it requires.
public func finding(_ message: @autoclosure () -> String) -> Never {
  fatalError("finding: \(message())")
}

public func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { finding(message()) }
}

/// An input of libFuzzer: a few bytes that choose how it is used, and the text behind them.
///
/// The choices stand at the end of the input, so that an archive is a seed as it is.
public struct FuzzInput {
  public private(set) var bytes: [UInt8]

  public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    bytes = Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Takes the last byte as a choice; 0 without one.
  public mutating func takeChoice() -> Int { Int(bytes.popLast() ?? 0) }
}
