/// The namespace of an element.
public enum HTMLNamespace: UInt8, Sendable, BitwiseCopyable {
  case html, svg, mathML
}
