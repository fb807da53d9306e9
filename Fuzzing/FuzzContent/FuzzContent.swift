import FuzzSupport
import PostContent

// Bodies: any text becomes HTML whose placeholders are in order.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzContent(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(start, count)
  let content = PostContent(ofComment: String(decoding: input.bytes, as: UTF8.self))
  require(content.inserts.isEmpty, "a comment has inserts")
  return 0
}
