import PostContent
import Testing

/// TeX in text (Jetpack's `latex_markup`).
@Suite struct FormulaTests {
  @Test(arguments: [
    ("$latex a$", "<p>⟦math a⟧</p>"), ("$latex  a + b $", "<p>⟦math a + b⟧</p>"),
    ("$latex=a$", "<p>⟦math a⟧</p>"), ("$latex\na\nb$", "<p>⟦math a b⟧</p>"),
    ("x$latex a$y$latex b$z", "<p>x⟦math a⟧y⟦math b⟧z</p>"),
    ("$latex a \\$ b$", "<p>⟦math a \\$ b⟧</p>"),
    ("$latex a &amp; b &lt; c$", "<p>⟦math a & b < c⟧</p>"),
    ("$latex a&bg=ffffff&fg=000000&s=2$", "<p>⟦math a⟧</p>"),
    ("$latex a&#038;s=1$", "<p>⟦math a⟧</p>"),
  ])
  func takesFormulasOutOfText(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    "$latexa$", "$latex$", "$latex a", "$ latex a$", "$LATEX a$", "$a$", "latex a$", "$latex $",
  ])
  func leavesOtherDollars(text: String) {
    #expect(shown(text) == "<p>\(text)</p>")
  }

  @Test(arguments: [
    "<b title=\"$latex a$\">x</b>", "<!-- $latex a$ -->x", "$latex a<b>b</b>$",
  ])
  func leavesTags(text: String) {
    #expect(shown(text) == "<p>\(text)</p>")
  }
}
