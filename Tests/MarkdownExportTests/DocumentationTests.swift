import Foundation
import Testing

@Suite struct DocumentationTests {
  @Test func examplesOfTheDocumentationAreTrue() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../docs/Markdown.md")
    var examples = 0
    var html = ""
    for block in try fences(String(contentsOf: file, encoding: .utf8)) {
      if block.language == "html" { html = block.text }
      if block.language == "markdown" {
        #expect(markdown(html) == block.text)
        examples += 1
      }
    }
    #expect(examples > 15)
  }

  /// The fenced blocks of Markdown that has them at the beginnings of lines.
  private func fences(_ text: String) -> [(language: String, text: String)] {
    var blocks: [(language: String, text: String)] = []
    var fence = ""
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = String(line.prefix { $0 == "`" })
      if fence.isEmpty, ticks.count >= 3 {
        fence = ticks
        lines = []
        blocks.append((String(line.dropFirst(ticks.count)), ""))
      } else if !fence.isEmpty, line == fence {
        fence = ""
        blocks[blocks.count - 1].text = lines.joined(separator: "\n")
      } else {
        lines.append(line)
      }
    }
    return blocks
  }
}
