import PostContent
import Testing

@Suite struct PostContentTests {
  @Test func anEmptyBodyIsEmpty() {
    let content = PostContent(of: "", context: NoContentContext(), shortcodes: .convert)
    #expect(content.html.isEmpty && content.inserts.isEmpty)
  }
}
