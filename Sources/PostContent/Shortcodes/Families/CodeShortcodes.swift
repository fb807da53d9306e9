/// `[code]`, `[php]`, `[latex]` (Automattic's syntaxhighlighter.php and Jetpack's latex.php).
enum CodeShortcodes {
  static let rules: [String: ShortcodeRule] = {
    var rules: [String: ShortcodeRule] = ["latex": .formula]
    for name in ["code", "sourcecode", "source"] { rules[name] = .code(language: nil) }
    for name in languages { rules[name] = .code(language: name) }
    return rules
  }()

  /// The names that are languages as well.
  private static let languages = [
    "as3", "actionscript3", "arduino", "bash", "shell", "coldfusion", "cf", "c", "cpp", "clojure",
    "clj", "csharp", "c-sharp", "css", "delphi", "pas", "pascal", "diff", "patch", "erl", "erlang",
    "fsharp", "groovy", "go", "haskell", "java", "javafx", "jfx", "js", "jscript", "javascript",
    "tex", "matlab", "matlabkey", "objc", "obj-c", "perl", "pl", "php", "plain", "text",
    "powershell", "ps", "py", "python", "r", "ruby", "rb", "rails", "ror", "scala", "sql", "swift",
    "vb", "vbnet", "xml", "xhtml", "xslt", "html", "yaml", "yml",
  ]
}
