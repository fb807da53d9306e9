import Testing

@Suite struct MediaTests {
  @Test("Media stay as addresses or players; scripts and forms go", arguments: cases)
  func keepsMediaAndDropsScripts(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<iframe src=\"//www.youtube.com/embed/dQw4w9WgXcQ?rel=0\"></iframe>",
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    Case(
      "<p>a <iframe src=\"https://player.vimeo.com/video/12345\"></iframe> b</p>",
      "a <https://vimeo.com/12345> b"),
    Case(
      "<iframe src=\"https://www.youtube.com/embed/videoseries?list=x\"></iframe>",
      "<iframe src=\"https://www.youtube.com/embed/videoseries?list=x\"></iframe>"),
    Case(
      "<p>a <iframe src=\"https://m.example/x\" style=\"y\" onload=\"z\" title=\"t\"></iframe></p>",
      "a <iframe src=\"https://m.example/x\" title=\"t\"></iframe>"),
    Case(
      "<iframe src=\"javascript:x\"></iframe>a",
      "a"),
    Case(
      "<video controls poster=\"p.jpg\"><source src=\"a.mp4\" type=\"video/mp4\"><a href=\"a.mp4\">dl</a></video>",
      "<video controls poster=\"p.jpg\"><source src=\"a.mp4\" type=\"video/mp4\"></video>"),
    Case(
      "<p>a <audio controls src=\"a.mp3\"></audio></p>",
      "a <audio controls src=\"a.mp3\"></audio>"),
    Case(
      "<video><source src=\"javascript:x\"></video>a",
      "a"),
    Case(
      "<object width=\"425\"><param name=\"movie\" value=\"http://www.youtube.com/v/dQw4w9WgXcQ&hl=en\"><embed src=\"http://www.youtube.com/v/dQw4w9WgXcQ&hl=en\"></object>",
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    Case(
      "<object data=\"http://x.y/a.pdf\"></object>",
      "[a.pdf](http://x.y/a.pdf)"),
    Case(
      "<embed src=\"a.swf?x=1\">",
      "[a.swf](a.swf?x=1)"),
    Case(
      "<object></object>a",
      "a"),
    Case(
      "<script>x</script><style>y</style>a",
      "a"),
    Case(
      "<script src=\"https://gist.github.com/u/1.js\"></script>",
      "https://gist.github.com/u/1"),
    Case(
      "<p>x</p><textarea>y\n\nz</textarea><p>w</p>",
      "x\n\n<textarea>y&#10;&#10;z</textarea>\n\nw"),
    Case(
      "<p>a <select><option value=\"1\">b<option>c</select></p>",
      "a <select><option value=\"1\">b</option><option>c</option></select>"),
    Case(
      "<form><label>Name</label> <input value=\"v\"> <button>Send</button></form>",
      "Name Send"),
    Case(
      "<p>a<svg><title>T</title><path d=\"M0\"/></svg>b</p>",
      "ab"),
    Case(
      "<p>a <math><mi>x</mi></math> b</p>",
      "a <math><mi>x</mi></math> b"),
    Case(
      "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x^2</annotation></semantics></math>",
      "`x^2`"),
    Case(
      "<noscript>a</noscript>b",
      "b"),
    Case(
      "<template>a</template>b",
      "b"),
  ]
}
