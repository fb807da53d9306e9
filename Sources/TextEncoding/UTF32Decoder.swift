import ByteText

struct UTF32Decoder {
  let isBigEndian: Bool

  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8], _ malformed: inout Int
  ) -> Int {
    var index = 0
    while index + 3 < bytes.count {
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(bytes[index + (isBigEndian ? place : 3 - place)])
      }
      if let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      } else {
        text.appendReplacement(counting: &malformed)
      }
      index += 4
    }
    return index
  }
}
