import PostContent
import Testing

/// Words in brackets that begin with the name of a shortcode.
@Suite struct BracketedProseTests {
  @Test(arguments: [
    "[flickr albums of ours]", "[vimeo films]", "[tweet that!]", "[gist, roughly]",
    "[recipe for disaster]", "[gallery of rogues]", "[video below]", "[audio guide here]",
    "[caption contest]", "[slide 3 of 9]", "[slide 3]", "[question 12]", "[vimeo 2012 films]",
    "[spotify playlists]",
    "[embed this]", "[playlist from Saturday]", "[ted talks]", "[instagram Stories]",
  ])
  func staysAsItIs(_ words: String) {
    for body in ["See the \(words) here.", words] {
      let content = PostContent(of: body, context: TestContext(), shortcodes: .convert)
      #expect(shown(content).contains(words))
      #expect(content.inserts.isEmpty)
      #expect(content.notes.isEmpty)
    }
  }

  @Test func countsAsProseWithinASentence() {
    #expect(shown("one [wrong] turn") == "<p>one [wrong] turn</p>")
    #expect(shown("[wrong]no[/wrong] turn") == "<p><div>no</div> turn</p>")
  }

  @Test(arguments: [
    ("[gist 57aab]", "https://gist.github.com/57aab"),
    ("[ted id=183]", "https://www.ted.com/talks/view/id/183"),
    ("[tweet 123 align=left]", "https://twitter.com/i/status/123"),
    ("[wpvideo hFUUTVjl]", "https://videopress.com/v/hFUUTVjl"),
    ("[vimeo 141358 500 350]", "https://vimeo.com/141358"),
    ("[youtube:http://youtu.be/abcDEF12345]", "https://www.youtube.com/watch?v=abcDEF12345"),
    ("[youtube: abcDEF12345]", "https://www.youtube.com/watch?v=abcDEF12345"),
  ])
  func doesNotHideShortcodes(_ body: String, _ page: String) {
    #expect(shown(body) == "⟦embed \(page)⟧")
  }
}
