import ByteText

/// Which of the tags that call for a pass of their own a text has: one scan serves them all.
struct TagSurvey {
  private(set) var hasBreaks = false
  private(set) var hasOptions = false
  private(set) var hasObjects = false
  private(set) var hasMediaParts = false
  private(set) var hasCaptions = false
  private(set) var hasComments = false
  /// Tags of blocks, or such as may be in another case.
  private(set) var hasBlocks = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      var start = text.find(UInt8(ascii: "<"), from: 0)
      while start + 2 < text.count {
        if !hasBlocks {
          let name = text[start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
          hasBlocks = AutopBlock.hasPrefix(text, name) || text[name].isASCIIUppercase
        }
        switch text[start + 1] {
        case UInt8(ascii: "b"): if text[start + 2] == UInt8(ascii: "r") { hasBreaks = true }
        case UInt8(ascii: "o"): if text.has("<option", at: start) { hasOptions = true }
        case UInt8(ascii: "/"):
          if text[start + 2] == UInt8(ascii: "o"), text.has("</object>", at: start) {
            hasObjects = true
          }
        case UInt8(ascii: "s"): if text.has("<source", at: start) { hasMediaParts = true }
        case UInt8(ascii: "t"): if text.has("<track", at: start) { hasMediaParts = true }
        case UInt8(ascii: "f"): if text.has("<figcaption", at: start) { hasCaptions = true }
        case UInt8(ascii: "!"): hasComments = true
        default: break
        }
        start = text.find(UInt8(ascii: "<"), from: start + 1)
      }
    }
  }
}
