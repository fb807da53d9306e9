import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  @Test(arguments: try Sample.all.map(\.name))
  func writesAPageThatNeedsNothing(sample: String) throws {
    let page = try Self.page(["samples/\(sample).xml"])
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.hasSuffix("</html>\n"))
    for sign in ["<script", "<img", "<link", "<iframe", "src=", "href=\"h", "url(", "@import"] {
      #expect(!page.contains(sign), "\(sign)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func doesNotDependOnTheNumberOfThreads() throws {
    let inputs = try Sample.all.map { "samples/\($0.name).xml" }
    #expect(try Self.page(inputs + ["--jobs", "1"]) == Self.page(inputs + ["--jobs", "4"]))
  }

  @Test func tellsRepairsWithTheirPlaces() throws {
    let folder = try TemporaryFolder()
    let whole = try String(
      contentsOf: Sample.root.appending(path: "samples/blog.xml"), encoding: .utf8)
    try folder.write(whole.replacing("&#038;", with: "&"), to: "damaged.xml")
    let run = try Command.run(["report", "damaged.xml", "--output", "page.html"], in: folder.url)
    #expect(run.status == 0)
    let page = try String(contentsOf: folder.url.appending(path: "page.html"), encoding: .utf8)
    #expect(page.contains("<code>bare-ampersand</code>"))
    #expect(page.contains("<code>damaged.xml:291</code>"))
  }

  @Test func asksForItsOutput() throws {
    let run = try Command.run(["report", "samples/blog.xml"])
    #expect(run.status == 64)
    #expect(run.messages.contains("name the page with '--output'"))
  }

  @Test func writesToStandardOutputAndOnePageEach() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(["report", "--quiet", "samples/blog.xml", "--output", "-"])
    #expect(run.text.hasPrefix("<!DOCTYPE html>"))
    let path = folder.url.appending(path: "pages").path
    let each = try Command.run(["report", "--quiet", "--each", "samples", "--output", path])
    #expect(each.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(try Set(names) == Set(Sample.all.map { $0.name + ".html" }))
  }

  private static func page(_ arguments: [String]) throws -> String {
    let run = try Command.run(["report", "--quiet", "--output", "-"] + arguments)
    #expect(run.status == 0)
    return run.text
  }
}
