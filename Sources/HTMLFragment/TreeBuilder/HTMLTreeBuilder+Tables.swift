import ByteText

// The insertion modes “in table”, “in caption” and “in column group” (HTML Standard §13.2.6.4.9 – 12).

extension HTMLTreeBuilder {
  mutating func insertTable() {
    guard hasRoom() else {
      insertVoidElement()
      return
    }
    insertElement()
    mode = .inTable
  }

  mutating func processInTable() -> Step {
    switch token.kind {
    case .text: return processTextInTable()
    case .startTag: return processStartTagInTable()
    default: break
    }
    switch token.tag {
    case .table:
      guard open.has(.table, in: .table) else { return .done }
      pop(through: .table)
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: closeTemplate()
    default: return fosterInBody()
    }
    return .done
  }

  private mutating func processStartTagInTable() -> Step {
    switch token.tag {
    case .caption:
      clearToTable()
      formatting.appendMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearToTable()
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearToTable()
      insertImpliedElement(.colgroup)
      mode = .inColumnGroup
      return .again
    case .tbody, .tfoot, .thead:
      clearToTable()
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearToTable()
      insertImpliedElement(.tbody)
      mode = .inTableBody
      return .again
    case .table:
      guard open.has(.table, in: .table) else { return .done }
      pop(through: .table)
      resetMode()
      return .again
    case .style, .script, .template: processInHead()
    case .input where isHiddenInput: insertVoidElement()
    case .form:
      guard form < 0, !open.hasAny(.template) else { return .done }
      insertElement()
      form = open.current.node
      popCurrent()
    default: return fosterInBody()
    }
    return .done
  }

  private var isHiddenInput: Bool {
    for index in token.firstAttribute..<token.firstAttribute + Int(token.attributeCount) {
      let attribute = tokenizer.attributes.base[index]
      if attribute.knownName == .type {
        let value = attribute.value
        return value.count == 6
          && PackedName(lowercase: tokenizer.bytes.base + value.lowerBound, count: 6) == Self.hidden
      }
    }
    return false
  }

  private static let hidden = PackedName("hidden")

  /// Text between the parts of a table: white space stays there, other text goes before the table.
  private mutating func processTextInTable() -> Step {
    let current = open.current
    guard current.tag.fostersContent || current.tag == .template else { return fosterInBody() }
    if token.hasNUL {
      (tokenizer.token.start, tokenizer.token.end) = tokenizer.replacingNUL(
        token.start, token.end, dropping: true)
      tokenizer.token.hasNUL = false
    }
    guard lengthOfSpace() == token.end - token.start else { return fosterInBody() }
    insertText(token.start, token.end)
    return .done
  }

  /// How long the white space is with which the token's text begins.
  func lengthOfSpace() -> Int {
    var index = token.start
    while index < token.end, tokenizer.bytes.base[index].isHTMLSpace { index += 1 }
    return index - token.start
  }

  mutating func fosterInBody() -> Step {
    isFostering = true
    let step = processInBody()
    isFostering = false
    return step
  }

  /// “Clear the stack back to a table context”.
  private mutating func clearToTable() {
    while open.count > 1, !open.current.isHTML(.table), !open.current.isHTML(.template) {
      popCurrent()
    }
  }

  // MARK: Captions

  mutating func processInCaption() -> Step {
    switch (token.kind, token.tag) {
    case (.endTag, .caption):
      closeCaption()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr), (.endTag, .table):
      return closeCaption() ? .again : .done
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .tbody), (.endTag, .td), (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead),
      (.endTag, .tr):
      return .done
    default: return processInBody()
    }
  }

  @discardableResult
  private mutating func closeCaption() -> Bool {
    guard open.has(.caption, in: .table) else { return false }
    generateImpliedEndTags()
    pop(through: .caption)
    formatting.removeToMarker()
    mode = .inTable
    return true
  }

  // MARK: Column groups

  mutating func processInColumnGroup() -> Step {
    switch (token.kind, token.tag) {
    case (.text, _):
      let length = lengthOfSpace()
      insertText(token.start, token.start + length)
      tokenizer.token.start += length
      if token.start == token.end { return .done }
    case (.startTag, .col):
      insertVoidElement()
      return .done
    case (.endTag, .colgroup):
      closeColumnGroup()
      return .done
    case (.endTag, .col), (.startTag, .html): return .done
    case (.startTag, .template), (.endTag, .template):
      processInHead()
      return .done
    default: break
    }
    return closeColumnGroup() ? .again : .done
  }

  @discardableResult
  private mutating func closeColumnGroup() -> Bool {
    guard open.current.isHTML(.colgroup) else { return false }
    popCurrent()
    mode = .inTable
    return true
  }
}
