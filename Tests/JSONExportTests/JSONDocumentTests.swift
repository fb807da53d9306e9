import Foundation
import JSONExport
import SiteModel
import Testing

@Suite struct JSONDocumentTests {
  private func document(pretty: Bool, _ batches: [[Post]], diagnostics: [Diagnostic] = []) throws
    -> String
  {
    var bytes: [UInt8] = []
    let document = JSONDocument(pretty: pretty) { bytes += $0 }
    try document.begin(SiteHeader())
    for batch in batches {
      try document.write(JSONDocument.encode(batch.map { .post($0) }, pretty: pretty))
    }
    try document.finish(diagnostics: diagnostics)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func posts(_ ids: some Sequence<Int>) -> [Post] {
    ids.map {
      var post = Post()
      post.id = $0
      return post
    }
  }

  /// Batches are the reader's business; an empty one is what a selection leaves.
  @Test(arguments: [false, true])
  func doesNotShowBatches(pretty: Bool) throws {
    let whole = try document(pretty: pretty, [posts(1...4)])
    #expect(try document(pretty: pretty, [posts(1...2), posts(3...4)]) == whole)
    #expect(try document(pretty: pretty, [[], posts(1...1), [], posts(2...4), []]) == whole)
    let object = try JSONSerialization.jsonObject(with: Data(whole.utf8)) as? [String: Any]
    #expect((object?["posts"] as? [[String: Any]])?.map { $0["id"] as? Int } == [1, 2, 3, 4])
  }

  @Test(arguments: [false, true])
  func writesAnEmptyDocument(pretty: Bool) throws {
    let text = try document(pretty: pretty, [])
    #expect(try document(pretty: pretty, [[]]) == text)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(
      object?.keys.sorted() == ["authors", "diagnostics", "posts", "site", "terms", "wxr2_format"])
    #expect((object?["posts"] as? [Any])?.isEmpty == true)
  }

  @Test func writesEveryKindOfData() throws {
    var post = Post()
    post.meta = [
      Meta(key: "a", value: "", data: .list([.null, .bool(true), .int(.min), .int(.max)])),
      Meta(
        key: "b", value: "",
        data: .list([.double(0.1), .double(-1e300), .double(.leastNonzeroMagnitude), .double(3)])),
      Meta(
        key: "c", value: "", data: .list([.double(.nan), .double(.infinity), .double(-.infinity)])),
      Meta(
        key: "d", value: "",
        data: .object(
          className: "Tea\\Pot",
          properties: [
            DecodedEntry(key: "z", value: .map([])), DecodedEntry(key: "a\"\n", value: .list([])),
          ])),
      Meta(key: "e", value: ""),
    ]
    let text = try document(pretty: false, [[post]])
    let expected = """
      "meta":[{"key":"a","value":"","data":[null,true,-9223372036854775808,9223372036854775807]},\
      {"key":"b","value":"","data":[0.1,-1e+300,5e-324,3.0]},\
      {"key":"c","value":"","data":["NAN","INF","-INF"]},\
      {"key":"d","value":"","data":{"@class":"Tea\\\\Pot","z":{},"a\\"\\n":[]}},\
      {"key":"e","value":""}],
      """
    #expect(text.contains(expected))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }

  @Test func writesDates() throws {
    var post = Post()
    post.date = DateTime(year: 2014, month: 3, day: 3, hour: 10, minute: 0, second: 9)
    post.dateGMT = DateTime(year: 33, month: 12, day: 31, hour: 1, minute: 2, second: 3)
    let text = try document(pretty: false, [[post]])
    #expect(
      text.contains(
        "\"date\":\"2014-03-03T10:00:09\",\"date_gmt\":\"0033-12-31T01:02:03Z\",\"modified\":null"))
  }

  @Test func writesDiagnostics() throws {
    var diagnostic = Diagnostic(.warning, Diagnostic.Code(rawValue: "some-code"), "words")
    diagnostic.count = 3
    let text = try document(pretty: false, [], diagnostics: [diagnostic, diagnostic])
    let written = """
      {"severity":"warning","code":"some-code","message":"words","file":"","line":null,\
      "byte_offset":null,"item_id":null,"item_title":"","count":3}
      """
    #expect(text.contains("\"diagnostics\":[\n\(written),\n\(written)\n]}\n"))
  }
}
