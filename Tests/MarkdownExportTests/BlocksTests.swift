import Testing

@Suite struct BlocksTests {
  @Test("Each block stands by itself, as Markdown or as HTML", arguments: cases)
  func writesEachBlockByItself(_ pair: Case) {
    #expect(markdown(pair.html) == pair.markdown)
  }

  static let cases = [
    Case(
      "<h1>a</h1><h6>b</h6>",
      "# a\n\n###### b"),
    Case(
      "<h2></h2><p>a</p>",
      "a"),
    Case(
      "<h2>a<br>b</h2>",
      "## a b"),
    Case(
      "<h2>C #</h2>",
      "## C \\#"),
    Case(
      "<h2>a <div>b</div></h2>",
      "## a b"),
    Case(
      "<p>a</p><hr><p>b</p>",
      "a\n\n---\n\nb"),
    Case(
      "<blockquote><p>a</p><p>b</p></blockquote>",
      "> a\n>\n> b"),
    Case(
      "<blockquote>a</blockquote><blockquote>b</blockquote>",
      "> a\n\n> b"),
    Case(
      "<blockquote><blockquote>a</blockquote>b</blockquote>",
      "> > a\n>\n> b"),
    Case(
      "<p>a</p><blockquote></blockquote><p>b</p>",
      "a\n\nb"),
    Case(
      "<blockquote><p>a</p><cite>B</cite></blockquote>",
      "> a\n>\n> — *B*"),
    Case(
      "<blockquote><p>a</p><cite>— B</cite></blockquote>",
      "> a\n>\n> *— B*"),
    Case(
      "<blockquote><p>a <cite>B</cite></p></blockquote>",
      "> a *B*"),
    Case(
      "<figure class=\"wp-block-pullquote\"><blockquote><p>a</p><cite></cite></blockquote></figure>",
      "> a"),
    Case(
      "<figure><img src=\"a.png\"><figcaption>Cap <i>t</i> <b>x</b></figcaption></figure>",
      "![](a.png)\n\n_Cap t **x**_"),
    Case(
      "<div class=\"wp-caption\"><img src=\"a.png\"><p class=\"wp-caption-text\">Cap</p></div>",
      "![](a.png)\n\n*Cap*"),
    Case(
      "<p>a<div>b</div>c",
      "a\n\nb\n\nc"),
    Case(
      "a</p>b</div>c",
      "a\n\nbc"),
    Case(
      "<dl><dt>T</dt><dd>D</dd></dl>",
      "**T**\n\nD"),
    Case(
      "<details open><summary>S &amp; <b>t</b></summary><p>a</p></details>",
      "<details open>\n<summary>S &amp; <b>t</b></summary>\n\na\n\n</details>"),
    Case(
      "<pre>a\n\n  b &lt;c&gt;\n</pre>",
      "```\na\n\n  b <c>\n```"),
    Case(
      "<pre class=\"brush: php; gutter: false\">x</pre>",
      "```php\nx\n```"),
    Case(
      "<pre><code class=\"language-js\">x</code></pre>",
      "```js\nx\n```"),
    Case(
      "<pre lang=\"ruby\">x</pre>",
      "```ruby\nx\n```"),
    Case(
      "<pre>```\na</pre>",
      "````\n```\na\n````"),
    Case(
      "<pre>a <b>b</b><br>c&nbsp;d</pre>",
      "```\na b\nc d\n```"),
    Case(
      "<pre><div>a</div><div>b</div></pre>",
      "```\na\nb\n```"),
    Case(
      "<blockquote><pre>a\n\nb</pre></blockquote>",
      "> ```\n> a\n>\n> b\n> ```"),
    Case(
      "<pre class=\"wp-block-verse\">a\n  b\n\nc</pre>",
      "a\\\n\u{A0}\u{A0}b\n\nc"),
    Case(
      "<p><code>a<br>b</code></p>",
      "```\na\nb\n```"),
    Case(
      "<p>x <code>a<br>b</code> y</p>",
      "x `a`\\\n`b` y"),
    Case(
      "<code>a\n b</code> <code>`</code> <code>a``b`c</code> <code> </code>",
      "`a b` `` ` `` ```a``b`c```"),
    Case(
      "<code>a</code><code>b</code>",
      "`a`<!-- -->`b`"),
    Case(
      "<code><b>a</b></code> <code>x<b>a</b></code>",
      "**`a`** `xa`"),
    Case(
      "<code>a <a href=\"x\">b</a></code>",
      "`a` [`b`](x)"),
    Case(
      "<samp>a</samp> <tt>b</tt> <samp>a <b>b</b></samp>",
      "`a` `b` a **b**"),
    Case(
      "<code><pre>a</pre></code>",
      "```\na\n```"),
  ]
}
