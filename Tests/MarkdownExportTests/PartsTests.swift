import ByteText
import MarkdownExport
import PostContent
import Testing

/// Long texts are parsed and written in parts, which is not to be seen in the Markdown.
@Suite struct PartsTests {
  private func markdown(
    _ html: String, _ trust: MarkdownOptions.Trust, nodesPerPart: Int
  ) -> String {
    var options = MarkdownOptions(trust: trust)
    options.nodesPerPart = nodesPerPart
    var converter = BodyConverter(options: options)
    return converter.markdown(of: PostContent(html: html))
  }

  private func check(_ html: String) {
    for trust in [MarkdownOptions.Trust.author, .visitor] {
      let whole = markdown(html, trust, nodesPerPart: .max)
      for nodes in [1, 2, 5] {
        let inParts = markdown(html, trust, nodesPerPart: nodes)
        #expect(inParts == whole, "\(html) in parts of \(nodes) nodes")
      }
    }
  }

  @Test(arguments: [
    "<p>a</p><p>b</p><p>c</p>", "<p>a<br>b<br>c</p>", "<p>a<p>b<p>c", "a<b>b</b> <b>c</b> d",
    "<ul><li>a<li>b<ul><li>c</ul><li>d</ul><ul><li>e</ul>", "<div><div>a<div>b</div></div>c</div>d",
    "<ol start=4><li>a<li><p>b<p>c</ol><ol><li>d</ol>", "<blockquote>a<cite>b</cite></blockquote>c",
    "<blockquote>a<p>b</blockquote><blockquote>c</blockquote>", "<h1>a<span>b</span></h1>c<hr>d",
    "a<table><tr><td>b</table>c<table>d<tr><td>e</table><p>f", "a<table><p>b<tr><td>c",
    "<p>a<code>b<br>c</code><!--x--> <br>d", "<p>a<code>b<br>c</code><!--x--> d<p>e",
    "<span><code>b<br>c</code></span><p>d", "<p>a<span><code>b<br>c</code></span><i>d</i>",
    "<details><summary>a</summary><p>b<p>c</details><p>d", "<pre>a<div>b</div><div>c</div></pre>d",
    "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<select><option>a<option>b</select><p>c",
    "<b>a<p>b</b>c<p>d", "<i>a<div>b</i>c</div><p>d", "<a href=x>a<p>b</a>c<p>d",
    "<form><p>a<form><p>b</form>c<p>d", "<object data=x><p>a</object><p>b",
    "<svg><g>a</g></svg><p>b",
    "<math><mi>a</math><p>b<p>c", "<my-x a=b><p>c</my-x><my-y d=e>f</my-y>",
    "<p title=a>b<p title=c>d",
    "<video src=a><p>b</video><p>c", "<p>a</x>b<br>c</x>d<br>e", "<p>a&nbsp;<br>&nbsp;b<p>c",
    "a<textarea>b</textarea><p>c<textarea>d", "a<p class=wp-caption-text>b<p>c<br>d",
    "<template><p>a<p>b</template><p>c", "<p>[^1]<p>[^1]: a<p>b", "<p>a<p><p><p>b",
    "a</p>b</p>c</p>d", "a</br>b</br>c</br>d", "<div>a</p>b</div>c</p><ul><li>d</p>e</ul></p>f",
    // Links into the page, for which all of it has to be known.
    "<p>a<a href=#x>b</a><p>c<p id=x>d", "<p>a<a HREF = '&#35;x'>b</a><p>c<p id=x>d",
  ])
  func areNotToBeSeen(html: String) { check(html) }

  /// Markup of all kinds in any order.
  @Test func areNotToBeSeenInAnything() {
    let pieces = [
      "a", " ", "\n", "b.", "*", "[x](y)", "<br>", "</br>", "<p>", "</p>", "<div>", "</div>",
      "<ul>", "<li>",
      "</ul>", "<blockquote>", "</blockquote>", "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>",
      "<code>", "</code>", "<table>", "<tr>", "<td>", "</table>", "<h2>", "</h2>", "<span>",
      "</span>",
      "<pre>", "</pre>", "<img src=x>", "<hr>", "<cite>", "</cite>", "<details>", "<summary>",
      "</details>", "<dl>", "<dt>", "<dd>", "</dl>", "<svg>", "</svg>", "<select>", "</select>",
      "<my-x>", "</my-x>", "<p id=x title=y>", "<!--c-->",
    ]
    var random = SplitMix(state: 7)
    for _ in 0..<400 {
      let count = Int.random(in: 2...40, using: &random)
      check((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }
}

/// The same numbers on every run.
///
/// - Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
