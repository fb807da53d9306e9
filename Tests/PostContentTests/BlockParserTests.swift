import Foundation
import PostContent
import Testing

@Suite struct BlockParserTests {
  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var input: String
    /// The expected blocks as JSON with sorted keys.
    var expected: String
    var description: String { name }
  }

  /// Flaws of WordPress's parser: the same text in two blocks, and the text `0` lost.
  static let flaws = [
    "two unclosed blocks: PHP parser up to", "inner text \"0\": PHP parser loses it",
  ]

  static let cases: [Case] = {
    guard let data = SharedCases.data("blocks-cases.json"),
      let all = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return [] }
    return all.compactMap { one in
      guard let name = one["name"] as? String, let input = one["input"] as? String,
        let expected = one["expected"], !flaws.contains(where: name.hasPrefix)
      else { return nil }
      return Case(name: name, input: input, expected: json(expected))
    }
  }()

  @Test(
    .enabled(if: !cases.isEmpty, "WXR2_SHARED does not name the folder of shared cases"),
    arguments: cases)
  func findsTheBlocksThatWordPressFinds(_ one: Case) {
    let document = BlockDocument(Array(one.input.utf8))
    #expect(Self.json(document.roots.map { Self.value(of: $0, in: document) }) == one.expected)
  }

  private static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// A block in the shape that WordPress's parser gives it.
  private static func value(of index: Int, in document: BlockDocument) -> [String: Any] {
    let block = document.blocks[index]
    var html = ""
    var content: [Any] = []
    var inner: [Any] = []
    for part in block.content {
      switch part {
      case .html(let range):
        let text = String(decoding: document.bytes[range], as: UTF8.self)
        html += text
        content.append(text)
      case .inner(let block):
        inner.append(value(of: block, in: document))
        content.append(NSNull())
      }
    }
    let attributes = block.attributes.json.flatMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8))
    }
    return [
      "blockName": block.name ?? NSNull(), "attrs": attributes ?? NSNull(), "innerHTML": html,
      "innerBlocks": inner, "innerContent": content,
    ]
  }
}
