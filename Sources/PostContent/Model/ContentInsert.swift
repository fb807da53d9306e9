/// What stands for something that HTML has no words for.
public enum ContentInsert: Sendable, Equatable {
  /// A block: source code as typed. The language is as its author named it, or empty.
  case code(text: String, language: String)
  /// A block: the address of the page, for readers, of what WordPress would embed.
  case embed(url: String)
  /// A block: where a summary ends; the text is that of the link to the rest, or empty.
  case more(text: String)
  /// A block: where a page ends.
  case nextPage
  /// TeX without its delimiters.
  case math(tex: String, isBlock: Bool)
  /// Inline: a shortcode's tag that stays as it is, without escapes.
  case verbatim(String)
  /// A block: Markdown source.
  case markdown(String)
  /// Inline: a mark that refers to one of `PostContent.footnotes`.
  case footnote(id: String)
}

extension ContentInsert {
  /// Whether it stands between paragraphs, not in them.
  var isBlock: Bool {
    switch self {
    case .code, .embed, .more, .nextPage, .markdown: true
    case .math(_, let isBlock): isBlock
    case .verbatim, .footnote: false
    }
  }

  /// Whether it is a part of the text in which it stands.
  package var isText: Bool {
    switch self {
    case .math(_, let isBlock): !isBlock
    case .verbatim: true
    case .code, .embed, .more, .nextPage, .markdown, .footnote: false
    }
  }

  /// What stands for it where only text can.
  package var fallback: String {
    switch self {
    case .code(let text, _), .verbatim(let text), .markdown(let text): text
    case .embed(let url): url
    case .math(let tex, _): tex
    case .more, .nextPage, .footnote: ""
    }
  }
}
