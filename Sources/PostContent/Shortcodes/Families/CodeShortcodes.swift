import ByteText

/// `[code]`, `[php]`, `[latex]` (Automattic's syntaxhighlighter.php and Jetpack's latex.php), and those of
/// other highlighters: CodeColorer's `[cc]`, Crayon's `[crayon]`, `[prism]`, EnlighterJS's `[enlighter]`.
enum CodeShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules: [String: ShortcodeRule] = [
      "latex": .formula, "tex": .formula, "math": .formula, "katex": .formula,
    ]
    for name in [
      "code", "sourcecode", "source", "codesyntax", "crayon", "prism", "prismatic", "enlighter",
      "geshi", "codecolorer", "syntaxhighlighter", "codeblock", "code-block", "prettify", "precode",
      "pre",
    ] {
      rules[name] = .code(language: nil)
    }
    rules["pastacode"] = .shows(pastacode)
    for name in languages { rules[name] = .code(language: name) }
    // EnlighterJS shows several languages in one place.
    for name in ["codegroup", "egroup"] { rules[name] = .contentAlone }
    return rules
  }()

  /// Pastacode has the code in an attribute, encoded as in an address; what lies elsewhere is not here.
  @Sendable
  private static func pastacode(
    _ shortcode: Shortcode, _ rendering: inout BodyRendering
  ) -> String? {
    guard let code = shortcode.attributes.raw("manual"), !code.isEmpty else { return nil }
    let typed = String(
      decoding: PercentCoding.decoded(code.utf8).filter { $0 != 0x0D }, as: UTF8.self)
    let language = shortcode.attributes["lang"] ?? ""
    return rendering.standIns.block(.code(text: typed, language: language))
  }

  /// The rule of a name that is made of parts, as CodeColorer's are: `cci_php`.
  static func rule(for name: String) -> ShortcodeRule? {
    name.hasPrefix("cc") && CodeColorerName(name) != nil ? .code(language: nil) : nil
  }

  /// The names that are languages as well.
  private static let languages = [
    "actionscript", "actionscript3", "ada", "applescript", "arduino", "as3", "asm", "asp", "awk",
    "bash",
    "bat", "c", "c-sharp", "cf", "clj", "clojure", "cobol", "coffeescript", "coldfusion", "cpp",
    "cs",
    "csharp", "css", "dart", "delphi", "diff", "dockerfile", "elixir", "erl", "erlang", "fortran",
    "fsharp",
    "go", "groovy", "haskell", "haxe", "html", "html4strict", "html5", "ini", "java", "javafx",
    "javascript",
    "jfx", "jquery", "js", "jscript", "json", "jsx", "julia", "kotlin", "lisp", "lua", "matlab",
    "matlabkey",
    "mysql", "nsis", "obj-c", "objc", "objectivec", "objective-c", "octave", "pas", "pascal",
    "patch", "perl",
    "pgsql", "php", "pl", "plain", "plsql", "postgresql", "powershell", "prolog", "ps", "ps1", "py",
    "python",
    "qml", "r", "rails", "rb", "ror", "rsplus", "ruby", "rust", "sass", "scala", "scss", "sh",
    "shell",
    "splus", "sql", "swift", "tcl", "text", "ts", "tsql", "tsx", "typescript", "vb", "vbnet",
    "vbscript",
    "verilog", "vhdl", "vim", "xhtml", "xml", "xslt", "yaml", "yml",
  ]
}
