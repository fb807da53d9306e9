import ByteText

// The insertion mode “in body” (HTML Standard §13.2.6.4.7): text and start tags.

extension HTMLTreeBuilder {
  mutating func processInBody() -> Step {
    switch tokenizer.token.kind {
    case .text:
      insertBodyText()
      return .done
    case .startTag: return processStartTagInBody()
    default:
      processEndTagInBody()
      return .done
    }
  }

  private mutating func insertBodyText() {
    var (start, end) = (token.start, token.end)
    if token.hasNUL { (start, end) = tokenizer.replacingNUL(start, end, dropping: true) }
    guard start < end else { return }
    reopenFormatting()
    insertText(start, end)
  }

  private mutating func processStartTagInBody() -> Step {
    switch token.tag {
    case .p, .div, .ul, .ol, .figure, .blockquote, .section, .article, .header, .footer, .address,
      .aside, .center, .details, .dialog, .dir, .dl, .fieldset, .figcaption, .hgroup, .main, .menu,
      .nav, .search, .summary:
      closeParagraph()
      insertElement()
    case .li, .dd, .dt: insertItem()
    case .h1, .h2, .h3, .h4, .h5, .h6: insertHeading()
    case .a: insertAnchor()
    case .b, .strong, .em, .i, .code, .font, .u, .s, .small, .strike, .big, .tt:
      reopenFormatting()
      insertFormattingElement()
    case .nobr: insertNobr()
    case .br, .img, .area, .embed, .keygen, .wbr:
      reopenFormatting()
      insertVoidElement()
    case .input: insertInput()
    case .hr: insertRule()
    case .pre, .listing:
      closeParagraph()
      insertElement()
      skipsLineFeed = true
    case .table:
      closeParagraph()
      insertTable()
    case .select, .option, .optgroup: insertSelectPart()
    case .rb, .rtc, .rp, .rt: insertRubyPart()
    case .form: insertForm()
    case .button: insertButton()
    case .applet, .marquee, .object: insertMarkedElement()
    case .math: insertForeignRoot(.mathML)
    case .svg: insertForeignRoot(.svg)
    case .param, .source, .track: insertVoidElement()
    case .image:
      renameToImg()
      return .again
    default: return processRareStartTagInBody()
    }
    return .done
  }

  private mutating func processRareStartTagInBody() -> Step {
    switch token.tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      processInHead()
    case .textarea:
      insertTextElement(.escapableRawText)
      skipsLineFeed = true
    case .iframe, .noembed: insertTextElement(.rawText)
    case .xmp:
      closeParagraph()
      reopenFormatting()
      insertTextElement(.rawText)
    case .plaintext:
      closeParagraph()
      insertElement()
      tokenizer.textKind = .plainText
    case .body, .caption, .col, .colgroup, .frame, .frameset, .head, .html, .tbody, .td, .tfoot,
      .th, .thead, .tr:
      break
    default:
      reopenFormatting()
      insertElement()
    }
    return .done
  }

  /// What “in body” leaves to the rules for “in head” (§13.2.6.4.4).
  mutating func processInHead() {
    if token.kind == .endTag {
      closeTemplate()
      return
    }
    switch token.tag {
    case .title: insertTextElement(.escapableRawText)
    case .noframes, .style: insertTextElement(.rawText)
    case .script: insertTextElement(.scriptData)
    case .template: insertTemplate()
    default: insertVoidElement()
    }
  }

  // MARK: Blocks

  /// Closes a `p` that is open in button scope.
  @inline(__always)
  mutating func closeParagraph() {
    if open.has(.p, in: .button) { closeOpenParagraph() }
  }

  mutating func closeOpenParagraph() {
    generateImpliedEndTags(except: .p)
    pop(through: .p)
  }

  private mutating func insertHeading() {
    closeParagraph()
    if open.current.namespace == .html, open.current.tag.isHeading { popCurrent() }
    insertElement()
  }

  /// Inserts `li`, `dd` or `dt`, which ends the item before it.
  private mutating func insertItem() {
    var index = open.count - 1
    while index > 0 {
      let element = open[index]
      if element.namespace == .html, isSameItem(element.tag) {
        generateImpliedEndTags(except: element.tag)
        pop(through: element.tag)
        break
      }
      if element.isSpecial, !element.isTransparentToItems { break }
      index -= 1
    }
    closeParagraph()
    insertElement()
  }

  private func isSameItem(_ tag: HTMLTag) -> Bool {
    token.tag == .li ? tag == .li : tag == .dd || tag == .dt
  }

  private mutating func insertRule() {
    closeParagraph()
    if open.has(.select) { generateImpliedEndTags() }
    insertVoidElement()
  }

  private mutating func insertForm() {
    let isInTemplate = open.hasAny(.template)
    guard form < 0 || isInTemplate else { return }
    closeParagraph()
    insertElement()
    if !isInTemplate { form = open.current.node }
  }

  private mutating func insertButton() {
    if open.has(.button) {
      generateImpliedEndTags()
      pop(through: .button)
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func insertMarkedElement() {
    reopenFormatting()
    insertElement()
    formatting.appendMarker()
  }

  // MARK: Phrases

  private mutating func insertAnchor() {
    if let index = formatting.lastIndex(of: .a) {
      let anchor = Int(formatting[index].node)
      runAdoptionAgency(for: .a)
      if let index = formatting.index(ofNode: anchor) { formatting.remove(at: index) }
      if let index = open.index(ofNode: anchor) {
        node[anchor].isOpen = false
        open.remove(at: index)
      }
    }
    reopenFormatting()
    insertFormattingElement()
  }

  private mutating func insertNobr() {
    reopenFormatting()
    if open.has(.nobr) {
      runAdoptionAgency(for: .nobr)
      reopenFormatting()
    }
    insertFormattingElement()
  }

  private mutating func insertInput() {
    if open.has(.select) { pop(through: .select) }
    reopenFormatting()
    insertVoidElement()
  }

  private mutating func insertSelectPart() {
    let isInSelect = open.has(.select)
    switch token.tag {
    case .select where isInSelect:
      pop(through: .select)
      return
    case .select: break
    case .option where isInSelect: generateImpliedEndTags(except: .optgroup)
    case .optgroup where isInSelect: generateImpliedEndTags()
    default: if open.current.isHTML(.option) { popCurrent() }
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func insertRubyPart() {
    if open.has(.ruby) {
      let isContainer = token.tag == .rb || token.tag == .rtc
      generateImpliedEndTags(except: isContainer ? .unknown : .rtc)
    }
    insertElement()
  }

  private mutating func renameToImg() {
    tokenizer.token.tag = .img
  }
}

extension OpenElements.Element {
  /// Whether an item ends although this special element stands around what follows it.
  fileprivate var isTransparentToItems: Bool {
    isHTML(.address) || isHTML(.div) || isHTML(.p)
  }
}
