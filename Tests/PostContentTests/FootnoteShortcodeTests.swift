import PostContent
import Testing

@Suite struct FootnoteShortcodeTests {
  @Test(arguments: ["efn_note", "mfn", "modern_footnote", "ref", "fn"])
  func makesFootnotes(_ name: String) {
    let content = PostContent(
      of: "a[\(name)] b <em>c</em> [/\(name)] d[\(name)]e[/\(name)]", context: TestContext(),
      shortcodes: .convert)
    #expect(shown(content) == "<p>a⟦note in-text-1⟧ d⟦note in-text-2⟧</p>")
    #expect(content.footnotes.map(\.html) == ["b <em>c</em>", "e"])
  }

  @Test func refersToANoteByItsName() {
    let content = PostContent(
      of: "a[ref name=\"n\"]b[/ref] c[ref name=\"n\" /] d[ref name=\"o\" /]",
      context: TestContext(),
      shortcodes: .convert)
    #expect(
      shown(content) == "<p>a⟦note in-text-1⟧ c⟦note in-text-1⟧ d[ref name=\"o\" /]</p>")
    #expect(content.footnotes.map(\.html) == ["b"])
  }

  @Test func leavesOthers() {
    #expect(shown("a [ref] b") == "<p>a [ref] b</p>")
    let kept = PostContent(of: "a[ref]b[/ref]", context: TestContext(), shortcodes: .keep)
    #expect(kept.footnotes.isEmpty)
  }
}
