import FuzzSupport
import JSONExport
import PHPSerialization
import SiteModel

// The PHP unserialiser: what PHP reads is read alike and not called repaired, and what was read can
// be written and read again.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPHP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput(start, count).bytes
  _ = PHPUnserializer.looksSerialized(bytes.span)
  let strict = PHPUnserializer.decodeStrictly(bytes)
  guard let decoded = PHPUnserializer.decode(bytes) else {
    require(strict == nil, "what PHP reads is not read")
    return 0
  }
  if !decoded.repaired, let strict {
    require(text(of: strict) == text(of: decoded.value), "what PHP reads is read in another way")
  }
  let written = Array(decoded.value.serialized.utf8)
  guard let again = PHPUnserializer.decode(written) else { finding("what was written is not read") }
  // PHP has no property whose name begins with NUL: that marks its visibility.
  if !String(decoding: written, as: UTF8.self).contains("\"\0") {
    require(text(of: again.value) == text(of: decoded.value), "what was written is read otherwise")
  }

  var post = Post()
  post.meta = [Meta(key: "key", value: "", data: decoded.value)]
  let lines = JSONLines.encode([.post(post)], siteKey: "")
  let lineCount = lines.withBytes { JSONCheck.lineCount(in: $0) }
  require(lineCount == 1, "the value is not JSON")
  return 0
}

/// A value as text: NaN is not equal to itself.
private func text(of value: DecodedValue) -> String { value.serialized }
