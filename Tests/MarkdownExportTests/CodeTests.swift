import MarkdownExport
import Testing

@Suite struct CodeTests {
  @Test("Code keeps its lines and signs", arguments: lines + languages + tables + embedded)
  func writesCodeAsItIsShown(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let lines = [
    Case("<code>a<br />\nb</code>", "```\na\nb\n```"),
    Case("<code>if x<br>\n  y<br>\n<br>\nz</code>", "```\nif x\n  y\n\nz\n```"),
    Case("a <code>b<br />\nc</code> d", "a `b`\\\n`c` d"),
    // The lines of `pre` are as they are.
    Case("<pre>a<br>\nb</pre>", "```\na\n\nb\n```"),
    Case("a <span class=\"lang:js crayon-inline\">b_c*d</span>", "a `b_c*d`"),
    Case("a <span class=\"crayon\">b</span>", "a b"),
    // A non-breaking space alone is no code.
    Case(
      "<tt>\u{A0} <tt>a</tt>\u{A0}<a href=\"http://x.y\">b</a></tt>", "`a` [`b`](http://x.y)"),
    Case("<code>a\u{A0}b <a href=\"http://x.y\">c</a></code>", "`a b` [`c`](http://x.y)"),
  ]

  static let languages = [
    Case("<pre><code class=\"r\">x</code></pre>", "```r\nx\n```"),
    Case("<pre class=\"sourceCode python\"><code>x</code></pre>", "```python\nx\n```"),
    Case("<pre><code class=\"hljs language-undefined\">x</code></pre>", "```\nx\n```"),
    Case("<pre class=\"theme:light lang:default decode:true\">x</pre>", "```\nx\n```"),
    Case("<pre class=\"lang:c++ decode:true\">x</pre>", "```c++\nx\n```"),
    Case("<pre lang=\"fr\">x</pre>", "```\nx\n```"),
    Case("<pre lang=\"pl\">x</pre>", "```pl\nx\n```"),
    // A word that has another meaning, too, counts where it stands alone.
    Case("<pre class=\"text\">x</pre>", "```text\nx\n```"),
    Case("<pre class=\"big text box\">x</pre>", "```\nx\n```"),
    Case("<pre class=\"poem\">x</pre>", "```\nx\n```"),
    Case("<pre class=\"src src-emacs-lisp\">x</pre>", "```emacs-lisp\nx\n```"),
  ]

  static let tables = [
    Case(
      "<table><tr><td class=\"gutter\"><pre>1\n2</pre></td><td class=\"code\"><pre class=\"php\">a\nb</pre></td></tr></table>",
      "```php\na\nb\n```"),
    Case(
      "<table><tr><td class=\"line-numbers\"><div>1<br />2<br /></div></td><td><div class=\"c codecolorer\">a<br />\nb</div></td></tr></table>",
      "```c\na\nb\n```"),
    Case(
      "<table><tr><td class=\"blob-num\" data-line-number=\"1\"></td><td class=\"blob-code\">a</td></tr><tr><td class=\"blob-num\" data-line-number=\"2\"></td><td class=\"blob-code\">b</td></tr></table>",
      "```\na\nb\n```"),
    Case(
      "<table><tr><td><pre>1\n2\n3</pre></td><td><pre>a\nb\nc</pre></td></tr></table>",
      "```\na\nb\nc\n```"),
    Case(
      "<table><tr><td class=\"num\">1</td><td><code>a</code></td></tr><tr><td class=\"num\">2</td><td><code>b</code></td></tr></table>",
      "| | |\n| --- | --- |\n| 1 | `a` |\n| 2 | `b` |"),
    Case(
      "<table><tr><td>12</td><td>a</td></tr></table>",
      "| | |\n| --- | --- |\n| 12 | a |"),
  ]

  static let embedded = [
    Case(
      "<code><iframe src=\"https://player.vimeo.com/video/12345\"></iframe></code>",
      "https://vimeo.com/12345"),
    Case(
      "<pre>a <img src=\"b.png\" alt=\"c\">\nd</pre>",
      "<pre>a <img src=\"b.png\" alt=\"c\">&#10;d</pre>"),
    Case("<pre><code>a <img> b</code></pre>", "```\na  b\n```"),
    Case(
      "<pre class=\"wp-block-preformatted\">a <a href=\"https://x.y/\">b</a></pre>",
      "<pre>a <a href=\"https://x.y/\">b</a></pre>"),
    Case("<pre>a <a href=\"#\">b</a></pre>", "```\na b\n```"),
    Case("a <code><a href=\"x\">b</a> c</code>", "a [`b`](x) `c`"),
    Case("<pre>&lt;iframe src=\"x\"&gt;</pre>", "```\n<iframe src=\"x\">\n```"),
  ]

  @Test func tellsOfLinksThatCodeLoses() {
    let (markdown, notes) = convert(
      "<pre class=\"php\"><a href=\"https://x.y/echo\">echo</a> 1;</pre>")
    #expect(markdown == "```php\necho 1;\n```")
    #expect(notes[.codeLink] == 1)
  }
}
