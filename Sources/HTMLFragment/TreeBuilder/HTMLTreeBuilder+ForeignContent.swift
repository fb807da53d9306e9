import ByteText

// SVG and MathML (HTML Standard §13.2.6.5).

extension HTMLTreeBuilder {
  /// Whether the token is HTML in an element of SVG or MathML.
  func isHTMLPlace(_ current: OpenElements.Element) -> Bool {
    switch token.kind {
    case .text: return current.isHTMLIntegrationPoint || current.isMathMLTextIntegrationPoint
    case .startTag:
      if current.isHTMLIntegrationPoint { return true }
      if current.isMathMLTextIntegrationPoint {
        return token.tag != .mglyph && token.tag != .malignmark
      }
      return token.tag == .svg && current.namespace == .mathML && current.tag == .annotationXML
    default: return false
    }
  }

  mutating func insertForeignRoot(_ namespace: HTMLNamespace) {
    reopenFormatting()
    insertForeignElement(namespace)
  }

  mutating func processInForeignContent() -> Step {
    switch token.kind {
    case .text:
      let (start, end) =
        token.hasNUL ? tokenizer.replacingNUL(token.start, token.end) : (token.start, token.end)
      insertText(start, end)
    case .startTag:
      if endsForeignContent {
        leaveForeignContent()
        return processInMode()
      }
      insertForeignElement(open.current.namespace)
    default:
      if token.tag == .p || token.tag == .br {
        leaveForeignContent()
        return processInMode()
      }
      return closeForeignElement()
    }
    return .done
  }

  /// Whether a start tag is one of HTML that cannot be meant to be in SVG or MathML.
  private var endsForeignContent: Bool {
    switch token.tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
      .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
      .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      return true
    case .font:
      for index in token.firstAttribute..<token.firstAttribute + Int(token.attributeCount) {
        switch tokenizer.attributes.base[index].knownName {
        case .color, .face, .size: return true
        default: break
        }
      }
      return false
    default: return false
    }
  }

  private mutating func leaveForeignContent() {
    while true {
      let current = open.current
      if current.namespace == .html || current.isHTMLIntegrationPoint
        || current.isMathMLTextIntegrationPoint
      {
        return
      }
      popCurrent()
    }
  }

  private mutating func insertForeignElement(_ namespace: HTMLNamespace) {
    tokenizer.adjustAttributes(for: namespace)
    let isHTMLAnnotation = namespace == .mathML && token.tag == .annotationXML && hasHTMLEncoding
    if namespace == .svg { tokenizer.adjustTagName() }
    if token.isSelfClosing {
      insertVoidElement(namespace)
    } else {
      insertElement(namespace)
      if isHTMLAnnotation { open.markHTMLAnnotation() }
    }
  }

  /// Whether an `annotation-xml` says that HTML is in it.
  private var hasHTMLEncoding: Bool {
    for index in token.firstAttribute..<token.firstAttribute + Int(token.attributeCount) {
      let attribute = tokenizer.attributes.base[index]
      if attribute.knownName == .encoding {
        return tokenizer.isEqual(attribute.value, "text/html")
          || tokenizer.isEqual(attribute.value, "application/xhtml+xml")
      }
    }
    return false
  }

  /// Closes the innermost element of that name in any case, or has the rules for HTML look at the tag.
  private mutating func closeForeignElement() -> Step {
    var index = open.count - 1
    while index > 0 {
      let element = open[index]
      if element.namespace == .html { return processInMode() }
      if tokenizer.isEqualIgnoringCase(name(of: Int(element.node)), token.start..<token.end) {
        pop(from: index)
        return .done
      }
      index -= 1
    }
    return .done
  }
}
