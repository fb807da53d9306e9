/// The names by which highlighters know languages.
///
/// They are those of GeSHi, SyntaxHighlighter, Prism, highlight.js, EnlighterJS and Crayon, in lower case.
package enum ProgrammingLanguage {
  /// Whether a name is that of a language of programs.
  package static func isKnown(_ name: String) -> Bool { names.contains(name.lowercased()) }

  /// Whether a name is a common word, too, so that its place has to tell what it means.
  package static func isWord(_ name: String) -> Bool {
    name.utf8.count < 3 || words.contains(name.lowercased())
  }

  /// Whether a highlighter writes a name where no language is named.
  package static func isNone(_ name: String) -> Bool { nones.contains(name.lowercased()) }

  /// Whether a value of `lang` is a language that people speak: `en`, `pt-BR`.
  package static func isSpoken(_ tag: String) -> Bool {
    let parts = tag.lowercased().split(separator: "-", maxSplits: 1)
    guard let first = parts.first, spoken.contains(String(first)) else { return false }
    return parts.count == 1 || parts[1].utf8.count == 2 || parts[1].utf8.count == 4
  }

  private static let names: Set<String> = Set(
    """
    abap actionscript actionscript3 ada algol68 apache apacheconf apex apl applescript arduino arm as as3 asm \
    asp aspnet aspx autohotkey autoit avrasm awk bash basic basic4gl bat batch bbcode bibtex blitzbasic bnf boo \
    brainfuck c c# c++ c-sharp c_mac cfm chaiscript cil clj clojure cmake cobol coffee coffeescript coldfusion cf \
    cpp cpp-qt cs csharp css css3 cuda curl cxx cypher d dart dcl delphi diff django docker dockerfile dos dot \
    dsconfig dtd ecmascript eiffel elisp elixir elm email erb erl erlang euphoria excel f# falcon flex fo fortran \
    freebasic fsharp gambas gdb gherkin glsl gml gnuplot go golang gradle graphql groovy gwbasic haml handlebars \
    haskell haxe hcl hicest hlsl hs hq9plus html html4strict html5 htm http hxml icon idl ini inno intercal \
    io irc j java java5 javafx javascript jcl jfx jinja jquery js jscript json json5 jsp jsx julia kotlin kts \
    kixtart klonec latex ldif less lhs liquid lisp llvm locobasic logtalk log lolcode lotusscript lsl lua m4 m68k \
    magiksf make makefile mapbasic markdown markup mathematica mathml matlab matlabkey maxima md mel mercury \
    mips mirc mmix modula2 modula3 mpasm mrc mssql mxml mysql nagios nasm netrexx nginx nim nix nsis oberon2 \
    obj-c objc objective-c objectivec objeck ocaml octave oobas openbsd oracle oracle11 oracle8 oxygene oz \
    parasail pas pascal patch pcre perl perl6 pf pgsql php php-brief php3 php4 php5 pic16 pike pl plain \
    plaintext pli plsql postgresql postscript povray powerbuilder powershell proftpd progress prolog \
    properties protobuf providex ps ps1 puppet purebasic purescript pwsh py py3 pycon pys60 python python3 q qbasic \
    qml r racket rails raku rb reg rest rexx robots robotframework ror rsplus rsl rst ruby rust rs sas sass scala \
    scheme scilab scl scss sdlbasic sh shell shell-session shellscript smalltalk smarty solidity sparql splus spss \
    sql squirrel stata swift svg systemverilog tcl tclegg teraterm terraform tex text thinbasic toml ts tsql tsx \
    twig txt typescript typoscript unicon uscript vala vb vb.net vba vbnet vbs vbscript vedit verilog vhdl vim \
    visualbasic visualfoxpro vue wasm whois winbatch wiki xbasic xhtml xml xorg_conf xpp xquery xsl xslt yaml yml \
    z80 zig zsh zxbasic
    """.split(separator: " ").map { String($0) })

  private static let words: Set<String> = [
    "apache", "basic", "boo", "curl", "dart", "docker", "dot", "email", "excel", "flex", "go",
    "icon",
    "inno", "less", "liquid", "log", "make", "plain", "plaintext", "progress", "properties",
    "puppet",
    "rails", "reg", "rest", "ruby", "rust", "scheme", "shell", "smarty", "swift", "text", "txt",
    "twig", "wiki",
  ]

  private static let nones: Set<String> = [
    "", "auto", "autodetect", "default", "false", "nohighlight", "no-highlight", "none", "null",
    "true", "undefined", "unknown",
  ]

  /// What is also the name of a language of programs is not among them: `cs`, `pl`.
  private static let spoken: Set<String> = [
    "ar", "bg", "bn", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga",
    "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ko", "la", "lt", "lv", "nb", "nl", "nn",
    "no", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh",
  ]
}
