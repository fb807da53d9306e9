import Foundation
import SiteModel
import TestSupport
import Testing
@_spi(Testing) import WXRReader

/// The repair changes nothing in what is sound.
@Suite struct SoundItemTests {
  @Test(arguments: try Sample.all)
  func areNotChangedInASample(sample: Sample) throws {
    try compare(sample.bytes, sample.name)
  }

  @Test(
    .enabled(if: !archives.isEmpty, "WXR2_SHARED does not name a folder with real archives"),
    arguments: archives)
  func areNotChangedInARealArchive(file: URL) throws {
    let bytes = try Array(Data(contentsOf: file))
    guard let reading = try? Reading(bytes) else { return }
    // Others differ in what is told.
    guard reading.diagnostics.allSatisfy({ $0.severity == .information }) else { return }
    try compare(bytes, file.lastPathComponent)
  }

  /// The first value looks as if it had lost its end quote, and the next attribute begun.
  @Test(arguments: [
    "<note to=\"the ferry at=\" shore=\"far\">N</note>", "<note to=\"the ferry at=\">N</note>",
    "<note to=\"the ferry at=\"/>", "<note to='the ferry at=' shore='far'>N</note>",
    "<note to=\"the ferry\tà=\"\nshore=\"far\" />",
    "<note to = \"a b=\" c = \"d e=\" f=\"\">N</note>",
    "<category domain=\"category\" nicename=\"a b=\">Boats</category>",
    "<category domain=\"a b=\" nicename=\"boats\">Boats</category>",
  ])
  func keepTheirAttributes(element: String) throws {
    try compare(Archive(items: [Archive.item(1, element)]).bytes, element)
  }

  @Test(arguments: [
    "<category domain=\"category nicename=\"boats\">Boats</category>",
    "<category domain=\"category nicename=\"boats\" order=\"3\">Boats</category>",
    "<category domain=\"category nicename=\"boats\"Boats</category>",
  ])
  func getLostQuotesBackWhereTheyAreDamaged(element: String) throws {
    let terms = try Reading(Archive(items: [Archive.item(1, element)])).posts.first?.terms
    #expect(terms?.map(\.taxonomy) == ["category"])
    #expect(terms?.map(\.slug) == ["boats"])
  }

  private func compare(_ bytes: [UInt8], _ name: String) throws {
    var options = ReaderOptions()
    options.repairsAlways = true
    let repaired = try Reading(bytes, options: options)
    let reading = try Reading(bytes)
    #expect(repaired.postIDs == reading.postIDs, "\(name)")
    for (post, expected) in zip(repaired.posts, reading.posts) where post != expected {
      Issue.record("\(name): \(PostDifference(post, expected))")
      break
    }
  }

  private static let archives: [URL] = {
    guard let folder = ProcessInfo.processInfo.environment["WXR2_SHARED"],
      let files = FileManager.default.enumerator(
        at: URL(filePath: folder + "/corpus"), includingPropertiesForKeys: [.fileSizeKey])
    else { return [] }
    return files.compactMap { $0 as? URL }.filter {
      let size = (try? $0.resourceValues(forKeys: [.fileSizeKey]))?.fileSize
      return $0.pathExtension == "xml" && (1...3 << 20).contains(size ?? 0)
    }.sorted { $0.path < $1.path }
  }()
}

/// The fields in which two posts differ; a whole post is too much to read.
struct PostDifference: CustomStringConvertible {
  let description: String

  init(_ post: Post, _ expected: Post) {
    description = zip(Mirror(reflecting: post).children, Mirror(reflecting: expected).children)
      .map { ($0.label ?? "", "\($0.value)", "\($1.value)") }
      .filter { $1 != $2 }
      .map { "\($0) is \($1), not \($2)" }
      .joined(separator: "; ")
  }
}
