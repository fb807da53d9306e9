import ByteText

// Templates and the insertion mode “in template” (HTML Standard §13.2.6.4.4, §13.2.6.4.16).

extension HTMLTreeBuilder {
  mutating func insertTemplate() {
    guard hasRoom() else {
      insertVoidElement()
      return
    }
    insertElement()
    formatting.appendMarker()
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func closeTemplate() {
    guard open.hasAny(.template) else { return }
    generateAllImpliedEndTags()
    pop(through: .template)
    formatting.removeToMarker()
    if templateModes.count > 0 { templateModes.removeLast() }
    resetMode()
  }

  mutating func processInTemplate() -> Step {
    switch token.kind {
    case .text: return processInBody()
    case .endTag:
      if token.tag == .template { closeTemplate() }
      return .done
    default: break
    }
    switch token.tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      processInHead()
      return .done
    case .caption, .colgroup, .tbody, .tfoot, .thead: mode = .inTable
    case .col: mode = .inColumnGroup
    case .tr: mode = .inTableBody
    case .td, .th: mode = .inRow
    default: mode = .inBody
    }
    templateModes.base[templateModes.count - 1] = mode
    return .again
  }
}
