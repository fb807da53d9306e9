import ByteText
import Glibc

// The insertion mode “in body” (HTML Standard §13.2.6.4.7): end tags.

extension HTMLTreeBuilder {
  mutating func processEndTagInBody() {
    let tag = token.tag
    switch tag {
    case .p:
      if !open.has(.p, in: .button) { insertImpliedElement(.p) }
      closeOpenParagraph()
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      runAdoptionAgency(for: tag)
    case .div, .ul, .ol, .figure, .blockquote, .section, .article, .header, .footer, .address,
      .aside, .button, .center, .details, .dialog, .dir, .dl, .fieldset, .figcaption, .hgroup,
      .listing, .main, .menu, .nav, .pre, .search, .select, .summary:
      close(tag, in: .general)
    case .li: close(tag, in: .listItem)
    case .dd, .dt: close(tag, in: .general)
    case .h1, .h2, .h3, .h4, .h5, .h6: closeHeading()
    case .br:
      reopenFormatting()
      insertImpliedElement(.br)
      popCurrent()
    case .form: closeForm()
    case .applet, .marquee, .object:
      guard open.has(tag) else { return }
      close(tag, in: .general)
      formatting.removeToMarker()
    case .template: closeTemplate()
    case .body, .html: break
    default: processAnyOtherEndTag()
    }
  }

  /// Closes the innermost element with a tag, if there is one in a scope.
  @inline(__always)
  private mutating func close(_ tag: HTMLTag, in scope: OpenElements.Scope) {
    guard open.has(tag, in: scope) else { return }
    generateImpliedEndTags(except: tag)
    pop(through: tag)
  }

  private mutating func closeHeading() {
    guard open.hasHeading() else { return }
    generateImpliedEndTags()
    while open.count > 1 {
      let current = open.current
      popCurrent()
      if current.namespace == .html, current.tag.isHeading { return }
    }
  }

  private mutating func closeForm() {
    guard !open.hasAny(.template) else {
      close(.form, in: .general)
      return
    }
    let element = Int(form)
    form = -1
    guard element >= 0, open.has(node: element) else { return }
    generateImpliedEndTags()
    if let index = open.index(ofNode: element) {
      node[element].isOpen = false
      open.remove(at: index)
    }
  }

  /// “Any other end tag”: closes the innermost element of that name, unless a special one stands between.
  mutating func processAnyOtherEndTag() {
    guard open.mayHave(nameOf: token) else { return }
    var index = open.count - 1
    while index > 0 {
      let element = open[index]
      if element.namespace == .html, hasTokenName(element) {
        generateImpliedEndTags(except: element.tag)
        pop(from: index)
        return
      }
      if element.isSpecial { return }
      index -= 1
    }
  }

  /// Whether an element has the name that the token has.
  private func hasTokenName(_ element: OpenElements.Element) -> Bool {
    guard element.tag == token.tag, element.nameHash == token.nameHash else { return false }
    guard element.tag == .unknown else { return true }
    let name = name(of: Int(element.node))
    let text = tokenizer.bytes.base
    return name.count == token.end - token.start
      && memcmp(text + name.lowerBound, text + token.start, name.count) == 0
  }

  /// “Generate implied end tags” (§13.2.6.3).
  ///
  /// The tag that is left out may be `unknown`: none is.
  @inline(__always)
  mutating func generateImpliedEndTags(except tag: HTMLTag = .unknown) {
    while open.current.namespace == .html, open.current.tag.hasImpliedEnd, open.current.tag != tag {
      popCurrent()
    }
  }

  /// “Generate all implied end tags thoroughly”.
  mutating func generateAllImpliedEndTags() {
    while open.current.namespace == .html, open.count > 1 {
      switch open.current.tag {
      case .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: popCurrent()
      case let tag where tag.hasImpliedEnd: popCurrent()
      default: return
      }
    }
  }
}
