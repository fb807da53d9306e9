/// What becomes of a block that has no inner blocks.
enum BlockRule: Sendable {
  /// HTML takes the place of its own; where there is none, its own is what it shows.
  case shows(@Sendable (LeafBlock, inout BodyRendering) -> String?)
  /// The body of another item takes its place.
  case reference
}

/// A block without inner blocks, to be shown.
struct LeafBlock {
  let attributes: BlockAttributes
  /// Its own HTML.
  let html: [UInt8]
}
