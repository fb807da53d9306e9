package import ByteText
import HTMLFragment
package import PostContent

/// How bodies become Markdown.
package struct MarkdownOptions: Sendable {
  /// Who wrote a body, which says what of its HTML counts.
  package enum Trust: Sendable {
    /// Somebody who may publish on the site.
    case author
    /// Somebody who left a comment: only what WordPress lets visitors use counts.
    case visitor
  }

  package var trust: Trust
  package var target: MarkdownTarget
  /// Whether other Markdown stands on the same page, of whose footnotes the text must not become a mark.
  package var isPartOfPage: Bool

  package init(
    trust: Trust = .author, target: MarkdownTarget = .plain, isPartOfPage: Bool = false
  ) {
    self.trust = trust
    self.target = target
    self.isPartOfPage = isPartOfPage
  }
}

/// What a body had that Markdown has no words for, and how often.
package struct BodyNotes: Sendable, Equatable {
  package var scripts = 0
  package var styles = 0
  package var noscripts = 0
  /// Plug-ins without an address.
  package var objects = 0
  /// Inputs of forms.
  package var controls = 0
  /// SVG in the text.
  package var pictures = 0
  /// Links that would have run a script.
  package var unsafeLinks = 0
  /// Lists that do not begin with a number that Markdown can write.
  package var listNumbers = 0
  /// Lists that stand in too many others.
  package var flattened = 0
}

extension BodyNotes {
  static func += (sum: inout BodyNotes, more: BodyNotes) {
    sum.scripts += more.scripts
    sum.styles += more.styles
    sum.noscripts += more.noscripts
    sum.objects += more.objects
    sum.controls += more.controls
    sum.pictures += more.pictures
    sum.unsafeLinks += more.unsafeLinks
    sum.listNumbers += more.listNumbers
    sum.flattened += more.flattened
  }
}

/// Turns bodies into Markdown; keeps its memory from one body to the next, one for each thread.
package struct BodyConverter: ~Copyable {
  private var parser = HTMLParser()
  private var html = HTMLTree()
  private var builder: MarkdownBuilder
  private var serializer: MarkdownSerializer
  private let isPartOfPage: Bool

  package init(options: MarkdownOptions = MarkdownOptions()) {
    builder = MarkdownBuilder(trust: options.trust, dialect: options.target.dialect)
    isPartOfPage = options.isPartOfPage
    serializer = MarkdownSerializer(dialect: options.target.dialect)
  }

  /// Appends a body as Markdown: nothing, or whole lines.
  package mutating func convert(
    _ content: PostContent, into output: inout ByteBuffer
  ) -> BodyNotes {
    builder.begin(content.footnotes.map(\.id))
    if isPartOfPage { builder.tree.hasFootnotes = true }
    content.html.withUnsafeBufferPointer { parser.parse($0, into: &html) }
    builder.add(html, inserts: content.inserts)
    for (index, footnote) in content.footnotes.enumerated()
    where builder.citedFootnotes.contains(index + 1) {
      Array(footnote.html.utf8).withUnsafeBufferPointer { parser.parse($0, into: &html) }
      builder.addFootnote(index + 1, html)
    }
    serializer.serialize(builder.tree, to: &output)
    return builder.notes
  }
}
