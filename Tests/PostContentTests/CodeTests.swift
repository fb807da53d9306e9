import PostContent
import Testing

@Suite struct CodeTests {
  @Test(
    "Highlighters' shortcodes hold code",
    arguments: [
      ("[cc lang=\"cpp\"]a<b> & c[/cc]", "⟦code cpp: a<b> & c⟧"),
      ("[cc_php]<?php 1; ?>[/cc_php]", "⟦code php: <?php 1; ?>⟧"),
      ("[ccnW_bash theme=\"dawn\"]ls <x>[/ccnW_bash]", "⟦code bash: ls <x>⟧"),
      ("[cce lang=\"html\"]&lt;p&gt;<b>[/cce]", "⟦code html: <p><b>⟧"),
      ("[crayon lang=\"php\" start-line=\"3\"]<b>[/crayon]", "⟦code php: <b>⟧"),
      ("[prism lang=\"markup\"]<p>[/prism]", "⟦code markup: <p>⟧"),
      ("[enlighter language=\"css\"]a > b[/enlighter]", "⟦code css: a > b⟧"),
      ("[codegroup]\n[js]a<b[/js]\n[/codegroup]", "<p></p>\n⟦code js: a<b⟧\n<p></p>"),
      ("[sourcecode:ruby]a[/sourcecode]", "⟦code ruby: a⟧"),
      ("[code lang=\"default\"]a[/code]", "⟦code : a⟧"),
      ("[codesyntax lang=\"c\"]a<b>[/codesyntax]", "⟦code c: a<b>⟧"),
      (
        "[pastacode lang=\"html\" manual=\"%3Cp%3E%0Aa\" provider=\"manual\"/]",
        "⟦code html: <p>\na⟧"
      ),
      ("[typescript]let a: B<C>[/typescript]", "⟦code typescript: let a: B<C>⟧"),
      ("[codecolorer lang=\"css\"]a > b[/codecolorer]", "⟦code css: a > b⟧"),
      // A name that nothing knows, with the name of a language.
      ("[light_box lang=\"ruby\"]a << b <c>[/light_box]", "⟦code ruby: a << b <c>⟧"),
      ("[x-code brush=\"php\"]<?php 1; ?>[/x-code]", "⟦code php: <?php 1; ?>⟧"),
      ("[words lang=\"pl\"]<b>a</b>[/words]", "<p>[words lang=\"pl\"]<b>a</b>[/words]</p>"),
      (
        "[words lang=\"basic\"]<b>a</b>[/words]",
        "<p>[words lang=\"basic\"]<b>a</b>[/words]</p>"
      ),
      ("[words lang=\"ruby\"] <b>a</b>", "<p>[words lang=\"ruby\"] <b>a</b></p>"),
    ])
  func takesShortcodes(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(
    "SyntaxHighlighter's elements, of which HTML shows another content or none",
    arguments: [
      (
        "<script type=\"syntaxhighlighter\" class=\"brush: js\"><![CDATA[\nif (a < b) c();\n]]></script>",
        "⟦code js: if (a < b) c();⟧"
      ),
      (
        "<textarea name=\"code\" class=\"php\" rows=\"9\"><?php 1; ?></textarea>",
        "⟦code php: <?php 1; ?>⟧"
      ),
      ("<script>a < b</script>", "<p><script>a < b</script></p>"),
      (
        "<textarea rows=\"9\" lang=\"php\"><b></textarea>",
        "<p><textarea rows=\"9\" lang=\"php\"><b></textarea></p>"
      ),
    ])
  func takesElementsOfRawText(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("a [cci lang=\"c\"]x < y_z[/cci] b", "<p>a <code>x &lt; y_z</code> b</p>"),
    ("a [cc inline=\"true\"]x[/cc] b", "<p>a <code>x</code> b</p>"),
    ("a [cci_php]<b>[/cci_php]", "<p>a <code>&lt;b&gt;</code></p>"),
    (
      "a <span class=\"lang:c++ crayon-inline\">v<int></span> b",
      "<p>a <code>v&lt;int&gt;</code> b</p>"
    ),
    (
      "<code lang=\"php\">echo \"<b>\";</code> a",
      "<p><code>echo &quot;&lt;b&gt;&quot;;</code> a</p>"
    ),
  ])
  func keepsCodeInItsLine(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(arguments: [
    ("<pre lang=\"html4strict\" line=\"1\"><b>a</b></pre>", "⟦code html4strict: <b>a</b>⟧"),
    ("<PRE LANG='java'>List<String> a;</PRE>", "⟦code java: List<String> a;⟧"),
    ("<pre lang=\"php\" escaped=\"true\">&lt;b&gt;<i></pre>", "⟦code php: <b><i>⟧"),
    (
      "<pre class=\"brush: jscript; title: ;\">a = \"<br/>\";</pre>",
      "⟦code jscript: a = \"<br/>\";⟧"
    ),
    ("<pre class=\"lang:xhtml\"><div>\n</div></pre>", "⟦code xhtml: <div>\n</div>⟧"),
    (
      "<pre class=\"EnlighterJSRAW\" data-enlighter-language=\"html\"><p></pre>", "⟦code html: <p>⟧"
    ),
    ("<pre class=\"crayon-plain-tag\"><?php a(\"<b>\"); ?></pre>", "⟦code : <?php a(\"<b>\"); ?>⟧"),
    ("<pre name=\"code\" class=\"php:nogutter\"><?php ?></pre>", "⟦code php: <?php ?>⟧"),
    ("<code lang=\"js\">\na = \"<p>\";\nb();\n</code>", "⟦code js: a = \"<p>\";\nb();⟧"),
    ("<pre class=\"brush: php\">[code]<a>[/code]</pre>", "⟦code : <a>⟧"),
  ])
  func takesElementsOfHighlighters(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test(
    "What HTML reads as the highlighter does stays HTML",
    arguments: [
      "<pre>a <b>c</b></pre>",
      "<pre lang=\"en\">a <b>c</b></pre>",
      "<pre lang=\"php\">a &lt;b&gt;</pre>",
      "<pre lang=\"cpp\"><span style=\"color:red\">int</span> a;<br />\nb;</pre>",
      "<pre lang=\"python\">\n<br/>def a():\n<br/>  b()</pre>",
      "<pre class=\"wp-block-code\"><code lang=\"c\" class=\"language-c\">a<b>c</b></code></pre>",
      // As knitr writes what goes in and what comes out.
      "<pre><code>a()\n</code>\n<code>b\nc\n</code></pre>\n<p>d</p>",
      "<p>a <code>b</code></p>",
      "<p>a <span class=\"x\">b</span></p>",
    ])
  func leavesMarkup(_ body: String) {
    #expect(shown(body) == body)
  }

  @Test(
    "Code in a pre does not end it",
    arguments: [
      ("<pre>a\n[code]b<c>[/code]\nd</pre>\n\ne", "<pre>a\n⟦code : b<c>⟧\nd</pre>\n<p>e</p>"),
      (
        "<pre>a\n<pre lang=\"c\">b<c>\n</pre>\nd</pre>\n\ne",
        "<pre>a\n⟦code c: b<c>⟧\nd</pre>\n<p>e</p>"
      ),
      ("<pre>[code]b<c>[/code]</pre>\n\ne", "⟦code : b<c>⟧\n<p>e</p>"),
    ])
  func keepsThePreAroundCode(_ body: String, _ html: String) {
    #expect(shown(body) == html)
  }

  @Test func keepsTheLinesOfCodeThatStandsAlone() {
    #expect(shown("a\n\n<code>b\n\n  c</code>") == "<p>a</p>\n<pre><code>b\n\n  c</code></pre>")
    #expect(shown("<code>b<br />\nc</code>") == "<p><code>b<br />\nc</code></p>")
    #expect(shown("a <code>b\nc</code>") == "<p>a <code>b<br />\nc</code></p>")
  }

  @Test(
    "Code is decoded once where an editor has encoded it",
    arguments: [
      ("a(&amp;b);", "a(&b);"), ("a &#038;&#038; b", "a && b"), ("a &lt; b && c", "a < b && c"),
      ("&amp;lt;", "&lt;"), ("a &lt; \"&amp;amp;\"", "a < \"&amp;\""), ("&quot;a&quot;", "\"a\""),
      // Any of these signs would be encoded.
      ("a && b; \"&amp;\"", "a && b; \"&amp;\""), ("\"a &amp; b\" > c", "\"a &amp; b\" > c"),
      ("<a> &amp;", "<a> &amp;"), ("a && b & c", "a && b & c"),
      ("f(&copy, &para)", "f(&copy, &para)"),
    ])
  func decodesOnce(_ stored: String, _ code: String) {
    #expect(shown("[code]\(stored)[/code]") == "⟦code : \(code)⟧")
  }

  @Test func leavesOtherNames() {
    #expect(shown("[ccc]a[/ccc]") == "<p>[ccc]a[/ccc]</p>")
    #expect(shown("[cc_]a[/cc_]") == "<p>[cc_]a[/cc_]</p>")
    #expect(shown("see [c] and [r]") == "<p>see [c] and [r]</p>")
    #expect(shown("[[cc]a[/cc]]") == "<p>[cc]a[/cc]</p>")
  }
}
