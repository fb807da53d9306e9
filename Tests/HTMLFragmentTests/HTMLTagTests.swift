import HTMLFragment
import Testing

@Suite struct HTMLTagTests {
  @Test func namesTags() {
    #expect(HTMLTag.blockquote.name == "blockquote")
  }
}
