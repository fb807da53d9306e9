import ByteText

// The insertion modes “in table body”, “in row” and “in cell” (HTML Standard §13.2.6.4.13 – 15).

extension HTMLTreeBuilder {
  mutating func processInTableBody() -> Step {
    switch (token.kind, token.tag) {
    case (.startTag, .tr):
      clearToTableBody()
      insertElement()
      mode = .inRow
      return .done
    case (.startTag, .td), (.startTag, .th):
      clearToTableBody()
      insertImpliedElement(.tr)
      mode = .inRow
      return .again
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard open.has(token.tag, in: .table) else { return .done }
      closeTableBody()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.endTag, .table):
      guard open.hasTableSection() else { return .done }
      closeTableBody()
      return .again
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th), (.endTag, .tr):
      return .done
    default: return processInTable()
    }
  }

  private mutating func clearToTableBody() {
    while open.count > 1 {
      let current = open.current
      if current.namespace == .html, current.tag.isTableSection || current.tag == .template {
        return
      }
      popCurrent()
    }
  }

  private mutating func closeTableBody() {
    clearToTableBody()
    popCurrent()
    mode = .inTable
  }

  // MARK: Rows

  mutating func processInRow() -> Step {
    switch (token.kind, token.tag) {
    case (.startTag, .td), (.startTag, .th):
      clearToRow()
      insertElement()
      mode = .inCell
      formatting.appendMarker()
      return .done
    case (.endTag, .tr):
      closeRow()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      return closeRow() ? .again : .done
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard open.has(token.tag, in: .table) else { return .done }
      return closeRow() ? .again : .done
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th):
      return .done
    default: return processInTable()
    }
  }

  private mutating func clearToRow() {
    while open.count > 1, !open.current.isHTML(.tr), !open.current.isHTML(.template) {
      popCurrent()
    }
  }

  @discardableResult
  private mutating func closeRow() -> Bool {
    guard open.has(.tr, in: .table) else { return false }
    clearToRow()
    popCurrent()
    mode = .inTableBody
    return true
  }

  // MARK: Cells

  mutating func processInCell() -> Step {
    switch (token.kind, token.tag) {
    case (.endTag, .td), (.endTag, .th):
      guard open.has(token.tag, in: .table) else { return .done }
      closeCell(token.tag)
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr):
      return closeCell() ? .again : .done
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html):
      return .done
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead),
      (.endTag, .tr):
      guard open.has(token.tag, in: .table) else { return .done }
      return closeCell() ? .again : .done
    default: return processInBody()
    }
  }

  /// “Close the cell”: whichever is open.
  private mutating func closeCell() -> Bool {
    guard open.hasCell() else { return false }
    closeCell(open.has(.td, in: .table) ? .td : .th)
    return true
  }

  private mutating func closeCell(_ tag: HTMLTag) {
    generateImpliedEndTags()
    pop(through: tag)
    formatting.removeToMarker()
    mode = .inRow
  }
}
