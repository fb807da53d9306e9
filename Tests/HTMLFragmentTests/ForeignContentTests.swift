import Testing

/// SVG and MathML (HTML Standard §13.2.6.5).
@Suite struct ForeignContentTests {
  /// Any other start tag in foreign content.
  @Test(arguments: [
    ("<svg><g><rect/></g></svg>a", #"svg:svg[svg:g[svg:rect[]]] "a""#),
    ("<svg/>a", #"svg:svg[] "a""#),
    ("<svg><g/>a", #"svg:svg[svg:g[] "a"]"#),
    ("<svg><path d=a />b", #"svg:svg[svg:path{d=a}[] "b"]"#),
    ("<svg>a<g>b</svg>c", #"svg:svg["a" svg:g["b"]] "c""#),
    ("<p><svg>a</p>b", #"p[svg:svg["a"]] "b""#),
    ("<svg><circle></circle>a", #"svg:svg[svg:circle[] "a"]"#),
    ("<svg><script>a<b></script>b", #"svg:svg[svg:script["a"]] b["b"]"#),
    ("<svg><a><text>b", #"svg:svg[svg:a[svg:text["b"]]]"#),
  ])
  func readsMarkupOfSVG(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adjust SVG tag names and attributes.
  @Test(arguments: [
    ("<svg><foreignobject>", "svg:svg[svg:foreignObject[]]"),
    ("<svg><lineargradient><radialGradient>", "svg:svg[svg:linearGradient[svg:radialGradient[]]]"),
    ("<svg><CLIPPATH>", "svg:svg[svg:clipPath[]]"),
    ("<svg><feGaussianblur><FEBLEND>", "svg:svg[svg:feGaussianBlur[svg:feBlend[]]]"),
    ("<svg><textpath>", "svg:svg[svg:textPath[]]"),
    ("<svg viewbox=a preserveaspectratio=b>", "svg:svg{viewBox=a preserveAspectRatio=b}[]"),
    (
      "<svg><g gradienttransform=a REPEATCOUNT=b>",
      "svg:svg[svg:g{gradientTransform=a repeatCount=b}[]]"
    ),
    ("<div viewbox=a>", "div{viewbox=a}[]"),
    ("<math viewbox=a>", "math:math{viewbox=a}[]"),
    ("<lineargradient>", "lineargradient[]"),
    ("<svg><altglyph>", "svg:svg[svg:altGlyph[]]"),
    ("<svg attributename=a zoomandpan=b>", "svg:svg{attributeName=a zoomAndPan=b}[]"),
  ])
  func spellsNamesOfSVG(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adjust MathML attributes.
  @Test(arguments: [
    ("<math definitionurl=a>", "math:math{definitionURL=a}[]"),
    ("<math><mi definitionURL=a>", "math:math[math:mi{definitionURL=a}[]]"),
    ("<svg definitionurl=a>", "svg:svg{definitionurl=a}[]"),
    ("<MATH><MROW>a</MROW></MATH>b", #"math:math[math:mrow["a"]] "b""#),
  ])
  func spellsNamesOfMathML(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Start tags that break out.
  @Test(arguments: [
    ("<svg><p>a", #"svg:svg[] p["a"]"#),
    ("<svg><g><div>a", #"svg:svg[svg:g[]] div["a"]"#),
    ("<math><mrow><ul><li>a", #"math:math[math:mrow[]] ul[li["a"]]"#),
    ("<svg><g><b>a</b>c", #"svg:svg[svg:g[]] b["a"] "c""#),
    ("<svg><br>a", #"svg:svg[] br[] "a""#),
    ("<svg><img>", "svg:svg[] img[]"),
    ("<svg><table><td>a", #"svg:svg[] table[tbody[tr[td["a"]]]]"#),
    ("<svg><h1>a", #"svg:svg[] h1["a"]"#),
    ("<math><code>a", #"math:math[] code["a"]"#),
    ("<svg><span>a", #"svg:svg[] span["a"]"#),
    ("<svg><center>a<svg>", #"svg:svg[] center["a" svg:svg[]]"#),
  ])
  func leavesForeignContentForHTML(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// `font` with `color`, `face` or `size`.
  @Test(arguments: [
    ("<svg><font color=a>b", #"svg:svg[] font{color=a}["b"]"#),
    ("<svg><font face=a>b", #"svg:svg[] font{face=a}["b"]"#),
    ("<svg><font SIZE=a>b", #"svg:svg[] font{size=a}["b"]"#),
    ("<svg><font>a", #"svg:svg[svg:font["a"]]"#),
    ("<svg><font class=a>b", #"svg:svg[svg:font{class=a}["b"]]"#),
    ("<math><font size=1>a", #"math:math[] font{size=1}["a"]"#),
  ])
  func leavesForeignContentForOldFonts(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tags `p` and `br`.
  @Test(arguments: [
    ("<svg></p>a", #"svg:svg[] p[] "a""#),
    ("<svg><g></br>a", #"svg:svg[svg:g[]] br[] "a""#),
    ("<math><mi></p>a", #"math:math[math:mi[p[] "a"]]"#),
    ("<svg><desc></p>a", #"svg:svg[svg:desc[p[] "a"]]"#),
  ])
  func leavesForeignContentAtTwoEndTags(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Names of HTML that do not break out.
  @Test(arguments: [
    ("<svg><a>b", #"svg:svg[svg:a["b"]]"#),
    ("<svg><title>a", #"svg:svg[svg:title["a"]]"#),
    ("<svg><section>a", #"svg:svg[svg:section["a"]]"#),
    ("<svg><style>a", #"svg:svg[svg:style["a"]]"#),
    ("<math><form>a", #"math:math[math:form["a"]]"#),
    ("<svg><input>", "svg:svg[svg:input[]]"),
    ("<svg><select><option>a", #"svg:svg[svg:select[svg:option["a"]]]"#),
    ("<svg><nav>a</nav>b", #"svg:svg[svg:nav["a"] "b"]"#),
  ])
  func staysInForeignContentForOthers(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// HTML integration points.
  @Test(arguments: [
    (
      "<svg><foreignObject><p>a</p></foreignObject><g>",
      #"svg:svg[svg:foreignObject[p["a"]] svg:g[]]"#
    ),
    ("<svg><desc><div>a", #"svg:svg[svg:desc[div["a"]]]"#),
    ("<svg><title><b>a", #"svg:svg[svg:title[b["a"]]]"#),
    ("<svg><foreignObject><svg><g>", "svg:svg[svg:foreignObject[svg:svg[svg:g[]]]]"),
    ("<svg><desc>a<p>b<g>c", #"svg:svg[svg:desc["a" p["b" g["c"]]]]"#),
    (
      "<math><annotation-xml encoding=text/html><p>a",
      #"math:math[math:annotation-xml{encoding=text/html}[p["a"]]]"#
    ),
    (
      "<math><annotation-xml encoding=APPLICATION/XHTML+XML><b>a",
      #"math:math[math:annotation-xml{encoding=APPLICATION/XHTML+XML}[b["a"]]]"#
    ),
    (
      "<math><annotation-xml encoding=text/xml><p>a",
      #"math:math[math:annotation-xml{encoding=text/xml}[]] p["a"]"#
    ),
    ("<math><annotation-xml><i>a", #"math:math[math:annotation-xml[]] i["a"]"#),
    ("<svg><foreignObject><tr><td>a", #"svg:svg[svg:foreignObject["a"]]"#),
  ])
  func hasHTMLInIntegrationPoints(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// MathML text integration points.
  @Test(arguments: [
    ("<math><mi><b>a</b></mi>b", #"math:math[math:mi[b["a"]] "b"]"#),
    ("<math><mo><p>a", #"math:math[math:mo[p["a"]]]"#),
    ("<math><mn><svg><g>", "math:math[math:mn[svg:svg[svg:g[]]]]"),
    ("<math><ms><mglyph>a", #"math:math[math:ms[math:mglyph["a"]]]"#),
    ("<math><mtext><malignmark/><b>a", #"math:math[math:mtext[math:malignmark[] b["a"]]]"#),
    ("<math><mi><mrow>a", #"math:math[math:mi[mrow["a"]]]"#),
    ("<math><mi><mglyph><b>a", #"math:math[math:mi[math:mglyph[] b["a"]]]"#),
    ("<math><annotation-xml><svg><p>a", #"math:math[math:annotation-xml[svg:svg[]]] p["a"]"#),
    ("<math><annotation-xml><mi><p>a", #"math:math[math:annotation-xml[math:mi[p["a"]]]]"#),
    ("<math><mrow><svg><g>", "math:math[math:mrow[math:svg[math:g[]]]]"),
  ])
  func hasHTMLInTextOfMathML(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// CDATA sections.
  @Test(arguments: [
    ("<svg><![CDATA[a<b>&amp;]]>c", #"svg:svg["a<b>&amp;c"]"#),
    ("<math><mi><![CDATA[a]]>", #"math:math[math:mi["a"]]"#),
    ("<svg><desc><![CDATA[a]]>", #"svg:svg[svg:desc["a"]]"#),
    ("<div><![CDATA[a]]>", "div[<!--[CDATA[a]]-->]"),
    ("<svg><![CDATA[]]>a", #"svg:svg["a"]"#),
    ("<svg><![CDATA[a", #"svg:svg["a"]"#),
    ("<svg><![CDATA[a\0]]>", "svg:svg[\"a\u{FFFD}\"]"),
  ])
  func readsCDATAInForeignContent(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// U+0000.
  @Test(arguments: [
    ("<svg>a\0b", "svg:svg[\"a\u{FFFD}b\"]"),
    ("<math><mi>a\0b", #"math:math[math:mi["ab"]]"#),
    ("<svg><desc>a\0b", #"svg:svg[svg:desc["ab"]]"#),
    ("<svg>\0", "svg:svg[\"\u{FFFD}\"]"),
  ])
  func replacesNULInForeignContent(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// End tags, in any case.
  @Test(arguments: [
    ("<svg><g>a</G>b", #"svg:svg[svg:g["a"] "b"]"#),
    ("<svg><foreignObject></FOREIGNOBJECT>a", #"svg:svg[svg:foreignObject[] "a"]"#),
    ("<svg><g><path></g>a", #"svg:svg[svg:g[svg:path[]] "a"]"#),
    ("<svg><g></x>a", #"svg:svg[svg:g["a"]]"#),
    ("<svg><g></div>a", #"svg:svg[svg:g["a"]]"#),
    ("<div><svg><g></div>a", #"div[svg:svg[svg:g[]]] "a""#),
    ("<svg></svg>a</svg>b", #"svg:svg[] "ab""#),
    ("<svg><desc></svg>a", #"svg:svg[svg:desc[]] "a""#),
    ("<p><math><mi>a</p>b", #"p[math:math[math:mi["a" p[] "b"]]]"#),
    ("<b><svg></b>a", #"b[svg:svg[]] "a""#),
  ])
  func closesForeignElementsByName(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Foreign content in cells and templates.
  @Test(arguments: [
    ("<table><td><svg><g></td><td>a", #"table[tbody[tr[td[svg:svg[svg:g[]]] td["a"]]]]"#),
    ("<table><td><svg><desc><td>a", #"table[tbody[tr[td[svg:svg[svg:desc[]]] td["a"]]]]"#),
    ("<template><svg><g></template>a", #"template[svg:svg[svg:g[]]] "a""#),
    ("<table><svg><tr>", "svg:svg[svg:tr[]] table[]"),
    ("<table><caption><math><mi></caption>a", #""a" table[caption[math:math[math:mi[]]]]"#),
  ])
  func endsTablesAroundForeignContent(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  /// Adjust foreign attributes: the names stay.
  @Test(arguments: [
    ("<svg xlink:href=a xml:lang=b xmlns=c>", "svg:svg{xlink:href=a xml:lang=b xmlns=c}[]"),
    ("<svg XLINK:HREF=a>", "svg:svg{xlink:href=a}[]"),
  ])
  func prefixesAttributesOfForeignElements(_ html: String, _ tree: String) {
    expectTree(tree, of: html)
  }

  @Test(
    arguments: names(
      """
      b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li \
      listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
      """))
  func leavesForeignContentForEachOfThese(name: String) {
    #expect(shape(of: "<svg><g><\(name)>").hasPrefix("svg:svg[svg:g[]]"))
    #expect(shape(of: "<math><mrow><\(name)>").hasPrefix("math:math[math:mrow[]]"))
  }

  @Test(arguments: names("a abbr article cite del form input label q section select textarea x-y"))
  func staysInForeignContentForEachOfThese(name: String) {
    expectTree(#"svg:svg[svg:\#(name)["a"]]"#, of: "<svg><\(name)>a")
  }

  @Test(
    arguments: names(
      """
      altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath \
      feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
      feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
      feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
      feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
      radialGradient textPath
      """))
  func spellsElementsOfSVG(name: String) {
    expectTree("svg:svg[svg:\(name)[]]", of: "<svg><\(name.lowercased())>")
    expectTree("\(name.lowercased())[]", of: "<\(name)>")
  }

  @Test(
    arguments: names(
      """
      attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits \
      diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix \
      kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight \
      markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength \
      patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ \
      preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur \
      requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod \
      startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY \
      textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
      """))
  func spellsAttributesOfSVG(name: String) {
    expectTree("svg:svg[svg:g{\(name)=1}[]]", of: "<svg><g \(name.uppercased())=1>")
    expectTree("b{\(name.lowercased())=1}[]", of: "<b \(name)=1>")
  }
}
