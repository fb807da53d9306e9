import FuzzSupport
import SiteModel
import WXRFormat

@testable import WXRReader

// What the repair makes is well-formed XML, whatever it is given.

private let namespaces = [
  ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
  ("content", "http://purl.org/rss/1.0/modules/content/"),
  ("wfw", "http://wellformedweb.org/CommentAPI/"),
  ("dc", "http://purl.org/dc/elements/1.1/"),
  ("wp", "http://wordpress.org/export/1.2/"),
].map { (prefix: $0.0, uri: $0.1) }

private let declarations = namespaces.map { " xmlns:\($0.prefix)=\"\($0.uri)\"" }.joined()

private let encodings = [nil, "iso-8859-1", "windows-1251", "shift_jis", "euc-jp", "gbk", "koi8-r"]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRepair(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.takeChoice()
  do {
    try input.bytes.withUnsafeBufferPointer { try check($0, choice) }
  } catch {
    finding("\(error)")
  }
  return 0
}

private func check(_ bytes: UnsafeBufferPointer<UInt8>, _ choice: Int) throws {
  let isCutOff = choice & 1 != 0
  let isItem = choice & 2 == 0
  let open = [
    MarkupRepair.Open(name: Array("rss".utf8), kind: .outer),
    MarkupRepair.Open(name: Array("channel".utf8), kind: .channel),
  ]
  var repair = MarkupRepair(
    bytes, scope: isItem ? .item(isCutOff: isCutOff) : .channel(open: open, isCutOff: isCutOff),
    namespaces: namespaces,
    text: TextRepair(
      encoding: encodings[choice >> 3 % encodings.count], keepsUnknownReferences: choice & 4 != 0))
  repair.run()
  for (offset, diagnostic) in repair.log.diagnostics {
    require((0...bytes.count).contains(offset), "\(diagnostic.code.rawValue) at \(offset)")
  }

  var parser = try XMLPushParser(builder: RecordBuilder(termNames: TermNames()))
  let output = repair.output
  let sections = repair.cdata
  if isItem {
    parser.feed("<channel\(declarations)>")
    output.withUnsafeBufferPointer {
      parser.builder.markup.set(item: $0, cdata: sections[...])
      parser.feed(parser.builder.markup.bytes)
    }
    let isRead = parser.takePost() != nil
    require(isRead, "an item was repaired and is refused: \(parser.failure?.message ?? "no end")")
  } else {
    parser.feed("<rss\(declarations)><channel>")
    output.withUnsafeBufferPointer { parser.feed($0) }
  }
  if let failure = parser.failure { finding("a repair is refused: \(failure.message)") }
}
