/// An attribute.
///
/// No element has two attributes with the same name.
public struct HTMLAttribute: Sendable, BitwiseCopyable {
  @usableFromInline var nameStart: UInt32
  @usableFromInline var nameEnd: UInt32
  @usableFromInline var valueStart: UInt32
  @usableFromInline var valueEnd: UInt32
  /// The name, if it is a well-known one.
  public internal(set) var knownName: HTMLAttributeName

  init(_ name: Range<Int>, value: Range<Int>, _ knownName: HTMLAttributeName) {
    nameStart = UInt32(truncatingIfNeeded: name.lowerBound)
    nameEnd = UInt32(truncatingIfNeeded: name.upperBound)
    valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
    valueEnd = UInt32(truncatingIfNeeded: value.upperBound)
    self.knownName = knownName
  }

  /// The name in lower case (in SVG and MathML as these spell it), as a range of the tree's bytes.
  @inlinable @inline(__always)
  public var name: Range<Int> { Range(uncheckedBounds: (Int(nameStart), Int(nameEnd))) }

  /// The decoded value, as a range of the tree's bytes.
  @inlinable @inline(__always)
  public var value: Range<Int> { Range(uncheckedBounds: (Int(valueStart), Int(valueEnd))) }
}
