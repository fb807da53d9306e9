import CharacterReferences
import FuzzSupport
import TextEncoding

// Decoders of text: valid UTF-8 comes out, and the stretches in which a text comes change nothing.

// Not UTF-7: behind a malformed sequence the system goes on in a state that depends on the stretch.
private let labels = [
  "utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "iso-8859-1", "iso-8859-15", "windows-1251",
  "koi8-r", "shift_jis", "euc-jp", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-kr",
]
// Making one of a table takes longer than using it; libFuzzer has one thread.
nonisolated(unsafe) private let decoders = labels.map { TextDecoder($0) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.takeChoice()
  let stretch = input.takeChoice() % 31 + 1
  let label = labels[choice % labels.count]
  var decoded: [UInt8] = []
  if let decoder = decoders[choice % labels.count] {
    decoded = check(decoder, label, input.bytes, stretch)
  }
  let text = decoded.isEmpty ? Array(String(decoding: input.bytes, as: UTF8.self).utf8) : decoded
  if let references = text.withUnsafeBufferPointer({ CharacterReferences.decode($0) }) {
    require(String(validating: references, as: UTF8.self) != nil, "references are not UTF-8")
  }
  return 0
}

private func check(
  _ decoder: TextDecoder, _ label: String, _ bytes: [UInt8], _ stretch: Int
) -> [UInt8] {
  var whole: [UInt8] = []
  var parts: [UInt8] = []
  var partsMalformed = 0
  let wholeMalformed = bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    repeat {
      let end = min(start + stretch, bytes.count)
      partsMalformed += decoder.decode(
        UnsafeBufferPointer(rebasing: bytes[start..<end]), into: &parts, isLast: end == bytes.count)
      start = end
    } while start < bytes.count
    return decoder.decode(bytes, into: &whole)
  }
  require(String(validating: whole, as: UTF8.self) != nil, "\(label): what is decoded is not UTF-8")
  require(whole == parts, "\(label): stretches of \(stretch) give another text")
  require(wholeMalformed == partsMalformed, "\(label): stretches of \(stretch) give another count")
  return whole
}
