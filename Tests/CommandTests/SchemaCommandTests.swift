import Foundation
import TestSupport
import Testing

@Suite struct SchemaCommandTests {
  @Test(arguments: ["document", "lines"])
  func printsTheSchema(form: String) throws {
    let result = try Command.run(["schema"] + (form == "lines" ? ["--lines"] : []))
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(try result.json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let copy = Sample.root.appending(path: "docs/schema/\(form).schema.json")
    #expect(try result.output == Data(contentsOf: copy))
  }

  @Test(arguments: [
    ["--help"], ["help"], ["json", "--help"], ["help", "json"], ["schema", "--help"],
  ])
  func printsHelp(arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 0)
    #expect(result.text.contains("USAGE: wxr2"))
    #expect(result.messages == "")
  }

  @Test func printsItsVersion() throws {
    let result = try Command.run(["--version"])
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(
      result.text.wholeMatch(
        of: /\d+\.\d+\.\d+\nlibxml2 2[\d.]+, SQLite 3[\d.]+, libarchive 3[\d.]+\n/) != nil)
  }
}
