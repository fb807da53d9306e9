import MarkdownExport
import PostContent
import Testing

@Suite struct BodyConverterTests {
  @Test func convertsBodiesOneAfterTheOther() {
    var converter = BodyConverter()
    let bodies = [
      "<!-- wp:paragraph --><p>a <b>b</b></p><!-- /wp:paragraph -->",
      "one\n\ntwo<script>x</script>", "",
    ]
    let markdown = bodies.map {
      converter.markdown(of: PostContent(of: $0))
    }
    #expect(markdown == ["a **b**\n", "one\n\ntwo\n", ""])
  }

  @Test func tellsWhatTheLastBodyHad() {
    var converter = BodyConverter()
    let bytes = converter.bytes(of: PostContent(html: "<script>x</script>é"))
    #expect(bytes == [0xC3, 0xA9, 0x0A])
    #expect(converter.notes[.script] == 1)
    _ = converter.bytes(of: PostContent(html: "x"))
    #expect(converter.notes.isEmpty)
  }
}
