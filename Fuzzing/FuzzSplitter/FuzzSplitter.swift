import FuzzSupport

@testable import WXRReader

// The splitter's window grows and loses its front while it is at work. Whatever steps it grows in,
// the pieces are the same, in order, and none overlaps another.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSplitter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let step = input.takeChoice()
  let limit = input.takeChoice()
  let bytes = input.bytes
  let whole = pieces(of: bytes, step: bytes.count + 1, limit: .max)
  let grown = pieces(of: bytes, step: step % 61 + 1, limit: .max)
  require(whole == grown, "pieces differ when the window grows by \(step % 61 + 1)")
  _ = pieces(of: bytes, step: step % 61 + 1, limit: 4 * limit + 1)
  return 0
}

private struct Found: Equatable {
  var piece: ItemSplitter.Piece
  var cdata: [Range<Int>] = []
  var isSuspicious = false
}

/// What the splitter finds in a window that grows by `step` bytes and forgets what is behind.
private func pieces(of bytes: [UInt8], step: Int, limit: Int) -> [Found] {
  var found: [Found] = []
  var splitter = ItemSplitter()
  var dropped = 0
  var end = min(step, bytes.count)
  var consumed = 0
  bytes.withUnsafeBufferPointer { bytes in
    while true {
      let window = UnsafeBufferPointer(rebasing: bytes[dropped..<end])
      let isLast = end == bytes.count
      let edge: ItemSplitter.Edge = isLast ? .last : end - consumed > limit ? .full : .more
      if let piece = splitter.next(in: window, edge: edge) {
        let range = piece.range
        require(range.upperBound <= window.count, "a piece beyond the window")
        if case .remainder = piece {} else { require(!range.isEmpty, "an empty piece") }
        require(range.lowerBound + dropped >= consumed, "a piece overlaps the one before")
        let next = Found(piece: piece, splitter: splitter, dropped: dropped)
        for section in next.cdata { check(section, of: range, in: window) }
        found.append(next)
        consumed = range.upperBound + dropped
      } else if isLast {
        break
      } else {
        splitter.drop(consumed - dropped)
        dropped = consumed
        end = min(end + step, bytes.count)
      }
    }
  }
  return found
}

private func check(
  _ section: Range<Int>, of item: Range<Int>, in window: UnsafeBufferPointer<UInt8>
) {
  let start = item.lowerBound + section.lowerBound
  let end = item.lowerBound + section.upperBound
  require(
    start - 9 >= item.lowerBound && end + 3 <= item.upperBound, "a section outside its item")
  require(window[(start - 9)...].starts(with: "<![CDATA[".utf8), "a section without its start")
  require(window[end...].starts(with: "]]>".utf8), "a section without its end")
}

extension Found {
  init(piece: ItemSplitter.Piece, splitter: ItemSplitter, dropped: Int) {
    self.init(piece: piece.moved(by: dropped))
    switch piece {
    case .item, .unclosedItem:
      cdata = splitter.cdata
      isSuspicious = splitter.isSuspicious
    case .strayItemEnd, .doctype, .oversize, .remainder: break
    }
  }
}

extension ItemSplitter.Piece {
  fileprivate var range: Range<Int> {
    switch self {
    case .item(let range), .unclosedItem(let range), .strayItemEnd(let range),
      .doctype(let range), .oversize(let range), .remainder(let range):
      range
    }
  }
}
