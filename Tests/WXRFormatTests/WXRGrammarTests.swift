import Foundation
import Testing
import WXRFormat

@Suite struct WXRGrammarTests {
  private static let lists: [(parent: ElementKind, children: [WXRGrammar.Child])] = [
    (.channel, WXRGrammar.channel), (.author, WXRGrammar.author), (.term, WXRGrammar.category),
    (.term, WXRGrammar.tag), (.term, WXRGrammar.term), (.item, WXRGrammar.item),
    (.comment, WXRGrammar.comment), (.meta, WXRGrammar.meta),
  ]

  @Test func hasAPlaceForEachName() {
    let placed = Set(Self.lists.flatMap { $0.children.map(\.name) })
    for name in ElementName.allCases where name != .unknown && name != .channel {
      #expect(placed.contains(name), "\(name.qualifiedName)")
    }
  }

  @Test func namesEachFieldOfARecordOnce() {
    for (parent, children) in Self.lists {
      #expect(Set(children.map(\.name)).count == children.count, "\(parent)")
      let fields = children.compactMap { child in
        if case .field(let rule) = child { rule.modelField } else { nil }
      }
      #expect(Set(fields).count == fields.count, "\(parent)")
    }
  }

  @Test func findsWhatTheListsSay() {
    for (parent, children) in Self.lists {
      for child in children {
        #expect(WXRGrammar.kind(of: child.name, in: parent) == child.kind)
        let rule = WXRGrammar.field(child.name, in: parent)
        if case .field(let listed) = child {
          #expect(rule?.modelField == listed.modelField)
          #expect(rule?.traits == listed.traits)
          #expect(rule?.value == listed.value)
        } else {
          #expect(rule == nil)
        }
      }
    }
  }

  @Test func takesAllElsewhereForExtra() {
    for parent in ElementKind.allCases where parent != .outer {
      let placed = Set(
        Self.lists.filter { $0.parent == parent }.flatMap { $0.children.map(\.name) })
      for name in ElementName.allCases where !placed.contains(name) {
        #expect(WXRGrammar.kind(of: name, in: parent) == .extra, "\(name) in \(parent)")
        #expect(WXRGrammar.field(name, in: parent) == nil)
      }
    }
  }

  @Test(arguments: [nil, .outer] as [ElementKind?])
  func looksForTheChannelAroundItems(parent: ElementKind?) {
    for name in ElementName.allCases {
      let kind = WXRGrammar.kind(of: name, in: parent)
      #expect(kind == (name == .channel ? .channel : .outer))
    }
  }

  /// The sample is in the form of WordPress 6.8.
  @Test func hasWordPressOrderAndSections() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../samples/blog.xml")
    let lines = try String(contentsOf: sample, encoding: .utf8).split(separator: "\n")
    var parent = ElementKind.channel
    var place = -1
    var fieldCount = 0
    for line in lines.map({ $0.drop { $0 == "\t" } }) {
      if line.hasPrefix("<item>") || line.hasPrefix("<wp:comment>") {
        parent = line.hasPrefix("<item>") ? .item : .comment
        place = -1
        continue
      }
      guard let end = line.firstIndex(where: { $0 == ">" || $0 == " " }), parent != .channel,
        let children = Self.lists.first(where: { $0.parent == parent })?.children,
        let index = children.firstIndex(where: { "<\($0.name.qualifiedName)" == line[..<end] }),
        case .field(let rule) = children[index]
      else { continue }
      #expect(index >= place, "\(line)")
      place = index
      fieldCount += 1
      let isSection = line.contains("><![CDATA[")
      #expect(isSection == rule.traits.contains(.cdata), "\(line)")
    }
    #expect(fieldCount > 300)
  }
}
